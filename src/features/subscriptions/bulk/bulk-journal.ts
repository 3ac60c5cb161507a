import * as z from 'zod/mini';
import { findPreferences, openPreference } from '../../../lib/preferences.ts';
import type { BulkJob, TaskOutcome } from './bulk-job.ts';

const letters = { waiting: '.', sent: 's', done: 'd', failed: 'f', unknown: 'u' } as const satisfies Record<
  TaskOutcome,
  string
>;

/** Ids, names and what became of them: what a person needs after a reload, and nothing that is secret. */
const jobSchema = z.object({
  title: z.string(),
  startedAt: z.number(),
  tasks: z.array(z.tuple([z.string(), z.string()])),
});

const jobName = 'bulk-job.';

export interface JournalEntry {
  readonly jobId: string;
  readonly title: string;
  readonly startedAt: number;
  readonly tasks: readonly {
    readonly subscriptionId: string;
    readonly name: string;
    readonly outcome: TaskOutcome;
  }[];
}

/** What one job leaves in this browser until somebody has read it. */
export interface BulkJournal {
  /** Keeps all of it or nothing; false where the browser keeps nothing. */
  readonly begin: (job: BulkJob, startedAt: number, outcomes: readonly TaskOutcome[]) => boolean;
  /**
   * Written before a task is sent: a reload must not tell of a request that went out as if it had not. So when the
   * browser does not take it any more, nothing is kept, and it is false.
   */
  readonly write: (outcomes: readonly TaskOutcome[]) => boolean;
  readonly clear: () => void;
}

/** What jobs have left, of this tab and others. Each has its own place: no job writes over what another one left. */
export interface LeftBehind {
  readonly jobIds: () => readonly string[];
  readonly read: (jobId: string) => JournalEntry | undefined;
  readonly dismiss: (jobId: string) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const outcomeOfLetter: ReadonlyMap<string | undefined, TaskOutcome> = new Map([
  [letters.waiting, 'waiting'],
  [letters.sent, 'sent'],
  [letters.done, 'done'],
  [letters.failed, 'failed'],
  [letters.unknown, 'unknown'],
]);

function placesOf(jobId: string, owner: string) {
  return {
    job: openPreference(jobName + jobId, owner, jobSchema),
    // By itself, because it is written with every request and the names of ten thousand rows need not be.
    outcomes: openPreference(`bulk-outcomes.${jobId}`, owner, z.string()),
  };
}

export function openJournal(owner: string, jobId: string): BulkJournal {
  const { job, outcomes } = placesOf(jobId, owner);
  const clear = (): void => {
    outcomes.remove();
    job.remove();
  };
  const write = (now: readonly TaskOutcome[]): boolean => {
    const isKept = outcomes.set(now.map((outcome) => letters[outcome]).join(''));
    if (!isKept) clear();
    return isKept;
  };
  return {
    begin({ title, tasks }, startedAt, now) {
      const ids = tasks.map(({ subscription }): [string, string] => [subscription.subscriptionId, subscription.name]);
      if (write(now) && job.set({ title, startedAt, tasks: ids })) return true;
      clear();
      return false;
    },
    write,
    clear,
  };
}

export function openLeftBehind(owner: string): LeftBehind {
  return {
    jobIds: () => findPreferences(jobName, owner).map((name) => name.slice(jobName.length)),
    read(jobId) {
      const { job, outcomes } = placesOf(jobId, owner);
      const known = job.get();
      const became = outcomes.get() ?? '';
      if (known === undefined) return undefined;
      return {
        jobId,
        title: known.title,
        startedAt: known.startedAt,
        tasks: known.tasks.map(([subscriptionId, name], index) => ({
          subscriptionId,
          name,
          // Where nothing is kept of it, nobody may say that it was not attempted.
          outcome: outcomeOfLetter.get(became[index]) ?? 'unknown',
        })),
      };
    },
    dismiss: (jobId) => openJournal(owner, jobId).clear(),
    subscribe: openPreference(jobName, owner, jobSchema).subscribe,
  };
}
