/** What a figure should be. */
export interface Goal {
  readonly is: 'at most' | 'at least' | 'exactly';
  readonly value: number;
}

/** Something that is measured, in the words of the table. */
export interface Figure {
  readonly what: string;
  readonly unit: '' | 's' | 'ms' | 'MB' | 'frames/s';
  /** Undefined where no issue asks for one. */
  readonly goal?: Goal;
  /** The goal with a processor slowed down four times. */
  readonly throttledGoal?: Goal;
}

/** What is known of one figure under one condition. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly count: number;
}

export function atMost(value: number): Goal {
  return { is: 'at most', value };
}

export function atLeast(value: number): Goal {
  return { is: 'at least', value };
}

export function exactly(value: number): Goal {
  return { is: 'exactly', value };
}

export function summarise(samples: readonly number[]): Summary | undefined {
  const sorted = samples.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const [lower, upper] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  const [least, most] = [sorted[0], sorted.at(-1)];
  if (lower === undefined || upper === undefined || least === undefined || most === undefined) return undefined;
  return { median: (lower + upper) / 2, least, most, count: sorted.length };
}

/** Judged by the median, because one run in seven may meet a busy machine. */
export function isMet({ is, value }: Goal, { median }: Summary): boolean {
  if (is === 'at most') return median <= value;
  return is === 'at least' ? median >= value : median === value;
}
