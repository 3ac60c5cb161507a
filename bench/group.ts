import type { ConsoleUnderTest } from './console-under-test.ts';
import type { Figure } from './figure.ts';
import type { Slowdown } from './results.ts';

/** What a group measures with. */
export interface Bench {
  readonly console: ConsoleUnderTest;
  /** How many samples a figure shall have at least. */
  readonly runs: number;
  readonly record: (figure: Figure, slowdown: Slowdown, value: number) => void;
}

/** Figures that are measured together: `npm run bench -- <name>`. */
export interface Group {
  readonly name: string;
  readonly title: string;
  measure(bench: Bench): Promise<void>;
}

/** Runs one after the other, after one that only warms up; what follows the first is measured. */
export async function repeat(runs: number, run: (isMeasured: boolean) => Promise<void>): Promise<void> {
  for (let index = 0; index <= runs; index += 1) {
    // Two at once would measure each other.
    // oxlint-disable-next-line no-await-in-loop
    await run(index > 0);
  }
}
