import type { OpenIdTokens } from './openid-flow.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionFacts } from './session-state.ts';
import { SignInError, type SignInErrorKind } from './sign-in-error.ts';

const REFRESH_AHEAD_MS = 60_000;
/** A failed refresh is tried again after a third of the time left, while there is any to speak of. */
const SHORTEST_RETRY_MS = 1_000;
const FRESH_MS = 60_000;

const PASSING_FAILURES: readonly SignInErrorKind[] = ['unreachable', 'timed-out', 'rate-limited', 'server-error'];

export interface HeldSessionInput {
  readonly record: SessionRecord;
  readonly facts: SessionFacts;
  readonly tokens: OpenIdTokens;
  readonly wasRefreshed: boolean;
}

/** The tokens this tab holds, and when to do something about them, in the monotonic time of this page. */
export class HeldSession {
  readonly record: SessionRecord;
  readonly facts: SessionFacts;
  readonly idToken: string | undefined;
  readonly #wasRefreshed: boolean;
  readonly #heldSince = performance.now();
  readonly #deadline: number;
  #refreshToken: string | undefined;
  #refreshAt: number;
  #refreshing: Promise<void> | undefined;

  constructor({ record, facts, tokens, wasRefreshed }: HeldSessionInput) {
    this.record = record;
    this.facts = facts;
    this.idToken = tokens.idToken;
    this.#refreshToken = tokens.refreshToken;
    this.#wasRefreshed = wasRefreshed;
    const lifetime = record.expiresAt - Date.now();
    this.#deadline = this.#heldSince + lifetime;
    this.#refreshAt = this.#deadline - Math.min(REFRESH_AHEAD_MS, lifetime / 2);
  }

  get refreshToken(): string | undefined {
    return this.#refreshToken;
  }

  get isOver(): boolean {
    return performance.now() >= this.#deadline;
  }

  /** When to wake up: to refresh if that is possible, else to expire. */
  get dueAt(): number {
    return this.#refreshToken === undefined ? this.#deadline : Math.min(this.#refreshAt, this.#deadline);
  }

  /** Refused although just refreshed: refreshing once more would be a loop (acceptance T5). */
  get isFreshlyRefreshed(): boolean {
    return this.#wasRefreshed && performance.now() - this.#heldSince < FRESH_MS;
  }

  /** Overlapping calls share one attempt. A failure is noted here and is nobody else's concern. */
  refreshOnce(attempt: (refreshToken: string) => Promise<void>): Promise<void> {
    if (this.#refreshToken === undefined) return Promise.resolve();
    this.#refreshing ??= attempt(this.#refreshToken)
      .catch((error: unknown) => this.#noteFailure(error))
      .finally(() => {
        this.#refreshing = undefined;
      });
    return this.#refreshing;
  }

  /** A refusal is final; a network that is away may come back before the token runs out (acceptance T2, T3). */
  #noteFailure(error: unknown): void {
    if (!(error instanceof SignInError) || !PASSING_FAILURES.includes(error.kind)) this.#refreshToken = undefined;
    const left = this.#deadline - performance.now();
    this.#refreshAt = left / 3 < SHORTEST_RETRY_MS ? this.#deadline : performance.now() + left / 3;
  }
}
