import type { BulkProgress, TaskOutcome } from './bulk-job.ts';

interface RunState extends Omit<BulkProgress, 'run' | 'toDo'> {
  /** What was asked for last. */
  readonly wanted: readonly number[];
  readonly queue: readonly number[];
  readonly underWay: ReadonlySet<number>;
}

/** What is still to be sent, in this run. */
function countToDo({ phase, outcomes, wanted, queue, underWay }: RunState): number {
  const isWaiting = (position: number): boolean => outcomes[position] === 'waiting';
  if (phase.name === 'starting') return wanted.filter(isWaiting).length;
  // After a cancel those that had begun to look go no further.
  return queue.length + (phase.name === 'cancelling' ? 0 : [...underWay].filter(isWaiting).length);
}

/** What has no outcome yet, in this run: what was cancelled never gets one. */
function countLeft({ phase, outcomes, wanted }: RunState): number {
  // Until a retry has begun, its rows have the outcomes of the last run.
  if (phase.name === 'starting' || phase.name === 'refused') return wanted.length;
  return wanted.filter((position) => outcomes[position] === 'waiting' || outcomes[position] === 'sent').length;
}

/** How far a run is, as it stays while the run goes on. */
export function progressOf(state: RunState): BulkProgress {
  const { job, phase, outcomes, reasons, isRemembered, wanted } = state;
  return {
    job,
    phase,
    outcomes: [...outcomes],
    run: { count: wanted.length, left: countLeft(state) },
    toDo: countToDo(state),
    reasons: new Map(reasons),
    isRemembered,
  };
}

/** Those of the tasks that are worth another try. */
export function failedPositions(outcomes: readonly TaskOutcome[]): readonly number[] {
  return outcomes.flatMap((outcome, position) => (outcome === 'failed' || outcome === 'unknown' ? [position] : []));
}
