import { deferred, type Deferred } from '../lib/deferred.ts';
import { HeldSession } from './held-session.ts';
import { ObservableState } from './observable-state.ts';
import type { OpenIdTokens } from './openid-flow.ts';
import type { SessionOptions } from './session-options.ts';
import { toFacts, type SessionRecord } from './session-record.ts';
import {
  isSameIdentity,
  type EndCause,
  type SessionEnding,
  type SessionFacts,
  type SessionState,
} from './session-state.ts';
import type { SessionStorage } from './session-storage.ts';
import { SignedOutError } from './signed-out-error.ts';

export const NO_TOKENS: OpenIdTokens = { refreshToken: undefined, idToken: undefined };

/** An ending that is told once is not told again for a difference that nobody sees. */
const SAME_TIME_MS = 1_500;

/**
 * The one session of this tab, what its state says of it, and who waits for its next token. The tokens are private to
 * this object and its session; the state never contains one.
 */
export class SessionHolder {
  readonly #options: Pick<SessionOptions, 'regions' | 'tokenStorage'>;
  readonly #storage: SessionStorage;
  readonly #state = new ObservableState();
  readonly #onHeld: (held: HeldSession) => void;
  #held: HeldSession | undefined;
  #renewal: Deferred<string> | undefined;
  #other: SessionRecord | undefined;

  constructor(
    options: Pick<SessionOptions, 'regions' | 'tokenStorage'>,
    storage: SessionStorage,
    onHeld: (held: HeldSession) => void,
  ) {
    this.#options = options;
    this.#storage = storage;
    this.#onHeld = onHeld;
  }

  get state(): SessionState {
    return this.#state.current;
  }

  get held(): HeldSession | undefined {
    return this.#held;
  }

  subscribe(listener: () => void): () => void {
    return this.#state.subscribe(listener);
  }

  /** Whether this is still the session that is signed in. */
  isLive(held: HeldSession): boolean {
    return this.#held === held && this.state.status === 'signed-in';
  }

  /** Whether a token that arrives now may still continue it: not after a sign-out, nor after an end by a limit. */
  mayContinue(held: HeldSession): boolean {
    const { state } = this;
    return this.#held === held && !(state.status === 'expired' && state.cause !== 'token');
  }

  liveRecord(): SessionRecord | undefined {
    return this.state.status === 'signed-in' ? this.#held?.record : undefined;
  }

  /** Undefined for a record that is of no use here: also when somebody has signed out since it began. */
  factsOf(record: SessionRecord): SessionFacts | undefined {
    return this.#storage.isSignedOut(record) ? undefined : toFacts(record, this.#options.regions);
  }

  /** The next token, for any number of requests; `isFirst` for the one that has to see to it. */
  awaitToken(): { readonly token: Promise<string>; readonly isFirst: boolean } {
    const isFirst = this.#renewal === undefined;
    this.#renewal ??= deferred<string>();
    return { token: this.#renewal.promise, isFirst };
  }

  /** False when the record is of no use here. */
  adopt(record: SessionRecord, tokens: OpenIdTokens = NO_TOKENS, wasRefreshed = false): boolean {
    const facts = this.factsOf(record);
    if (facts === undefined) return false;
    this.hold(new HeldSession({ record, facts, tokens, wasRefreshed }));
    return true;
  }

  hold(next: HeldSession): void {
    const previous = this.#held?.facts;
    const renewal = this.#renewal;
    this.#held = next;
    this.#renewal = undefined;
    this.#other = undefined;
    this.#keep(next.record);
    if (next.facts.method === 'openid') this.#storage.writeHint(next.facts.region.id, next.record.signedInAt);
    else this.#storage.takeHint();
    this.#state.set({ status: 'signed-in', facts: next.facts });
    this.#onHeld(next);
    // Somebody else must not send what the first user had typed (acceptance T25).
    if (previous !== undefined && !isSameIdentity(previous, next.facts)) renewal?.reject(new SignedOutError());
    else renewal?.resolve(next.record.accessToken);
  }

  /** Nothing else of the session changes: who is signed in stays so, until a token comes with a scope of its own. */
  noteReadOnly(token: string): void {
    const { state } = this;
    const held = this.#held;
    if (state.status !== 'signed-in' || held?.record.accessToken !== token) return;
    held.record = { ...held.record, canWrite: false };
    held.facts = { ...held.facts, canWrite: false };
    this.#keep(held.record);
    this.#state.set({ ...state, facts: held.facts });
  }

  /** Tells of the end that comes next, or takes the word back. */
  warn(ending: SessionEnding | undefined): void {
    const { state } = this;
    if (state.status !== 'signed-in' || isSameEnding(state.ending, ending)) return;
    this.#state.set({ status: 'signed-in', facts: state.facts, ...(ending === undefined ? {} : { ending }) });
  }

  expire(held: HeldSession, cause: EndCause): void {
    this.#storage.removeRecord();
    this.#state.set({ status: 'expired', facts: held.facts, cause });
  }

  /** Somebody else is signed in in another tab, while this page waits for its own user. */
  noteOther(record: SessionRecord): void {
    const { state } = this;
    const other = this.factsOf(record);
    if (state.status !== 'expired' || other === undefined) return;
    this.#other = record;
    this.#state.set({ ...state, other });
  }

  /** Gives this page up for who is signed in in the other tab; whoever waited for its own user is told. */
  continueAsOther(): void {
    const other = this.#other;
    if (this.state.status === 'expired' && other !== undefined) this.adopt(other);
  }

  forget(reason: 'user' | 'other-tab'): void {
    this.#held = undefined;
    this.#other = undefined;
    this.#storage.wipe();
    this.leave({ status: 'signed-out', reason });
  }

  #keep(record: SessionRecord): void {
    if (this.#options.tokenStorage === 'session') this.#storage.writeRecord(record);
  }

  leave(state: SessionState): void {
    const renewal = this.#renewal;
    this.#renewal = undefined;
    this.#state.set(state);
    renewal?.reject(new SignedOutError());
  }

  /** The provider's own session may live on: it could not be told, or did not send the user back. */
  doubtProvider(): void {
    const { state } = this;
    if (state.status === 'signed-out') this.#state.set({ ...state, providerMayRemember: true });
  }
}

function isSameEnding(a: SessionEnding | undefined, b: SessionEnding | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.cause === b.cause && a.canExtend === b.canExtend && Math.abs(a.endsAt - b.endsAt) < SAME_TIME_MS;
}
