import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';
import { loadOrUnreachable } from './load-or-unreachable.ts';
import type { OpenIdFlow, OpenIdGrant } from './openid-flow.ts';
import { safeReturnAddress } from './return-address.ts';
import type { OpenIdPrompt } from './session-options.ts';
import type { SessionStorage } from './session-storage.ts';
import { SignInError } from './sign-in-error.ts';
import { delay } from './wake-at.ts';

/** Registered with the provider, exactly (RFC 9700 section 2.1). */
const CALLBACK_PATH = '/auth/callback';
const SIGNED_OUT_PATH = '/signed-out.html';

/** Signing out waits this long for the provider to revoke, then goes on. */
const LONGEST_REVOCATION_MS = 3_000;

export interface OpenIdSignInOptions {
  readonly regions: readonly Region[];
  readonly timeoutMs: number;
  readonly browser: BrowserSeams;
  readonly storage: SessionStorage;
}

export interface CompletedOpenIdSignIn {
  readonly region: Region;
  readonly grant: OpenIdGrant;
  readonly identity: NonNullable<OpenIdGrant['identity']>;
  readonly returnTo: string;
}

/** Leaves for the provider and comes back: transactions, addresses, and loading the protocol code when it is needed. */
export class OpenIdSignIn {
  readonly #options: OpenIdSignInOptions;
  readonly #flows = new Map<string, Promise<OpenIdFlow>>();

  constructor(options: OpenIdSignInOptions) {
    this.#options = options;
  }

  /** Leaves, unless by the time the provider is known that is no longer wanted. */
  async start(region: Region, returnTo: string, prompt?: OpenIdPrompt, isWanted = () => true): Promise<void> {
    const { browser, storage } = this.#options;
    const flow = await this.#flow(region);
    const { url, state, nonce, codeVerifier } = await flow.authorize(prompt);
    if (!isWanted()) return;
    const transaction = { regionId: region.id, nonce, codeVerifier, returnTo, createdAt: Date.now() };
    if (!storage.writeTransaction(state, transaction)) throw new SignInError('storage-blocked');
    browser.navigate(url);
  }

  /**
   * Tries once, where this tab has or had such a session. Ends when that has failed, or when the page has not left for good by
   * then (the provider hangs, or the user pressed Back): from then on it stays, because something may be typed.
   */
  async trySilently(patienceMs: number, regionId?: string): Promise<void> {
    const { browser, storage, regions } = this.#options;
    const { pathname, search, hash } = browser.address();
    if (pathname === CALLBACK_PATH) return;
    const wanted = regionId ?? storage.takeHint()?.regionId;
    const region = regions.find(({ id }) => id === wanted);
    if (region === undefined) return;
    const isOver = delay(patienceMs).then(() => true);
    let isWanted = true;
    try {
      isWanted =
        (await Promise.race([isOver, this.start(region, pathname + search + hash, 'none', () => isWanted)])) !== true;
      if (!isWanted) return;
      await isOver;
      browser.stay();
    } catch {
      // Nobody asked for this attempt: its failure is the sign-in page.
    }
  }

  /** Throws before any request when the answer was not asked for by this tab. */
  async complete(callback: URL): Promise<CompletedOpenIdSignIn> {
    const { browser, storage, regions } = this.#options;
    // The code leaves the address bar, and with it history and referrer, before anything is sent.
    browser.replaceAddress(CALLBACK_PATH);
    const state = callback.searchParams.get('state') ?? '';
    const transaction = storage.takeTransaction(state);
    const region = regions.find(({ id }) => id === transaction?.regionId);
    // Not our transaction: nothing in the address is trusted, its error text included.
    if (transaction === undefined || region === undefined) throw new SignInError('unverifiable');
    const { nonce, codeVerifier } = transaction;
    const returnTo = safeReturnAddress(transaction.returnTo);
    try {
      const flow = await this.#flow(region);
      const grant = await flow.redeem(callback.searchParams, { state, nonce, codeVerifier });
      if (grant.identity === undefined) throw new SignInError('unverifiable');
      return { region, returnTo, grant, identity: grant.identity };
    } catch (error) {
      throw error instanceof SignInError ? error.withReturnTo(returnTo) : error;
    }
  }

  async refresh(region: Region, refreshToken: string, subject: string): Promise<OpenIdGrant> {
    const flow = await this.#flow(region);
    return flow.refresh(refreshToken, subject);
  }

  /** Best effort: by now this browser has forgotten the tokens, whatever the provider says. */
  async revoke(region: Region, accessToken: string, refreshToken: string | undefined): Promise<void> {
    try {
      const flow = await this.#flow(region);
      const revocation = flow.revoke(refreshToken === undefined ? [accessToken] : [refreshToken, accessToken]);
      await Promise.race([revocation, new Promise((resolve) => setTimeout(resolve, LONGEST_REVOCATION_MS))]);
    } catch {
      // The tokens run out by themselves.
    }
  }

  /** Leaves for the provider's own sign-out, if that is still wanted; false when it has none or could not be asked. */
  async endSession(region: Region, idToken: string | undefined, isWanted: () => boolean): Promise<boolean> {
    const { browser } = this.#options;
    try {
      const flow = await this.#flow(region);
      const url = await flow.endSessionUrl(idToken, new URL(SIGNED_OUT_PATH, browser.address()).href);
      if (url === undefined || !isWanted()) return false;
      browser.navigate(url);
      return true;
    } catch {
      return false;
    }
  }

  #flow(region: Region): Promise<OpenIdFlow> {
    const known = this.#flows.get(region.id);
    if (known !== undefined) return known;
    const flow = this.#load(region);
    this.#flows.set(region.id, flow);
    flow.catch(() => this.#flows.delete(region.id));
    return flow;
  }

  async #load(region: Region): Promise<OpenIdFlow> {
    const { browser, timeoutMs } = this.#options;
    const provider = region.openId;
    if (provider === undefined) throw new SignInError('unverifiable');
    const redirectUri = new URL(CALLBACK_PATH, browser.address()).href;
    const { OpenIdFlow: Flow } = await loadOrUnreachable(import('./openid-flow.ts'));
    return new Flow({ provider, redirectUri, timeoutMs });
  }
}
