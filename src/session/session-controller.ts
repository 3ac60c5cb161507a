import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';
import { deferred, type Deferred } from '../lib/deferred.ts';
import type { GrantedToken } from './granted-token.ts';
import { HeldSession } from './held-session.ts';
import { loadOrUnreachable } from './load-or-unreachable.ts';
import { ObservableState } from './observable-state.ts';
import type { OpenIdTokens } from './openid-flow.ts';
import { OpenIdSignIn } from './openid-sign-in.ts';
import { START_PAGE } from './return-address.ts';
import { SessionChannel } from './session-channel.ts';
import type { CredentialsSignIn, OpenIdStart, SessionOptions } from './session-options.ts';
import { toFacts, type SessionRecord } from './session-record.ts';
import { isSameIdentity, type SessionFacts, type SessionState } from './session-state.ts';
import { SessionStorage } from './session-storage.ts';
import { SignedOutError } from './signed-out-error.ts';
import { SignInError } from './sign-in-error.ts';
import { delay, wakeAt } from './wake-at.ts';

/** The user is shown something else when the other tabs have not answered by then. */
const PATIENCE_MS = 150;
/** A tab that is busy drawing answers later than that; until here its answer is still taken. */
const LONGEST_ANSWER_MS = 5_000;

const NO_TOKENS: OpenIdTokens = { refreshToken: undefined, idToken: undefined };

type Options = SessionOptions & { readonly browser: BrowserSeams };
type ReturnAddress = { readonly returnTo: string };
type Identity = SessionFacts['identity'];

/**
 * Holds the one session of this tab and decides what happens to it. The tokens are private to this object; the
 * state never contains one.
 */
export class SessionController {
  readonly #options: Options;
  readonly #storage: SessionStorage;
  readonly #channel: SessionChannel;
  readonly #openId: OpenIdSignIn;
  readonly #state = new ObservableState();
  /** By the callback's state; no token is kept here. */
  readonly #completions = new Map<string | null, Promise<ReturnAddress>>();
  #held: HeldSession | undefined;
  #renewal: Deferred<string> | undefined;
  #cancelWake: () => void = () => undefined;
  /** Counts sign-outs: what was asked for before one must not sign in after it. */
  #signOuts = 0;
  /** Counts the sign-ins that the user has begun: what another tab offers must not come in their way. */
  #signIns = 0;
  /** The last sign-out, until somebody begins to sign in again. */
  #signedOut: Promise<void> | undefined;

  constructor(options: Options) {
    const { browser, regions, tokenTimeoutMs, tokenStorage } = options;
    this.#options = options;
    this.#storage = new SessionStorage(browser.storage);
    this.#channel = new SessionChannel(browser.channel, tokenStorage === 'session', {
      offer: () => (this.#state.current.status === 'signed-in' ? this.#held?.record : undefined),
      onSignedOut: () => this.#receiveSignOut(),
      onRenewed: () => void this.#takeOver(),
    });
    this.#openId = new OpenIdSignIn({ regions, timeoutMs: tokenTimeoutMs, browser, storage: this.#storage });
  }

  get isSharedBetweenTabs(): boolean {
    return this.#channel.isShared;
  }

  getState(): SessionState {
    return this.#state.current;
  }

  subscribe(listener: () => void): () => void {
    return this.#state.subscribe(listener);
  }

  getAccessToken(): string | undefined {
    return this.#state.current.status === 'signed-in' ? this.#held?.record.accessToken : undefined;
  }

  async restore(): Promise<void> {
    const stored = this.#options.tokenStorage === 'session' ? this.#storage.readRecord() : undefined;
    if (stored !== undefined && this.#adopt(stored)) return;
    this.#storage.removeRecord();
    const isUsable = (record: SessionRecord) => toFacts(record, this.#options.regions) !== undefined;
    const isAdopted = this.#channel.ask(isUsable, LONGEST_ANSWER_MS).then((offered) => {
      const state = this.#state.current;
      // A sign-out may have come first.
      const isUndecided = state.status === 'restoring' || (state.status === 'signed-out' && state.reason === 'never');
      return isUndecided && this.#signIns === 0 && offered !== undefined && this.#adopt(offered);
    });
    if ((await Promise.race([isAdopted, delay(PATIENCE_MS)])) === true || !this.#isRestoring()) return;
    await this.#openId.trySilently();
    if (this.#isRestoring()) this.#leave({ status: 'signed-out', reason: 'never' });
  }

  renewAccessToken(rejected: string): Promise<string> {
    const current = this.getAccessToken();
    if (current !== undefined && current !== rejected) return Promise.resolve(current);
    if (this.#state.current.status === 'signed-out') return Promise.reject(new SignedOutError());
    if (this.#renewal !== undefined) return this.#renewal.promise;
    const renewal = deferred<string>();
    this.#renewal = renewal;
    void this.#renew();
    return renewal.promise;
  }

  async signInWithCredentials({ regionId, clientId, clientSecret }: CredentialsSignIn): Promise<void> {
    const region = this.#region(regionId);
    this.#beginSignIn();
    const signOuts = this.#signOuts;
    const credentials = { clientId, clientSecret };
    const { exchangeClientCredentials } = await loadOrUnreachable(import('./client-credentials.ts'));
    const grant = await exchangeClientCredentials(region, credentials, this.#options.tokenTimeoutMs);
    if (signOuts !== this.#signOuts) throw new SignInError('interrupted');
    this.#signIn('credentials', region, grant, { id: clientId, label: clientId });
    this.#channel.announceRenewed();
  }

  async startOpenIdSignIn({ regionId, returnTo, prompt }: OpenIdStart): Promise<void> {
    const region = this.#region(regionId);
    this.#beginSignIn();
    await this.#openId.start(region, returnTo, prompt === 'none');
  }

  async completeOpenIdSignIn(callback: URL): Promise<ReturnAddress> {
    const state = callback.searchParams.get('state');
    // The page was reloaded after it had cleaned its address (acceptance T15).
    if (state === null && this.#state.current.status === 'signed-in') return { returnTo: START_PAGE };
    const completion = this.#completions.get(state) ?? this.#complete(callback);
    this.#completions.set(state, completion);
    return completion;
  }

  signOut(): Promise<void> {
    // The sign-out page asks once more when it sees the new state: that is the same sign-out.
    if (this.#signedOut !== undefined) return this.#signedOut;
    const held = this.#held;
    const signIns = this.#signIns;
    const isStillOut = () => signIns === this.#signIns;
    const signedOut = Promise.resolve().then(() => this.#endAtProvider(held, isStillOut));
    this.#signedOut = signedOut;
    this.#forget('user');
    this.#channel.announceSignedOut();
    return signedOut;
  }

  #beginSignIn(): void {
    this.#signIns += 1;
    this.#signedOut = undefined;
  }

  async #endAtProvider(held: HeldSession | undefined, isStillOut: () => boolean): Promise<void> {
    if (held?.facts.method !== 'openid') return;
    await this.#openId.revoke(held.facts.region, held.record.accessToken, held.refreshToken);
    const hasLeft = await this.#openId.endSession(held.facts.region, held.idToken, isStillOut);
    const state = this.#state.current;
    if (!hasLeft && state.status === 'signed-out') this.#state.set({ ...state, providerMayRemember: true });
  }

  #region(regionId: string): Region {
    const region = this.#options.regions.find(({ id }) => id === regionId);
    if (region === undefined) throw new Error(`The configuration has no region ${regionId}`);
    return region;
  }

  #isRestoring(): boolean {
    return this.#state.current.status === 'restoring';
  }

  async #complete(callback: URL): Promise<ReturnAddress> {
    this.#beginSignIn();
    const signOuts = this.#signOuts;
    const { region, grant, identity, returnTo } = await this.#openId.complete(callback);
    if (signOuts !== this.#signOuts) throw new SignInError('interrupted');
    this.#signIn('openid', region, grant, identity, grant);
    this.#channel.announceRenewed();
    return { returnTo };
  }

  /** Ends with a new token held, which settles the renewal, or with the dialog *Sign in again*. */
  async #renew(): Promise<void> {
    const held = this.#held;
    if (held === undefined || this.#state.current.status !== 'signed-in') return;
    if (held.refreshToken !== undefined && !held.isFreshlyRefreshed) await this.#refresh(held);
    else await Promise.race([this.#takeOver(), delay(PATIENCE_MS)]);
    if (this.#held === held) this.#expire(held);
  }

  /** A failure leaves the session as it is. */
  #refresh(held: HeldSession): Promise<void> {
    const { region, identity } = held.facts;
    return held.refreshOnce(async (refreshToken) => {
      const grant = await this.#openId.refresh(region, refreshToken, identity.id);
      if (this.#held !== held) {
        // Signed out meanwhile: nobody shall use what has just been issued.
        await this.#openId.revoke(region, grant.accessToken, grant.refreshToken);
        return;
      }
      const tokens = { refreshToken: grant.refreshToken, idToken: grant.idToken ?? held.idToken };
      this.#signIn('openid', region, grant, identity, tokens, true);
      this.#channel.announceRenewed();
    });
  }

  /** Continues with what another tab has for the same user and region, if that is newer. */
  async #takeOver(): Promise<void> {
    const held = this.#held;
    if (held === undefined) return;
    const isNewer = (record: SessionRecord) => {
      const facts = toFacts(record, this.#options.regions);
      return facts !== undefined && isSameIdentity(facts, held.facts) && held.record.expiresAt < record.expiresAt;
    };
    // A tab that can refresh by itself keeps its own tokens.
    if (held.refreshToken !== undefined && this.#state.current.status === 'signed-in') return;
    const offered = await this.#channel.ask(isNewer, LONGEST_ANSWER_MS);
    if (offered !== undefined && this.#held === held) this.#adopt(offered);
  }

  #signIn(
    method: SessionFacts['method'],
    region: Region,
    { accessToken, expiresInSeconds, canWrite }: GrantedToken,
    identity: Identity,
    tokens: OpenIdTokens = NO_TOKENS,
    wasRefreshed = false,
  ): void {
    const expiresAt = Date.now() + expiresInSeconds * 1_000;
    const record = { accessToken, expiresAt, regionId: region.id, method, identity, canWrite };
    this.#hold(
      new HeldSession({ record, facts: { region, method, identity, canWrite, expiresAt }, tokens, wasRefreshed }),
    );
  }

  /** False when the record is of no use here. */
  #adopt(record: SessionRecord): boolean {
    const facts = toFacts(record, this.#options.regions);
    if (facts === undefined) return false;
    this.#hold(new HeldSession({ record, facts, tokens: NO_TOKENS, wasRefreshed: false }));
    return true;
  }

  #hold(next: HeldSession): void {
    const previous = this.#held?.facts;
    const renewal = this.#renewal;
    this.#held = next;
    this.#signedOut = undefined;
    this.#renewal = undefined;
    if (this.#options.tokenStorage === 'session') this.#storage.writeRecord(next.record);
    if (next.facts.method === 'openid') this.#storage.writeHint(next.facts.region.id);
    else this.#storage.takeHint();
    this.#wakeWhenDue(next);
    this.#state.set({ status: 'signed-in', facts: next.facts });
    // Somebody else must not send what the first user had typed (acceptance T25).
    if (previous !== undefined && !isSameIdentity(previous, next.facts)) renewal?.reject(new SignedOutError());
    else renewal?.resolve(next.record.accessToken);
  }

  #wakeWhenDue(held: HeldSession): void {
    this.#cancelWake();
    this.#cancelWake = wakeAt(held.dueAt, () => void this.#onDue(held));
  }

  async #onDue(held: HeldSession): Promise<void> {
    await this.#refresh(held);
    if (this.#held !== held || this.#state.current.status !== 'signed-in') return;
    if (held.isOver) this.#expire(held);
    else this.#wakeWhenDue(held);
  }

  #expire(held: HeldSession): void {
    this.#cancelWake();
    this.#storage.removeRecord();
    this.#state.set({ status: 'expired', facts: held.facts });
  }

  #receiveSignOut(): void {
    const held = this.#held;
    if (this.#state.current.status !== 'signed-out') this.#forget('other-tab');
    if (held?.refreshToken === undefined) return;
    void this.#openId.revoke(held.facts.region, held.record.accessToken, held.refreshToken);
  }

  #forget(reason: 'user' | 'other-tab'): void {
    this.#signOuts += 1;
    this.#held = undefined;
    this.#completions.clear();
    this.#cancelWake();
    this.#storage.wipe();
    this.#leave({ status: 'signed-out', reason });
  }

  #leave(state: SessionState): void {
    const renewal = this.#renewal;
    this.#renewal = undefined;
    this.#state.set(state);
    renewal?.reject(new SignedOutError());
  }
}
