import type { BulkTask } from '../../../domain/bulk/plan-bulk.ts';

/** What was approved: its words, and the tasks as the plan showed them. */
export interface BulkJob {
  readonly id: string;
  /** What is done to each, e.g. “Disable”. */
  readonly title: string;
  readonly tasks: readonly BulkTask[];
}

/**
 * `sent`: under way, or the page went before an answer came. `unknown`: the answer was lost and could not be read back.
 * Only `waiting` was certainly not attempted.
 */
export type TaskOutcome = 'waiting' | 'sent' | 'done' | 'failed' | 'unknown';

/** `failing`: one after the other failed, so that the rest would most likely fail too. */
export type PauseReason = 'person' | 'rate' | 'offline' | 'sign-in' | 'failing';

export type BulkPhase =
  | { readonly name: 'starting' }
  /** Another tab of this browser has a job: the rate belongs to it. */
  | { readonly name: 'refused' }
  | { readonly name: 'running'; readonly backsOffUntil: number | undefined }
  | { readonly name: 'paused'; readonly reason: PauseReason }
  /** Nothing more is begun; what was sent is waited for. */
  | { readonly name: 'cancelling' }
  | { readonly name: 'ended'; readonly isCancelled: boolean };

/** How far a job is; a new object after each change that is told. */
export interface BulkProgress {
  readonly job: BulkJob;
  readonly phase: BulkPhase;
  /** One for each task. */
  readonly outcomes: readonly TaskOutcome[];
  /** What this run is about: everything, or what a retry was asked for. `left` of it has no outcome yet. */
  readonly run: { readonly count: number; readonly left: number };
  /** How many are still to be sent; other tasks that wait are left alone, because the job was cancelled. */
  readonly toDo: number;
  /** Why the tasks failed, by their position. */
  readonly reasons: ReadonlyMap<number, string>;
  /** False where the browser keeps no journal, so that a reload would forget how far it was. */
  readonly isRemembered: boolean;
}

export function countOutcomes(outcomes: readonly TaskOutcome[]): Readonly<Record<TaskOutcome, number>> {
  const counts = { waiting: 0, sent: 0, done: 0, failed: 0, unknown: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
}
