import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';
import type { GrantedToken } from './granted-token.ts';
import { HeldSession } from './held-session.ts';
import { loadOrUnreachable } from './load-or-unreachable.ts';
import type { OpenIdTokens } from './openid-flow.ts';
import { OpenIdSignIn } from './openid-sign-in.ts';
import { START_PAGE } from './return-address.ts';
import { SessionChannel } from './session-channel.ts';
import { NO_TOKENS, SessionHolder } from './session-holder.ts';
import type { CredentialsSignIn, OpenIdStart, SessionOptions } from './session-options.ts';
import type { SessionRecord } from './session-record.ts';
import { LONGEST_ANSWER_MS, PATIENCE_MS, SessionRenewal } from './session-renewal.ts';
import type { SessionFacts, SessionState } from './session-state.ts';
import { SessionStorage } from './session-storage.ts';
import { SessionWatch } from './session-watch.ts';
import { SignedOutError } from './signed-out-error.ts';
import { SignInError } from './sign-in-error.ts';
import { delay } from './wake-at.ts';

/** So near to its end a stored OpenID session is renewed while the page loads, when nothing is typed yet. */
const NEAR_THE_END_MS = 600_000;
/** Where the sign-in page is all there is to show, a silent attempt is waited for so long. */
const LONGEST_DEPARTURE_MS = 10_000;

type Options = SessionOptions & { readonly browser: BrowserSeams };
type ReturnAddress = { readonly returnTo: string };
type Identity = SessionFacts['identity'];

/** Signs in, out and on: the one session of this tab from its beginning to its end. */
export class SessionController {
  readonly #options: Options;
  readonly #storage: SessionStorage;
  readonly #channel: SessionChannel;
  readonly #openId: OpenIdSignIn;
  readonly #holder: SessionHolder;
  readonly #renewal: SessionRenewal;
  readonly #watch: SessionWatch;
  /** By the callback's state; no token is kept here. */
  readonly #completions = new Map<string | null, Promise<ReturnAddress>>();
  /** Counts sign-outs: what was asked for before one must not sign in after it. */
  #signOuts = 0;
  /** Counts the sign-ins that the user has begun: what another tab offers must not come in their way. */
  #signIns = 0;
  /** The last sign-out, until somebody begins to sign in again. */
  #signedOut: Promise<void> | undefined;
  /** For the provider's own sign-out. */
  #hasLeftToSignOut = false;

  constructor(options: Options) {
    const { browser, regions, tokenTimeoutMs, tokenStorage, limits } = options;
    this.#options = options;
    this.#storage = new SessionStorage(browser.storage, browser.shared);
    this.#openId = new OpenIdSignIn({ regions, timeoutMs: tokenTimeoutMs, browser, storage: this.#storage });
    this.#holder = new SessionHolder(options, this.#storage, (held) => {
      this.#signedOut = undefined;
      this.#watch.begin(held);
    });
    // They need each other, and the browser's listeners call back later only.
    const [renewal, channel] = [() => this.#renewal, () => this.#channel];
    this.#renewal = new SessionRenewal({ holder: this.#holder, channel, openId: this.#openId, locks: browser.locks });
    const onCut = (held: HeldSession) => void this.#revoke(held);
    this.#watch = new SessionWatch({ holder: this.#holder, renewal, channel, limits, browser, onCut });
    this.#channel = new SessionChannel(browser.channel, tokenStorage === 'session', {
      offer: () => this.#holder.liveRecord(),
      renew: (spent) => this.#renewal.renewFor(spent),
      onSignedOut: () => this.#receiveSignOut(),
      onRenewed: () => void this.#renewal.takeOver(),
      onActive: () => this.#watch.noteOthersActivity(),
    });
    browser.onWake((fromCache) => void this.#wake(fromCache));
  }

  get isSharedBetweenTabs(): boolean {
    return this.#channel.isShared;
  }

  getState(): SessionState {
    return this.#holder.state;
  }

  subscribe(listener: () => void): () => void {
    return this.#holder.subscribe(listener);
  }

  getAccessToken(): string | undefined {
    return this.#holder.liveRecord()?.accessToken;
  }

  async restore(): Promise<void> {
    const stored = this.#options.tokenStorage === 'session' ? this.#storage.readRecord() : undefined;
    if (stored !== undefined && this.#holder.adopt(stored)) return this.#renewStored(stored);
    this.#storage.removeRecord();
    const accepts = (record: SessionRecord) => this.#holder.factsOf(record) !== undefined;
    const isAdopted = this.#channel.ask({ accepts, waitMs: LONGEST_ANSWER_MS }).then((offered) => {
      const { state } = this.#holder;
      // A sign-out may have come first.
      const isUndecided = state.status === 'restoring' || (state.status === 'signed-out' && state.reason === 'never');
      return isUndecided && this.#signIns === 0 && offered !== undefined && this.#holder.adopt(offered);
    });
    if ((await Promise.race([isAdopted, delay(PATIENCE_MS)])) === true || !this.#isRestoring()) return;
    await this.#openId.trySilently(LONGEST_DEPARTURE_MS);
    if (this.#isRestoring()) this.#holder.leave({ status: 'signed-out', reason: 'never' });
  }

  renewAccessToken(rejected: string): Promise<string> {
    const { held, state } = this.#holder;
    const current = this.getAccessToken();
    if (current !== undefined && current !== rejected) return Promise.resolve(current);
    if (state.status === 'signed-out') return Promise.reject(new SignedOutError());
    const { token, isFirst } = this.#holder.awaitToken();
    if (isFirst && held !== undefined) void this.#renewal.renewRefused(held);
    return token;
  }

  noteReadOnly(token: string): void {
    this.#holder.noteReadOnly(token);
  }

  staySignedIn(): Promise<void> {
    return this.#watch.extend();
  }

  endNow(): void {
    const { held } = this.#holder;
    if (held !== undefined && this.#holder.isLive(held)) this.#holder.expire(held, 'token');
  }

  continueAsOther(): void {
    this.#holder.continueAsOther();
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
    await this.#openId.start(region, returnTo, prompt);
  }

  async completeOpenIdSignIn(callback: URL): Promise<ReturnAddress> {
    const state = callback.searchParams.get('state');
    // The page was reloaded after it had cleaned its address (acceptance T15).
    if (state === null && this.#holder.state.status === 'signed-in') return { returnTo: START_PAGE };
    const completion = this.#completions.get(state) ?? this.#complete(callback);
    this.#completions.set(state, completion);
    return completion;
  }

  signOut(): Promise<void> {
    // The sign-out page asks once more when it sees the new state: that is the same sign-out.
    if (this.#signedOut !== undefined) return this.#signedOut;
    const { held } = this.#holder;
    const signIns = this.#signIns;
    const isStillOut = () => signIns === this.#signIns;
    const signedOut = Promise.resolve().then(() => this.#endAtProvider(held, isStillOut));
    this.#signedOut = signedOut;
    this.#storage.noteSignOut(held?.record.signedInAt);
    this.#forget('user');
    this.#channel.announceSignedOut();
    return signedOut;
  }

  #beginSignIn(): void {
    this.#signIns += 1;
    this.#signedOut = undefined;
    this.#hasLeftToSignOut = false;
  }

  async #endAtProvider(held: HeldSession | undefined, isStillOut: () => boolean): Promise<void> {
    if (held?.facts.method !== 'openid') return;
    await this.#revoke(held);
    this.#hasLeftToSignOut = await this.#openId.endSession(held.facts.region, held.idToken, isStillOut);
    if (!this.#hasLeftToSignOut) this.#holder.doubtProvider();
  }

  async #revoke({ facts, record, refreshToken }: HeldSession): Promise<void> {
    if (facts.method === 'openid') await this.#openId.revoke(facts.region, record.accessToken, refreshToken);
  }

  #region(regionId: string): Region {
    const region = this.#options.regions.find(({ id }) => id === regionId);
    if (region === undefined) throw new Error(`The configuration has no region ${regionId}`);
    return region;
  }

  #isRestoring(): boolean {
    return this.#holder.state.status === 'restoring';
  }

  /** The refresh token is gone with the page that held it; the provider may still know the user. */
  async #renewStored({ method, expiresAt, regionId }: SessionRecord): Promise<void> {
    const isNearTheEnd = method === 'openid' && expiresAt - Date.now() < NEAR_THE_END_MS;
    if (isNearTheEnd) await this.#openId.trySilently(this.#options.silentTimeoutMs, regionId);
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

  #signIn(
    method: SessionFacts['method'],
    region: Region,
    { accessToken, expiresInSeconds, canWrite }: GrantedToken,
    identity: Identity,
    tokens: OpenIdTokens = NO_TOKENS,
  ): void {
    const signedInAt = this.#storage.signInTime();
    const expiresAt = Date.now() + expiresInSeconds * 1_000;
    const record = { accessToken, expiresAt, signedInAt, regionId: region.id, method, identity, canWrite };
    const facts = { region, method, identity, canWrite, expiresAt };
    this.#holder.hold(new HeldSession({ record, facts, tokens, wasRefreshed: false }));
  }

  #receiveSignOut(): void {
    const { held, state } = this.#holder;
    if (state.status !== 'signed-out') this.#forget('other-tab');
    if (held?.refreshToken !== undefined) void this.#revoke(held);
  }

  /** The page was not looked at for a while: a sign-out that it has not heard of ends it (acceptance G8). */
  async #wake(fromCache: boolean): Promise<void> {
    const { held, state } = this.#holder;
    if (fromCache && state.status === 'signed-out' && this.#hasLeftToSignOut) this.#holder.doubtProvider();
    if (held === undefined) return;
    if (this.#storage.isSignedOut(held.record) || (fromCache && this.#hasLostTraces(held))) this.#receiveSignOut();
    else await this.#watch.wake();
  }

  /** Back or Forward shows the page as it was left; a sign-out in this tab since then has taken its traces away. */
  #hasLostTraces({ facts }: HeldSession): boolean {
    const isStored = this.#options.tokenStorage === 'session' && this.#holder.state.status === 'signed-in';
    return (
      (facts.method === 'openid' && !this.#storage.hasHint()) || (isStored && this.#storage.readRecord() === undefined)
    );
  }

  #forget(reason: 'user' | 'other-tab'): void {
    this.#signOuts += 1;
    this.#completions.clear();
    this.#watch.stop();
    this.#holder.forget(reason);
  }
}
