import type { BrowserSeams } from './browser-seams.ts';
import type { HeldSession } from './held-session.ts';
import type { SessionChannel } from './session-channel.ts';
import { Activity, endsOf } from './session-end.ts';
import type { SessionHolder } from './session-holder.ts';
import type { SessionLimits } from './session-options.ts';
import type { SessionRenewal } from './session-renewal.ts';
import { wakeAt } from './wake-at.ts';

/** Telling the other tabs more often would tell them nothing. */
const MOST_OFTEN_MS = 5_000;
/** A warning stays under the finger that takes it away: a tap must not go through to what is below. */
const AFTER_THE_TAP_MS = 500;

export interface WatchParts {
  readonly holder: SessionHolder;
  readonly renewal: () => SessionRenewal;
  readonly channel: () => SessionChannel;
  readonly limits: SessionLimits;
  readonly browser: BrowserSeams;
  /** A session that was ended before its token did. */
  readonly onCut: (held: HeldSession) => void;
}

/** Renews, warns and ends in time: by the token's life, by idleness, and by the longest time that is allowed. */
export class SessionWatch {
  readonly #parts: WatchParts;
  readonly #activity = new Activity();
  #cancelWake: () => void = () => undefined;
  #announcedAt = -Infinity;
  #signedInAt: number | undefined;

  constructor(parts: WatchParts) {
    this.#parts = parts;
    if (parts.limits.idleMs !== undefined) parts.browser.onActivity(() => this.#noteActivity());
  }

  /** From now on this is the session. Whoever signs in, reloads or opens a tab is there; a refresh proves nobody. */
  begin(held: HeldSession): void {
    if (held.record.signedInAt !== this.#signedInAt) this.#activity.touch();
    this.#signedInAt = held.record.signedInAt;
    this.#look(held);
  }

  stop(): void {
    this.#cancelWake();
  }

  /** Another tab is used. */
  noteOthersActivity(): void {
    this.#activity.touch();
    this.#lookAgain();
  }

  /** What *Stay signed in* does. */
  async extend(): Promise<void> {
    const { holder, renewal } = this.#parts;
    const { held, state } = holder;
    if (held === undefined || state.status !== 'signed-in') return;
    this.#noteActivity();
    if (state.ending?.cause === 'token') await renewal().refresh(held);
    this.#lookAgain();
  }

  /** The page is looked at again, perhaps after the machine has slept (acceptance P13). */
  async wake(): Promise<void> {
    const { holder, renewal } = this.#parts;
    const { held } = holder;
    if (held === undefined || !holder.isLive(held)) return;
    // If that fails, the API decides: a clock that was set must not end a session.
    if (held.isPerhapsOver && !held.isOver) await renewal().renewAhead(held);
    this.#lookAgain();
  }

  #noteActivity(): void {
    const { holder, limits, channel } = this.#parts;
    if (holder.state.status !== 'signed-in') return;
    // Too late: the machine slept over the end, and the first key must not undo that.
    if (limits.idleMs !== undefined && this.#activity.idleMs >= limits.idleMs) return this.#lookAgain();
    this.#activity.touch();
    const isWarned = holder.state.ending !== undefined;
    if (isWarned) setTimeout(() => this.#lookAgain(), AFTER_THE_TAP_MS);
    if (!isWarned && performance.now() - this.#announcedAt < MOST_OFTEN_MS) return undefined;
    this.#announcedAt = performance.now();
    return channel().announceActive();
  }

  #lookAgain(): void {
    const { held } = this.#parts.holder;
    if (held !== undefined) this.#look(held);
  }

  /** Does what is due now, and wakes for what is due next. */
  #look(held: HeldSession): void {
    this.#cancelWake();
    const { holder, renewal, limits } = this.#parts;
    if (!holder.isLive(held)) return;
    const now = performance.now();
    const ends = endsOf(held, this.#activity, limits);
    const over = ends.find(({ at }) => at <= now);
    if (held.isRefreshDue && (over === undefined || over.cause === 'token')) {
      void renewal()
        .renewAhead(held)
        .then(() => this.#settle(held));
      return;
    }
    if (over !== undefined) return this.#end(held, over.cause);
    const next = ends.find(({ warnAt }) => warnAt <= now);
    const canExtend = next?.cause === 'idle' || (next?.cause === 'token' && held.refreshToken !== undefined);
    holder.warn(next && { cause: next.cause, endsAt: Date.now() + next.at - now, canExtend });
    const times = [held.dueAt, ...ends.flatMap(({ at, warnAt }) => [at, warnAt])].filter((time) => time > now);
    this.#cancelWake = wakeAt(Math.min(...times), () => this.#look(held));
  }

  /** After an attempt to renew that left the session as it was. */
  #settle(held: HeldSession): void {
    if (!this.#parts.holder.isLive(held)) return;
    if (held.isOver) this.#end(held, 'token');
    else this.#look(held);
  }

  #end(held: HeldSession, cause: 'token' | 'idle' | 'age'): void {
    this.#parts.holder.expire(held, cause);
    if (cause !== 'token') this.#parts.onCut(held);
  }
}
