import { ApiError, ConnectionError, OutcomeUnknownError } from '../../../api/errors.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import type { LockSeam } from '../../../lib/tab-lock.ts';
import type { BulkJob, BulkPhase, BulkProgress, PauseReason, TaskOutcome } from './bulk-job.ts';
import { failedPositions, progressOf } from './bulk-progress.ts';
import type { PlannedWrites, Turn } from '../writes/planned-write.ts';
import type { BulkJournal } from './bulk-journal.ts';
import { createBackOff } from './back-off.ts';
import { createJobLocks, type JobLocks } from './job-locks.ts';
import { createProgressTeller, type ProgressTeller } from './progress-teller.ts';
import { createRequestTurns, HeldBackError } from './request-turns.ts';

/** Acceptance 2.2: what all VCC APIs of an account share, and what a job takes of it. */
const most = { atOnce: 4, perSecond: 8, burst: 1 } as const;
/** So many failures, with no success between them, are no accident of single rows. */
const mostFailuresInARow = 5;

interface BulkRunnerOptions {
  /**
   * Does one task, each of its requests in its turn, and settles a lost answer by reading back. Resolves with why it sent
   * nothing, when the row is no longer what the plan showed.
   */
  readonly perform: PlannedWrites;
  readonly journal: BulkJournal;
  readonly locks: LockSeam | undefined;
}

/** Runs one approved job. It outlives the page that began it. */
export interface BulkRunner {
  readonly get: () => BulkProgress;
  readonly subscribe: (listener: () => void) => () => void;
  /** Also after a refusal: what was asked for then, and nothing else. */
  readonly start: () => Promise<void>;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly cancel: () => void;
  /** The session has ended. What was sent waits for the next token by itself; nothing else is begun until then. */
  readonly awaitSignIn: () => void;
  /** It goes on where it stopped for that. */
  readonly signedIn: () => void;
  /** Only those that failed, each once more. */
  readonly retryFailed: () => Promise<void>;
  /** The person behind the session is gone: nothing more is sent or told. */
  readonly abandon: () => void;
  /** The result was read: nothing of the job is kept. */
  readonly close: () => void;
}

/** Sends a job's tasks within the rate, each once, and tells what became of every one of them. */
class Runner {
  readonly #options: BulkRunnerOptions;
  readonly #job: BulkJob;
  readonly #outcomes: TaskOutcome[];
  readonly #reasons = new Map<number, string>();
  readonly #turns = createRequestTurns(most.perSecond, most.burst);
  readonly #locks: JobLocks;
  readonly #backOff = createBackOff();
  readonly #underWay = new Set<number>();
  readonly progress: ProgressTeller<BulkProgress>;
  #phase: BulkPhase = { name: 'starting' };
  #queue: number[] = [];
  /** What was asked for last; everything until then. A refused retry must not become the whole job again. */
  #wanted: readonly number[];
  #failuresInARow = 0;
  #isRemembered = true;
  #isAbandoned = false;
  #isSignInAwaited = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(job: BulkJob, options: BulkRunnerOptions) {
    this.#options = options;
    this.#job = job;
    this.#locks = createJobLocks(options.locks, job.id);
    this.#outcomes = job.tasks.map(() => 'waiting');
    this.#wanted = [...this.#outcomes.keys()];
    this.progress = createProgressTeller(() => this.#snapshot());
  }

  async begin(positions = this.#wanted): Promise<void> {
    this.#wanted = positions;
    this.#setPhase({ name: 'starting' });
    const isTaken = await this.#locks.take();
    if (this.#isAbandoned) return this.#locks.giveBack();
    if (!isTaken) return this.#setPhase({ name: 'refused' });
    for (const position of positions) {
      this.#outcomes[position] = 'waiting';
      this.#reasons.delete(position);
    }
    this.#queue = [...positions];
    this.#isRemembered = this.#options.journal.begin(this.#job, Date.now(), this.#outcomes);
    this.#run();
  }

  retryFailed(): Promise<void> {
    return this.begin(failedPositions(this.#outcomes));
  }

  pause(reason: PauseReason): void {
    if (this.#phase.name !== 'running') return;
    this.#hold();
    this.#setPhase({ name: 'paused', reason });
  }

  resume(): void {
    if (this.#phase.name === 'paused' && this.#phase.reason !== 'sign-in') this.#run();
  }

  awaitSignIn(): void {
    this.#isSignInAwaited = true;
    this.pause('sign-in');
  }

  signedIn(): void {
    this.#isSignInAwaited = false;
    if (this.#phase.name !== 'paused' || this.#phase.reason !== 'sign-in') return;
    // What was refused with the old token is sent with the new one now, and counts.
    this.#turns.spend(this.#underWay.size);
    this.#run();
  }

  cancel(): void {
    if (this.#phase.name !== 'running' && this.#phase.name !== 'paused') return;
    this.#queue = [];
    this.#hold();
    this.#setPhase({ name: 'cancelling' });
    this.#endIfDone();
  }

  abandon(): void {
    this.#isAbandoned = true;
    this.#queue = [];
    this.#hold();
    this.progress.stop();
    this.#locks.giveBack();
  }

  close(): void {
    this.#options.journal.clear();
    this.abandon();
  }

  #run(): void {
    this.#backOff.forget();
    this.#failuresInARow = 0;
    this.#turns.open();
    this.#setRunning();
    if (this.#isSignInAwaited) this.pause('sign-in');
    this.#next();
  }

  #setRunning(): void {
    const leftMs = this.#backOff.leftMs();
    this.#setPhase({ name: 'running', backsOffUntil: leftMs > 0 ? Date.now() + leftMs : undefined });
  }

  #hold(): void {
    clearTimeout(this.#timer);
    this.#turns.hold();
  }

  /** Begins what may be begun now, and comes again when more may; calling it once too often changes nothing. */
  #next(): void {
    while (this.#phase.name === 'running' && !this.#endIfDone()) {
      if (this.#queue.length === 0 || this.#underWay.size >= most.atOnce) return;
      const waitMs = this.#backOff.leftMs();
      if (waitMs > 0) {
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => this.#next(), waitMs);
        return;
      }
      if (this.#phase.backsOffUntil !== undefined) this.#setRunning();
      this.#turns.open();
      const position = this.#queue.shift();
      if (position !== undefined) void this.#perform(position);
    }
  }

  async #perform(position: number): Promise<void> {
    const task = this.#job.tasks[position];
    if (task === undefined) return;
    this.#underWay.add(position);
    let isWritten = false;
    const turn: Turn = async (kind) => {
      // What was sent is brought to its end, whatever the person asked for meanwhile.
      await this.#turns.take(!isWritten);
      if (kind !== 'write') return;
      isWritten = true;
      this.#settle(position, 'sent');
    };
    try {
      const objection = await this.#options.perform(task, turn);
      this.#underWay.delete(position);
      this.#backOff.forget();
      this.#failuresInARow = 0;
      if (objection === undefined) this.#settle(position, 'done');
      else this.#settle(position, 'failed', objection);
    } catch (error) {
      this.#underWay.delete(position);
      this.#fail(position, error);
    }
    if (this.#isAbandoned) return;
    this.#endIfDone();
    this.#next();
  }

  #fail(position: number, error: unknown): void {
    if (this.#isAbandoned) return;
    const refusal = error instanceof ApiError && error.kind === 'rate-limited' ? error : undefined;
    const isOffline = error instanceof ConnectionError && error.kind === 'offline';
    if (refusal !== undefined || isOffline || error instanceof HeldBackError) {
      // It was not done for certain: it is still to do, unless nothing more is to be done.
      this.#settle(position, 'waiting');
      if (this.#phase.name === 'cancelling') return;
      this.#queue = [...this.#queue, position].toSorted((one, other) => one - other);
      if (isOffline) this.pause('offline');
      if (refusal !== undefined) this.#waitAfter(refusal);
      return;
    }
    const { title, detail } = explainSubscriptionError(error);
    this.#settle(position, error instanceof OutcomeUnknownError ? 'unknown' : 'failed', `${title}. ${detail}`);
    // That somebody deleted a row says nothing of the others.
    if (error instanceof ApiError && error.kind === 'not-found') return;
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= mostFailuresInARow && this.#queue.length > 0) this.pause('failing');
  }

  #waitAfter({ retryAfterSeconds }: ApiError): void {
    if (this.#phase.name !== 'running') return;
    if (!this.#backOff.refused(retryAfterSeconds)) {
      this.pause('rate');
      return;
    }
    this.#hold();
    this.#setRunning();
  }

  #endIfDone(): boolean {
    if (this.#underWay.size > 0 || this.#queue.length > 0) return false;
    if (this.#phase.name !== 'running' && this.#phase.name !== 'cancelling') return false;
    const isCancelled = this.#phase.name === 'cancelling';
    this.#locks.endWork();
    this.#setPhase({ name: 'ended', isCancelled });
    return true;
  }

  #settle(position: number, outcome: TaskOutcome, reason?: string): void {
    if (this.#isAbandoned) return;
    this.#outcomes[position] = outcome;
    if (reason !== undefined) this.#reasons.set(position, reason);
    // Once it is not kept any more, a later record would be one of half a job.
    this.#isRemembered = this.#isRemembered && this.#options.journal.write(this.#outcomes);
    this.progress.tellSoon();
  }

  #setPhase(phase: BulkPhase): void {
    this.#phase = phase;
    this.progress.tellNow();
  }

  #snapshot(): BulkProgress {
    return progressOf({
      job: this.#job,
      phase: this.#phase,
      outcomes: this.#outcomes,
      wanted: this.#wanted,
      queue: this.#queue,
      underWay: this.#underWay,
      reasons: this.#reasons,
      isRemembered: this.#isRemembered,
    });
  }
}

export function createBulkRunner(job: BulkJob, options: BulkRunnerOptions): BulkRunner {
  const runner = new Runner(job, options);
  return {
    get: runner.progress.get,
    subscribe: runner.progress.subscribe,
    start: () => runner.begin(),
    pause: () => runner.pause('person'),
    resume: () => runner.resume(),
    cancel: () => runner.cancel(),
    awaitSignIn: () => runner.awaitSignIn(),
    signedIn: () => runner.signedIn(),
    retryFailed: () => runner.retryFailed(),
    abandon: () => runner.abandon(),
    close: () => runner.close(),
  };
}
