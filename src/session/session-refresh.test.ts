import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '../domain/region.ts';
import { FakeBrowser, type FakeTab } from '../test/fake-browser.ts';
import { deferred } from '../lib/deferred.ts';
import type { OpenIdFlow, OpenIdGrant } from './openid-flow.ts';
import { createSession, type Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import { SignInError, type SignInErrorKind } from './sign-in-error.ts';

/** The protocol has its own tests, over real HTTP; here it is time that is tested. */
const flow = vi.hoisted(() => ({
  authorize: vi.fn<OpenIdFlow['authorize']>(),
  redeem: vi.fn<OpenIdFlow['redeem']>(),
  refresh: vi.fn<OpenIdFlow['refresh']>(),
  revoke: vi.fn<OpenIdFlow['revoke']>(),
  endSessionUrl: vi.fn<OpenIdFlow['endSessionUrl']>(),
  isBroken: false,
}));
vi.mock('./openid-flow.ts', () => ({
  // What `new` gets from a function that returns an object is that object.
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- vi.mock is hoisted above everything it could move to
  OpenIdFlow: function OpenIdFlow() {
    if (flow.isBroken) throw new SignInError('unreachable');
    return flow;
  },
}));

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const openId = { authority: 'https://id.example', clientId: 'console', scope: 'openid' };
const EMEA: Region = { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token', openId };

let browser: FakeBrowser;
let tokensIssued: number;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  tokensIssued = 0;
  flow.isBroken = false;
  for (const method of [flow.authorize, flow.redeem, flow.refresh, flow.revoke, flow.endSessionUrl]) method.mockReset();
  flow.authorize.mockImplementation(async () => {
    const url = new URL('https://id.example/auth');
    return { url, state: 'state', nonce: 'nonce', codeVerifier: 'verifier' };
  });
  flow.redeem.mockImplementation(async () => grant());
  flow.refresh.mockImplementation(async () => grant());
});
afterEach(() => {
  vi.useRealTimers();
});

function grant(change: Partial<OpenIdGrant> = {}): OpenIdGrant {
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

const sessionIn = (tab: FakeTab) =>
  createSession({ regions: [EMEA], tokenStorage: 'session', tokenTimeoutMs: 15_000, browser: tab.seams });

async function signedIn(tab = browser.openTab('https://console.example/sign-in')): Promise<Session> {
  const session = sessionIn(tab);
  await session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/' });
  await session.completeOpenIdSignIn(new URL('https://console.example/auth/callback?code=c&state=state'));
  return session;
}

function statesOf(session: Session): SessionState['status'][] {
  const seen: SessionState['status'][] = [];
  session.subscribe(() => seen.push(session.getState().status));
  return seen;
}

const fails = (kind: SignInErrorKind) => async (): Promise<OpenIdGrant> => {
  throw new SignInError(kind);
};

describe('an OpenID session', () => {
  it('is refreshed a minute before it runs out, again and again, with the newest refresh token', async () => {
    const session = await signedIn();
    const seen = statesOf(session);
    await vi.advanceTimersByTimeAsync(59 * MINUTE_MS - 1);
    expect(flow.refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(flow.refresh).toHaveBeenLastCalledWith('refresh-1', 'user-1');
    await vi.advanceTimersByTimeAsync(59 * MINUTE_MS);
    expect(flow.refresh).toHaveBeenLastCalledWith('refresh-2', 'user-1');
    expect(session.getAccessToken()).toBe('token-3');
    expect(new Set(seen)).toEqual(new Set(['signed-in']));
  });

  it('whose tokens live for seconds is refreshed half-way', async () => {
    flow.redeem.mockImplementation(async () => grant({ expiresInSeconds: 10 }));
    await signedIn();
    await vi.advanceTimersByTimeAsync(4_999);
    expect(flow.refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(flow.refresh).toHaveBeenCalledOnce();
  });

  it('without a refresh token expires', async () => {
    flow.redeem.mockImplementation(async () => grant({ refreshToken: undefined }));
    const session = await signedIn();
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(session.getState().status).toBe('expired');
    expect(flow.refresh).not.toHaveBeenCalled();
  });

  it.each<SignInErrorKind>(['unreachable', 'timed-out', 'server-error', 'rate-limited'])(
    'survives a refresh that fails because it is %s, and says nothing',
    async (kind) => {
      const session = await signedIn();
      const seen = statesOf(session);
      flow.refresh.mockImplementationOnce(fails(kind)).mockImplementationOnce(fails(kind));
      await vi.advanceTimersByTimeAsync(HOUR_MS);
      expect(flow.refresh).toHaveBeenCalledTimes(3);
      expect(session.getAccessToken()).toBe('token-2');
      expect(seen).toEqual(['signed-in']);
    },
  );

  it('that cannot be refreshed in time expires when it runs out, after a handful of attempts', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(fails('unreachable'));
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
    expect(session.getState().status).toBe('signed-in');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.getState().status).toBe('expired');
    expect(flow.refresh.mock.calls.length).toBeGreaterThanOrEqual(4);
    expect(flow.refresh.mock.calls.length).toBeLessThanOrEqual(15);
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(flow.refresh.mock.calls.length).toBeLessThanOrEqual(15);
  });

  it('whose refresh token is refused is not refreshed again, and lasts until its token runs out', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(fails('refused-by-provider'));
    await vi.advanceTimersByTimeAsync(HOUR_MS - 1);
    expect(session.getState().status).toBe('signed-in');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.getState().status).toBe('expired');
    expect(flow.refresh).toHaveBeenCalledOnce();
  });

  it('makes one refresh when the time and a refused request ask for it together', async () => {
    const session = await signedIn();
    const answer = deferred<OpenIdGrant>();
    flow.refresh.mockReturnValueOnce(answer.promise);
    await vi.advanceTimersByTimeAsync(59 * MINUTE_MS);
    const renewal = session.renewAccessToken('token-1');
    answer.resolve(grant());
    await expect(renewal).resolves.toBe('token-2');
    expect(flow.refresh).toHaveBeenCalledOnce();
  });

  it('asks the user when the token is refused and the provider is away', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(fails('unreachable'));
    void session.renewAccessToken('token-1').catch(() => undefined);
    await vi.advanceTimersByTimeAsync(0);
    expect(session.getState().status).toBe('expired');
  });

  it('that was refreshed for a refused token is refreshed again an hour later, but not at once', async () => {
    const session = await signedIn();
    await expect(session.renewAccessToken('token-1')).resolves.toBe('token-2');
    await vi.advanceTimersByTimeAsync(30 * MINUTE_MS);
    await expect(session.renewAccessToken('token-2')).resolves.toBe('token-3');
    void session.renewAccessToken('token-3').catch(() => undefined);
    await vi.advanceTimersByTimeAsync(200);
    expect(session.getState().status).toBe('expired');
    expect(flow.refresh).toHaveBeenCalledTimes(2);
  });
});

describe('signing out', () => {
  it('ends the refreshing', async () => {
    const session = await signedIn();
    await session.signOut();
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(flow.refresh).not.toHaveBeenCalled();
    expect(session.getState().status).toBe('signed-out');
  });

  it('while a refresh is under way revokes what it brings and uses none of it', async () => {
    const session = await signedIn();
    const answer = deferred<OpenIdGrant>();
    flow.refresh.mockReturnValueOnce(answer.promise);
    await vi.advanceTimersByTimeAsync(59 * MINUTE_MS);
    await session.signOut();
    expect(flow.revoke).toHaveBeenLastCalledWith(['refresh-1', 'token-1']);
    answer.resolve(grant());
    await vi.advanceTimersByTimeAsync(0);
    expect(flow.revoke).toHaveBeenLastCalledWith(['refresh-2', 'token-2']);
    expect(session.getState().status).toBe('signed-out');
  });

  it('names the newest ID token, and the last one when a refresh brought none', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(async () => grant({ idToken: undefined, identity: undefined }));
    await session.renewAccessToken('token-1');
    await session.signOut();
    expect(flow.endSessionUrl).toHaveBeenCalledWith('id-token', 'https://console.example/signed-out.html');
  });

  it('while the code is being redeemed signs nobody in', async () => {
    const answer = deferred<OpenIdGrant>();
    flow.redeem.mockReturnValueOnce(answer.promise);
    const pending = signedIn();
    const outcome = pending.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(0);
    const other = sessionIn(browser.openTab('https://console.example/'));
    await other.signOut();
    await vi.advanceTimersByTimeAsync(0);
    answer.resolve(grant());
    expect(await outcome).toMatchObject({ kind: 'interrupted' });
  });

  it('does not wait for ever for the provider to revoke', async () => {
    const session = await signedIn();
    flow.revoke.mockReturnValue(new Promise(() => undefined));
    const done = session.signOut();
    expect(session.getState().status).toBe('signed-out');
    await vi.advanceTimersByTimeAsync(3_000);
    await done;
    expect(flow.endSessionUrl).toHaveBeenCalledWith('id-token', 'https://console.example/signed-out.html');
  });
});

describe('two tabs', () => {
  it('that can both refresh keep their own tokens', async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    await vi.advanceTimersByTimeAsync(30 * MINUTE_MS);
    await first.renewAccessToken('token-1');
    await vi.advanceTimersByTimeAsync(200);
    expect(second.getAccessToken()).toBe('token-2');
    await vi.advanceTimersByTimeAsync(29 * MINUTE_MS);
    expect(flow.refresh).toHaveBeenLastCalledWith('refresh-2', 'user-1');
  });

  it('of which one took the session over live on the refreshing of the other', async () => {
    const first = await signedIn();
    const second = sessionIn(browser.openTab('https://console.example/'));
    await second.restore();
    const seen = statesOf(second);
    await vi.advanceTimersByTimeAsync(5 * HOUR_MS);
    expect(second.getAccessToken()).toBe(first.getAccessToken());
    expect(new Set(seen)).toEqual(new Set(['signed-in']));
  });
});

describe('code that cannot be loaded', () => {
  it('is loaded again at the next attempt', async () => {
    const tab = browser.openTab('https://console.example/sign-in');
    const session = sessionIn(tab);
    flow.isBroken = true;
    const input = { regionId: 'emea', returnTo: '/' };
    await expect(session.startOpenIdSignIn(input)).rejects.toMatchObject({ kind: 'unreachable' });
    flow.isBroken = false;
    await session.startOpenIdSignIn(input);
    expect(tab.departures).toHaveLength(1);
  });
});

describe('a silent attempt', () => {
  it('from which the user comes back ends on the sign-in page', async () => {
    const tab = browser.openTab('https://console.example/subscriptions');
    tab.storage?.setItem('vcc-console.hint', JSON.stringify({ regionId: 'emea', method: 'openid' }));
    const session = sessionIn(tab);
    const restored = session.restore();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(flow.authorize).toHaveBeenCalledExactlyOnceWith(true);
    expect(session.getState().status).toBe('restoring');
    await vi.advanceTimersByTimeAsync(6_000);
    await restored;
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
  });
});
