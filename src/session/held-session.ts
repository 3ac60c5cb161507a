import type { OpenIdTokens } from './openid-flow.ts';
import type { SessionRecord } from './session-record.ts';
import type { SessionFacts } from './session-state.ts';
import { SignInError, type SignInErrorKind } from './sign-in-error.ts';

/** Early enough for three attempts before the user is warned of an end (acceptance 2.2, T3). */
const REFRESH_AHEAD_MS = 300_000;
const MOST_ATTEMPTS = 3;
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
  record: SessionRecord;
  facts: SessionFacts;
  readonly idToken: string | undefined;
  /** When the access token runs out. */
  readonly deadline: number;
  readonly heldSince = performance.now();
  readonly #wasRefreshed: boolean;
  #refreshToken: string | undefined;
  #refreshAt: number;
  #failures = 0;
  #refreshing: Promise<void> | undefined;

  constructor({ record, facts, tokens, wasRefreshed }: HeldSessionInput) {
    this.record = record;
    this.facts = facts;
    this.idToken = tokens.idToken;
    this.#refreshToken = tokens.refreshToken;
    this.#wasRefreshed = wasRefreshed;
    const lifetime = record.expiresAt - Date.now();
    this.deadline = this.heldSince + lifetime;
    this.#refreshAt = this.deadline - Math.min(REFRESH_AHEAD_MS, lifetime / 2);
  }

  get refreshToken(): string | undefined {
    return this.#refreshToken;
  }

  /** What stays with this tab when it goes on with a newer access token. */
  get tokens(): OpenIdTokens {
    return { refreshToken: this.#refreshToken, idToken: this.idToken };
  }

  get isOver(): boolean {
    return performance.now() >= this.deadline;
  }

  /** The machine may have slept while the monotonic clock stood still, or its clock was set: nobody can tell which. */
  get isPerhapsOver(): boolean {
    return this.isOver || Date.now() >= this.record.expiresAt;
  }

  /** True while this tab will renew the token by itself, so that its end is nobody's concern. */
  get renewsItself(): boolean {
    return this.#refreshToken !== undefined && this.#failures < MOST_ATTEMPTS;
  }

  /** When a new token should be had: by this tab's refresh token, or by that of another tab. */
  get isRefreshDue(): boolean {
    return this.facts.method === 'openid' && performance.now() >= this.#refreshAt;
  }

  /** When to wake up: to refresh if that is possible, else to expire. */
  get dueAt(): number {
    return this.facts.method === 'openid' ? Math.min(this.#refreshAt, this.deadline) : this.deadline;
  }

  /** Refused although just refreshed: refreshing once more would be a loop (acceptance T5). */
  get isFreshlyRefreshed(): boolean {
    return this.#wasRefreshed && performance.now() - this.heldSince < FRESH_MS;
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

  /** Asked for a new token in vain: not again before the end. */
  stopTrying(): void {
    this.#refreshAt = Infinity;
  }

  /** A refusal is final; a network that is away may come back before the token runs out (acceptance T2, T3). */
  #noteFailure(error: unknown): void {
    this.#failures += 1;
    if (!(error instanceof SignInError) || !PASSING_FAILURES.includes(error.kind)) this.#refreshToken = undefined;
    const left = this.deadline - performance.now();
    const isWorthAnother = this.renewsItself && left / 3 >= SHORTEST_RETRY_MS;
    this.#refreshAt = isWorthAnother ? performance.now() + left / 3 : Infinity;
  }
}
