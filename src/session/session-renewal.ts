import { underLock, type LockSeam } from '../lib/tab-lock.ts';
import { HeldSession } from './held-session.ts';
import type { OpenIdSignIn } from './openid-sign-in.ts';
import type { SessionChannel } from './session-channel.ts';
import type { SessionHolder } from './session-holder.ts';
import type { SessionRecord } from './session-record.ts';
import { isSameIdentity } from './session-state.ts';
import { delay } from './wake-at.ts';

/** The user is shown something else when the other tabs have not answered by then. */
export const PATIENCE_MS = 150;
/** A tab that is busy drawing answers later than that; until here its answer is still taken. */
export const LONGEST_ANSWER_MS = 5_000;
/** A tab that was frozen or has died in the middle of a refresh holds up the others no longer (acceptance 2.2, T9). */
const LONGEST_RENEWAL_MS = 10_000;

const LOCK = 'vcc-console.refresh';

export interface RenewalParts {
  readonly holder: SessionHolder;
  readonly channel: () => SessionChannel;
  readonly openId: OpenIdSignIn;
  readonly locks: LockSeam | undefined;
}

/**
 * Gets the next access token: by this tab's refresh token, or from another tab, which may have to refresh for it. All
 * tabs together make one refresh for one token.
 */
export class SessionRenewal {
  readonly #parts: RenewalParts;

  constructor(parts: RenewalParts) {
    this.#parts = parts;
  }

  /** For a refused token. Ends with a new one held, or with the dialog *Sign in again*. */
  async renewRefused(held: HeldSession): Promise<void> {
    const { holder } = this.#parts;
    if (!holder.isLive(held)) return;
    if (held.refreshToken !== undefined && !held.isFreshlyRefreshed) await this.refresh(held);
    else await this.#askOthers(held);
    if (holder.isLive(held)) holder.expire(held, 'token');
  }

  /** For a token that will run out. A failure leaves the session as it is. */
  async renewAhead(held: HeldSession): Promise<void> {
    if (held.facts.method !== 'openid') return;
    if (held.refreshToken !== undefined) return this.refresh(held);
    await this.#askOthers(held);
    if (this.#parts.holder.held === held) held.stopTrying();
  }

  /** For another tab whose token ends then: undefined when this tab has no other to offer and cannot get one. */
  renewFor(spent: number): Promise<void> | undefined {
    const { holder } = this.#parts;
    const { held } = holder;
    if (held === undefined || held.record.expiresAt !== spent || !holder.isLive(held)) return undefined;
    return held.refreshToken === undefined || held.isFreshlyRefreshed ? undefined : this.refresh(held);
  }

  /** A failure leaves the session as it is. */
  refresh(held: HeldSession): Promise<void> {
    const { holder, channel, openId, locks } = this.#parts;
    const { region, identity } = held.facts;
    return held.refreshOnce((refreshToken) =>
      underLock(locks, LOCK, LONGEST_RENEWAL_MS, async (hasWaited) => {
        // What the other tab has just got may do for this one as well.
        if (hasWaited) await Promise.race([this.takeOver(), delay(PATIENCE_MS)]);
        if (!holder.mayContinue(held)) return;
        const grant = await openId.refresh(region, refreshToken, identity.id);
        if (!holder.mayContinue(held)) {
          // Signed out meanwhile, or the session has reached a limit: nobody shall use what has just been issued.
          await openId.revoke(region, grant.accessToken, grant.refreshToken);
          return;
        }
        const { accessToken, canWrite, expiresInSeconds } = grant;
        const expiresAt = Date.now() + expiresInSeconds * 1_000;
        const tokens = { refreshToken: grant.refreshToken, idToken: grant.idToken ?? held.idToken };
        const record = { ...held.record, accessToken, expiresAt, canWrite };
        const facts = { ...held.facts, expiresAt, canWrite };
        holder.hold(new HeldSession({ record, facts, tokens, wasRefreshed: true }));
        channel().announceRenewed();
      }),
    );
  }

  /** Continues with what another tab has for the same user and region, if that is newer; notes who else there is. */
  async takeOver(spent?: number, onPromise?: () => void): Promise<void> {
    const { holder, channel } = this.#parts;
    const { held } = holder;
    if (held === undefined) return;
    const accepts = (record: SessionRecord) => {
      const facts = holder.factsOf(record);
      if (facts === undefined || holder.held !== held) return false;
      if (isSameIdentity(facts, held.facts)) return held.record.expiresAt < record.expiresAt;
      holder.noteOther(record);
      return false;
    };
    const waitMs = spent === undefined ? LONGEST_ANSWER_MS : LONGEST_RENEWAL_MS;
    const offered = await channel().ask({
      accepts,
      waitMs,
      ...(spent === undefined ? {} : { spent }),
      ...(onPromise === undefined ? {} : { onPromise }),
    });
    // A tab that can refresh by itself goes on being able to.
    if (offered !== undefined && holder.held === held) holder.adopt(offered, held.tokens, holder.isLive(held));
  }

  /** Waits for as long as a refresh takes, where another tab has begun one; else hardly at all. */
  async #askOthers(held: HeldSession): Promise<void> {
    const promise = { isMade: false };
    const taken = this.takeOver(held.record.expiresAt, () => {
      promise.isMade = true;
    });
    await Promise.race([taken, delay(PATIENCE_MS)]);
    if (promise.isMade) await taken;
  }
}
