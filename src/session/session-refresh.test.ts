import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../lib/deferred.ts';
import { FakeBrowser } from '../test/fake-browser.ts';
import { fails, flow, grant, HOUR_MS, MINUTE_MS, openIdSession, resetFlow, signedInTab } from '../test/fake-flow.ts';
import type { OpenIdGrant } from './openid-flow.ts';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import type { SignInErrorKind } from './sign-in-error.ts';

vi.mock('./openid-flow.ts', async () => (await import('../test/fake-flow.ts')).fakeFlowModule);

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  resetFlow();
});
afterEach(() => {
  vi.useRealTimers();
});

const signedIn = async (): Promise<Session> => (await signedInTab(browser)).session;

function statesOf(session: Session): SessionState['status'][] {
  const seen: SessionState['status'][] = [];
  session.subscribe(() => seen.push(session.getState().status));
  return seen;
}

describe('an OpenID session', () => {
  it('T1: is refreshed five minutes before it runs out, again and again, with the newest refresh token', async () => {
    const session = await signedIn();
    const seen = statesOf(session);
    await vi.advanceTimersByTimeAsync(55 * MINUTE_MS - 1);
    expect(flow.refresh).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(flow.refresh).toHaveBeenLastCalledWith('refresh-1', 'user-1');
    await vi.advanceTimersByTimeAsync(55 * MINUTE_MS);
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
    'T3: survives a refresh that fails because it is %s, and says nothing',
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

  it('T3: that cannot be refreshed in three attempts, ever later, says so, and expires when it runs out', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(fails('server-error'));
    await vi.advanceTimersByTimeAsync(58 * MINUTE_MS - 1);
    expect(flow.refresh).toHaveBeenCalledTimes(3);
    expect(session.getState()).not.toHaveProperty('ending');
    await vi.advanceTimersByTimeAsync(1);
    const ending = { cause: 'token', endsAt: Date.now() + 2 * MINUTE_MS, canExtend: true };
    expect(session.getState()).toMatchObject({ status: 'signed-in', ending });
    await vi.advanceTimersByTimeAsync(2 * MINUTE_MS);
    expect(session.getState()).toMatchObject({ status: 'expired', cause: 'token' });
    await vi.advanceTimersByTimeAsync(HOUR_MS);
    expect(flow.refresh).toHaveBeenCalledTimes(3);
  });

  it('T3: that the provider did not renew goes on when the user says so and the provider is back', async () => {
    const session = await signedIn();
    flow.refresh.mockImplementation(fails('server-error'));
    await vi.advanceTimersByTimeAsync(59 * MINUTE_MS);
    flow.refresh.mockImplementation(async () => grant());
    await session.staySignedIn();
    expect(session.getAccessToken()).toBe('token-2');
    expect(session.getState()).not.toHaveProperty('ending');
  });

  it('T2: whose refresh token is refused is not refreshed again, and lasts until its token runs out', async () => {
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
    await vi.advanceTimersByTimeAsync(55 * MINUTE_MS);
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

  it('T5: that was refreshed for a refused token is refreshed again an hour later, but not at once', async () => {
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
    await vi.advanceTimersByTimeAsync(55 * MINUTE_MS);
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
    const other = openIdSession(browser.openTab('https://console.example/'));
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

describe('code that cannot be loaded', () => {
  it('is loaded again at the next attempt', async () => {
    const tab = browser.openTab('https://console.example/sign-in');
    const session = openIdSession(tab);
    flow.isBroken = true;
    const input = { regionId: 'emea', returnTo: '/' };
    await expect(session.startOpenIdSignIn(input)).rejects.toMatchObject({ kind: 'unreachable' });
    flow.isBroken = false;
    await session.startOpenIdSignIn(input);
    expect(tab.departures).toHaveLength(1);
  });
});
