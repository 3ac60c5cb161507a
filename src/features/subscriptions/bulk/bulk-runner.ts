import { ApiError, ConnectionError, OutcomeUnknownError } from '../../../api/errors.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import type { BulkTask } from '../../../domain/bulk/plan-bulk.ts';
import { type LockSeam, takeLock } from '../../../lib/tab-lock.ts';
import { createTokenBucket } from '../../../lib/token-bucket.ts';
import type { BulkJob, BulkPhase, BulkProgress, PauseReason, TaskOutcome } from './bulk-job.ts';
import type { BulkJournal } from './bulk-journal.ts';

export const bulkLock = 'vcc-console.bulk';

/** Acceptance 2.2: what all VCC APIs of an account share, and what a job takes of it. */
const most = { atOnce: 4, perSecond: 8, burst: 1 } as const;
/** After a 429 that does not say how long; after the last of these the person decides. */
const backOffsMs = [5_000, 15_000] as const;
/** Ten times a second is as often as anybody can read. */
const tellEveryMs = 100;

interface BulkRunnerOptions {
  /** Sends one task and settles a lost answer by reading back. */
  readonly write: (task: BulkTask) => Promise<void>;
  /** Why a task must not be sent any more, because its row is not what the plan showed. */
  readonly findObjection: (task: BulkTask) => string | undefined;
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
  /** Only those that failed, each once more. */
  readonly retryFailed: () => Promise<void>;
  /** The person behind the session is gone: nothing more is sent or told. */
  readonly abandon: () => void;
}

/** Sends a job's tasks within the rate, each once, and tells what became of every one of them. */
class Runner {
  readonly #options: BulkRunnerOptions;
  readonly #job: BulkJob;
  readonly #outcomes: TaskOutcome[];
  readonly #reasons = new Map<number, string>();
  readonly #listeners = new Set<() => void>();
  readonly #bucket = createTokenBucket(most.perSecond, most.burst, () => Date.now());
  #phase: BulkPhase = { name: 'starting' };
  #queue: number[] = [];
  /** What was asked for last; everything until then. A refused retry must not become the whole job again. */
  #wanted: readonly number[];
  #underWay = 0;
  #backOffs = 0;
  #isRemembered = true;
  #isAbandoned = false;
  /** When the rate lets the next one go; taken from the bucket once. */
  #sendAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tellTimer: ReturnType<typeof setTimeout> | undefined;
  #release: (() => void) | undefined;
  #told: BulkProgress;

  constructor(job: BulkJob, options: BulkRunnerOptions) {
    this.#options = options;
    this.#job = job;
    this.#outcomes = job.tasks.map(() => 'waiting');
    this.#wanted = [...this.#outcomes.keys()];
    this.#told = this.#snapshot();
  }

  get progress(): BulkProgress {
    return this.#told;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async begin(positions: readonly number[]): Promise<void> {
    this.#wanted = positions;
    this.#setPhase({ name: 'starting' });
    const release = await takeLock(this.#options.locks, bulkLock);
    if (this.#isAbandoned || release === undefined) {
      release?.();
      if (!this.#isAbandoned) this.#setPhase({ name: 'refused' });
      return;
    }
    this.#release = release;
    for (const position of positions) {
      this.#outcomes[position] = 'waiting';
      this.#reasons.delete(position);
    }
    this.#queue = [...positions];
    this.#isRemembered = this.#options.journal.begin(this.#job, Date.now());
    this.#options.journal.write(this.#outcomes);
    this.#run();
  }

  wantedPositions(): readonly number[] {
    return this.#wanted;
  }

  failedPositions(): readonly number[] {
    return this.#outcomes.flatMap((outcome, position) =>
      outcome === 'failed' || outcome === 'unknown' ? [position] : [],
    );
  }

  pause(reason: PauseReason): void {
    if (this.#phase.name !== 'running') return;
    clearTimeout(this.#timer);
    this.#setPhase({ name: 'paused', reason });
  }

  resume(): void {
    if (this.#phase.name === 'paused') this.#run();
  }

  cancel(): void {
    if (this.#phase.name !== 'running' && this.#phase.name !== 'paused') return;
    clearTimeout(this.#timer);
    this.#queue = [];
    this.#setPhase({ name: 'cancelling' });
    this.#endIfDone();
  }

  abandon(): void {
    this.#isAbandoned = true;
    this.#queue = [];
    clearTimeout(this.#timer);
    clearTimeout(this.#tellTimer);
    this.#release?.();
    this.#release = undefined;
  }

  #run(): void {
    this.#backOffs = 0;
    this.#setPhase({ name: 'running', backsOffUntil: undefined });
    this.#next();
  }

  /** One timer, so that the waits of the rate and those of a back-off never overlap. */
  #waitFor(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#next(), waitMs);
  }

  /** Sends what may be sent now, and comes again when more may; calling it once too often changes nothing. */
  #next(): void {
    while (this.#phase.name === 'running' && !this.#endIfDone()) {
      if (this.#queue.length === 0 || this.#underWay >= most.atOnce) return;
      const now = Date.now();
      const { backsOffUntil } = this.#phase;
      this.#sendAt ??= now + this.#bucket.take();
      const waitMs = Math.max(this.#sendAt, backsOffUntil ?? 0) - now;
      if (waitMs > 0) {
        this.#waitFor(waitMs);
        return;
      }
      if (backsOffUntil !== undefined) this.#setPhase({ name: 'running', backsOffUntil: undefined });
      this.#sendAt = undefined;
      const position = this.#queue.shift();
      if (position !== undefined) void this.#perform(position);
    }
  }

  async #perform(position: number): Promise<void> {
    const task = this.#job.tasks[position];
    if (task === undefined) return;
    const objection = this.#options.findObjection(task);
    if (objection !== undefined) {
      this.#settle(position, 'failed', objection);
      return;
    }
    this.#underWay += 1;
    this.#settle(position, 'sent');
    try {
      await this.#options.write(task);
      this.#backOffs = 0;
      this.#underWay -= 1;
      this.#settle(position, 'done');
    } catch (error) {
      this.#underWay -= 1;
      this.#fail(position, error);
    }
    if (this.#isAbandoned) return;
    this.#endIfDone();
    this.#next();
  }

  #fail(position: number, error: unknown): void {
    if (this.#isAbandoned) return;
    const refusal = error instanceof ApiError && error.kind === 'rate-limited' ? error : undefined;
    const wasNotSent = error instanceof ConnectionError && error.kind === 'offline';
    if (refusal !== undefined || wasNotSent) {
      // It was not done for certain: it is still to do, unless nothing more is to be done.
      this.#settle(position, 'waiting');
      if (this.#phase.name === 'cancelling') return;
      this.#queue.unshift(position);
      if (refusal === undefined) this.pause('offline');
      else this.#backOff(refusal.retryAfterSeconds);
      return;
    }
    const { title, detail } = explainSubscriptionError(error);
    this.#settle(position, error instanceof OutcomeUnknownError ? 'unknown' : 'failed', `${title}. ${detail}`);
  }

  /** All that were sent together are refused together: that is one refusal. */
  #backOff(retryAfterSeconds: number | undefined): void {
    if (this.#phase.name !== 'running') return;
    const now = Date.now();
    const isFirst = this.#phase.backsOffUntil === undefined;
    if (isFirst) this.#backOffs += 1;
    const waitMs =
      retryAfterSeconds === undefined ? backOffsMs[this.#backOffs - 1] : Math.max(1, retryAfterSeconds) * 1_000;
    if (waitMs === undefined || this.#backOffs > 5) {
      this.pause('rate');
      return;
    }
    const until = Math.max(this.#phase.backsOffUntil ?? 0, now + waitMs);
    this.#setPhase({ name: 'running', backsOffUntil: until });
  }

  #endIfDone(): boolean {
    if (this.#underWay > 0 || this.#queue.length > 0) return false;
    if (this.#phase.name !== 'running' && this.#phase.name !== 'cancelling') return false;
    const isCancelled = this.#phase.name === 'cancelling';
    this.#release?.();
    this.#release = undefined;
    this.#setPhase({ name: 'ended', isCancelled });
    return true;
  }

  #settle(position: number, outcome: TaskOutcome, reason?: string): void {
    if (this.#isAbandoned) return;
    this.#outcomes[position] = outcome;
    if (reason !== undefined) this.#reasons.set(position, reason);
    this.#options.journal.write(this.#outcomes);
    this.#tellTimer ??= setTimeout(() => this.#tell(), tellEveryMs);
  }

  #setPhase(phase: BulkPhase): void {
    this.#phase = phase;
    this.#tell();
  }

  #tell(): void {
    clearTimeout(this.#tellTimer);
    this.#tellTimer = undefined;
    this.#told = this.#snapshot();
    for (const listener of this.#listeners) listener();
  }

  #snapshot(): BulkProgress {
    return {
      job: this.#job,
      phase: this.#phase,
      outcomes: [...this.#outcomes],
      reasons: new Map(this.#reasons),
      isRemembered: this.#isRemembered,
    };
  }
}

export function createBulkRunner(job: BulkJob, options: BulkRunnerOptions): BulkRunner {
  const runner = new Runner(job, options);
  return {
    get: () => runner.progress,
    subscribe: (listener) => runner.subscribe(listener),
    start: () => runner.begin(runner.wantedPositions()),
    pause: () => runner.pause('person'),
    resume: () => runner.resume(),
    cancel: () => runner.cancel(),
    retryFailed: () => runner.begin(runner.failedPositions()),
    abandon: () => runner.abandon(),
  };
}
