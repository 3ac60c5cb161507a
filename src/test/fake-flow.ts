import { vi } from 'vitest';
import type { Region } from '../domain/region.ts';
import type { OpenIdFlow, OpenIdGrant } from '../session/openid-flow.ts';
import type { SessionLimits } from '../session/session-options.ts';
import { createSession, type Session } from '../session/session.ts';
import { SignInError, type SignInErrorKind } from '../session/sign-in-error.ts';
import type { FakeBrowser, FakeTab } from './fake-browser.ts';
import { NO_LIMITS } from './sessions.ts';

/**
 * An OpenID provider that answers at once, for tests of time: the protocol has its own tests, over real HTTP. A test
 * puts it in with `vi.mock('./openid-flow.ts', async () => (await import('../test/fake-flow.ts')).fakeFlowModule)`.
 */
export const flow = {
  authorize: vi.fn<OpenIdFlow['authorize']>(),
  redeem: vi.fn<OpenIdFlow['redeem']>(),
  refresh: vi.fn<OpenIdFlow['refresh']>(),
  revoke: vi.fn<OpenIdFlow['revoke']>(),
  endSessionUrl: vi.fn<OpenIdFlow['endSessionUrl']>(),
  isBroken: false,
};

export const fakeFlowModule = {
  // What `new` gets from a function that returns an object is that object.
  OpenIdFlow: function OpenIdFlow() {
    if (flow.isBroken) throw new SignInError('unreachable');
    return flow;
  },
};

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

const openId = { authority: 'https://id.example', clientId: 'console', scope: 'openid' };
const EMEA: Region = { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token', openId };

let tokensIssued = 0;

export function resetFlow(): void {
  tokensIssued = 0;
  flow.isBroken = false;
  for (const method of [flow.authorize, flow.redeem, flow.refresh, flow.revoke, flow.endSessionUrl]) method.mockReset();
  flow.authorize.mockImplementation(async () => {
    const url = new URL('https://id.example/auth');
    return { url, state: 'state', nonce: 'nonce', codeVerifier: 'verifier' };
  });
  flow.redeem.mockImplementation(async () => grant());
  flow.refresh.mockImplementation(async () => grant());
}

/** Good for an hour; `token-1` with `refresh-1` first, and so on. */
export function grant(change: Partial<OpenIdGrant> = {}): OpenIdGrant {
  tokensIssued += 1;
  return {
    accessToken: `token-${tokensIssued}`,
    refreshToken: `refresh-${tokensIssued}`,
    idToken: 'id-token',
    identity: { id: 'user-1', label: 'Ada' },
    expiresInSeconds: 3_600,
    canWrite: true,
    ...change,
  };
}

export const fails = (kind: SignInErrorKind) => async (): Promise<OpenIdGrant> => {
  throw new SignInError(kind);
};

export function openIdSession(tab: FakeTab, limits: SessionLimits = NO_LIMITS): Session {
  return createSession({
    regions: [EMEA],
    tokenStorage: 'session',
    tokenTimeoutMs: 15_000,
    silentTimeoutMs: 2_000,
    limits,
    browser: tab.seams,
  });
}

export async function signedInTab(browser: FakeBrowser, limits: SessionLimits = NO_LIMITS) {
  const tab = browser.openTab('https://console.example/sign-in');
  const session = openIdSession(tab, limits);
  await session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/' });
  await session.completeOpenIdSignIn(new URL('https://console.example/auth/callback?code=c&state=state'));
  return { tab, session };
}
