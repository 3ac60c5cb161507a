import * as z from 'zod/mini';
import { openPreference } from '../../../lib/preferences.ts';
import type { BulkJob, TaskOutcome } from './bulk-job.ts';

const letters = { waiting: '.', sent: 's', done: 'd', failed: 'f', unknown: 'u' } as const satisfies Record<
  TaskOutcome,
  string
>;

/** Ids, names and what became of them: what a person needs after a reload, and nothing that is secret. */
const jobSchema = z.nullable(
  z.object({ title: z.string(), startedAt: z.number(), tasks: z.array(z.tuple([z.string(), z.string()])) }),
);

export interface JournalEntry {
  readonly title: string;
  readonly startedAt: number;
  readonly tasks: readonly {
    readonly subscriptionId: string;
    readonly name: string;
    readonly outcome: TaskOutcome;
  }[];
}

/** What a job leaves in this browser until somebody has read it. */
export interface BulkJournal {
  /** False where the browser keeps nothing. */
  readonly begin: (job: BulkJob, startedAt: number) => boolean;
  /** Written before a task is sent: a reload must not tell of a request that went out as if it had not. */
  readonly write: (outcomes: readonly TaskOutcome[]) => void;
  readonly read: () => JournalEntry | undefined;
  readonly clear: () => void;
  readonly subscribe: (listener: () => void) => () => void;
}

const outcomeOfLetter: ReadonlyMap<string | undefined, TaskOutcome> = new Map([
  [letters.sent, 'sent'],
  [letters.done, 'done'],
  [letters.failed, 'failed'],
  [letters.unknown, 'unknown'],
]);

export function openJournal(owner: string): BulkJournal {
  const job = openPreference('bulk-job', owner, jobSchema);
  // By itself, because it is written with every request and the names of ten thousand rows need not be.
  const outcomes = openPreference('bulk-outcomes', owner, z.string());
  return {
    begin({ title, tasks }, startedAt) {
      outcomes.set(letters.waiting.repeat(tasks.length));
      return job.set({
        title,
        startedAt,
        tasks: tasks.map(({ subscription }) => [subscription.subscriptionId, subscription.name]),
      });
    },
    write: (now) => void outcomes.set(now.map((outcome) => letters[outcome]).join('')),
    read() {
      const known = job.get();
      const became = outcomes.get() ?? '';
      if (known === undefined || known === null) return undefined;
      return {
        title: known.title,
        startedAt: known.startedAt,
        tasks: known.tasks.map(([subscriptionId, name], index) => ({
          subscriptionId,
          name,
          outcome: outcomeOfLetter.get(became[index]) ?? 'waiting',
        })),
      };
    },
    clear() {
      job.set(null);
      outcomes.set('');
    },
    subscribe: job.subscribe,
  };
}
