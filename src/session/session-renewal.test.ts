import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../lib/deferred.ts';
import { FakeBrowser } from '../test/fake-browser.ts';
import { fails, flow, grant, HOUR_MS, MINUTE_MS, openIdSession, resetFlow, signedInTab } from '../test/fake-flow.ts';
import type { OpenIdGrant } from './openid-flow.ts';
import type { Session } from './session.ts';

vi.mock('./openid-flow.ts', async () => (await import('../test/fake-flow.ts')).fakeFlowModule);

const ADDRESS = 'https://console.example/subscriptions';

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new FakeBrowser();
  resetFlow();
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const statusOf = (session: Session) => session.getState().status;

/** A tab that was opened over another one: it has the access token of that, and no refresh token. */
async function openedOver() {
  const tab = browser.openTab(ADDRESS);
  const session = openIdSession(tab);
  await session.restore();
  return { tab, session };
}

describe('tabs of one user', () => {
  it('T7: that can both refresh make one refresh when their tokens are refused at once', async () => {
    const first = await signedInTab(browser);
    await later(1_000);
    const second = await signedInTab(browser);
    await later(10);
    expect(first.session.getAccessToken()).toBe('token-2');
    const answer = deferred<OpenIdGrant>();
    await later(10 * MINUTE_MS);
    flow.refresh.mockReturnValueOnce(answer.promise);
    const renewals = [first, second].map(({ session }) => session.renewAccessToken('token-2'));
    await later(2_000);
    answer.resolve(grant());
    await later(200);
    expect(await Promise.all(renewals)).toEqual(['token-3', 'token-3']);
    expect(flow.refresh).toHaveBeenCalledTimes(1);
  });

  it('T7: of which one has no refresh token wait for the one that has', async () => {
    const { session: first } = await signedInTab(browser);
    const { session: second } = await openedOver();
    expect(second.getAccessToken()).toBe('token-1');
    const seen: string[] = [];
    second.subscribe(() => seen.push(statusOf(second)));
    const answer = deferred<OpenIdGrant>();
    flow.refresh.mockReturnValueOnce(answer.promise);
    const renewal = second.renewAccessToken('token-1');
    // Much longer than the user would be left waiting for nothing.
    await later(4_000);
    answer.resolve(grant());
    await later(0);
    expect(await renewal).toBe('token-2');
    expect(first.getAccessToken()).toBe('token-2');
    expect(flow.refresh).toHaveBeenCalledTimes(1);
    expect(new Set(seen)).toEqual(new Set(['signed-in']));
  });

  it('T7: live on the refreshing of one of them, and make one refresh for each token', async () => {
    const { session: first } = await signedInTab(browser);
    const { session: second } = await openedOver();
    const { session: third } = await openedOver();
    await later(5 * HOUR_MS);
    expect(second.getAccessToken()).toBe(first.getAccessToken());
    expect(third.getAccessToken()).toBe(first.getAccessToken());
    expect(flow.refresh).toHaveBeenCalledTimes(5);
    expect(statusOf(third)).toBe('signed-in');
  });

  it('T2: of which one asks in vain are told so, and ask their user', async () => {
    await signedInTab(browser);
    const { session: second } = await openedOver();
    flow.refresh.mockImplementation(fails('refused-by-provider'));
    void second.renewAccessToken('token-1').catch(() => undefined);
    await later(200);
    expect(second.getState()).toMatchObject({ status: 'expired', cause: 'token' });
    expect(flow.refresh).toHaveBeenCalledTimes(1);
  });

  it('T9: of which one is frozen in the middle of a refresh go on after ten seconds', async () => {
    const first = await signedInTab(browser);
    await later(1_000);
    const second = await signedInTab(browser);
    await later(10 * MINUTE_MS);
    flow.refresh.mockReturnValueOnce(new Promise(() => undefined));
    void first.session.renewAccessToken('token-2').catch(() => undefined);
    await later(0);
    first.tab.port.isDeaf = true;
    const renewal = second.session.renewAccessToken('token-2');
    await later(9_000);
    expect(flow.refresh).toHaveBeenCalledTimes(1);
    await later(1_500);
    expect(await renewal).toBe('token-3');
    expect(flow.refresh).toHaveBeenCalledTimes(2);
  });

  it('T9: of which the refreshing one never comes back ask their user after ten seconds', async () => {
    await signedInTab(browser);
    const { session: second } = await openedOver();
    flow.refresh.mockReturnValueOnce(new Promise(() => undefined));
    void second.renewAccessToken('token-1').catch(() => undefined);
    await later(9_000);
    expect(statusOf(second)).toBe('signed-in');
    await later(1_500);
    expect(statusOf(second)).toBe('expired');
  });

  it('T5: do not refresh in turns for a token that the API refuses however new it is', async () => {
    const first = await signedInTab(browser);
    await later(1_000);
    const second = await signedInTab(browser);
    await later(10 * MINUTE_MS);
    await first.session.renewAccessToken('token-2');
    await later(0);
    expect(second.session.getAccessToken()).toBe('token-3');
    for (const { session } of [first, second]) void session.renewAccessToken('token-3').catch(() => undefined);
    await later(20_000);
    expect([first, second].map(({ session }) => statusOf(session))).toEqual(['expired', 'expired']);
    expect(flow.refresh).toHaveBeenCalledTimes(1);
  });

  it('B3: without locks each refresh for themselves, and stay signed in', async () => {
    const tabs = [browser.openTab(ADDRESS), browser.openTab(ADDRESS)];
    const sessions = tabs.map((tab) => openIdSession(Object.assign(tab, { hasLocks: false })));
    for (const session of sessions) {
      await session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/' });
      await session.completeOpenIdSignIn(new URL('https://console.example/auth/callback?code=c&state=state'));
    }
    await later(10 * MINUTE_MS);
    await Promise.all(sessions.map((session) => session.renewAccessToken(session.getAccessToken() ?? '')));
    await later(3 * HOUR_MS);
    expect(sessions.map(statusOf)).toEqual(['signed-in', 'signed-in']);
  });
});

describe('a reload of an OpenID session', () => {
  it('near its end renews it silently while the page loads, and once', async () => {
    const { tab } = await signedInTab(browser);
    await later(51 * MINUTE_MS);
    const reloaded = openIdSession(tab);
    const restored = reloaded.restore();
    await later(2_000);
    await restored;
    expect(flow.authorize).toHaveBeenLastCalledWith('none');
    expect(flow.authorize).toHaveBeenCalledTimes(2);
    // The user has pressed Back: what was stored is still good.
    expect(reloaded.getAccessToken()).toBe('token-1');
  });

  it('near its end is shown after two seconds, whatever its provider does, and never left after that', async () => {
    const { tab } = await signedInTab(browser);
    await later(51 * MINUTE_MS);
    const discovery = deferred<Awaited<ReturnType<typeof flow.authorize>>>();
    flow.authorize.mockReturnValueOnce(discovery.promise);
    const reloaded = openIdSession(tab);
    const isShown = vi.fn<() => void>();
    const restored = reloaded.restore().finally(isShown);
    await later(1_900);
    expect(isShown).not.toHaveBeenCalled();
    await later(100);
    await restored;
    expect(reloaded.getAccessToken()).toBe('token-1');
    discovery.resolve({ url: new URL('https://id.example/auth'), state: 's', nonce: 'n', codeVerifier: 'v' });
    await later(60_000);
    expect(tab.departures).toHaveLength(1);
    // Back and Forward show it as it was left: still signed in.
    tab.wake(true);
    await later(0);
    expect(statusOf(reloaded)).toBe('signed-in');
  });

  it('near its end takes back a departure that does not come about', async () => {
    const { tab } = await signedInTab(browser);
    await later(51 * MINUTE_MS);
    const restored = openIdSession(tab).restore();
    await later(1_900);
    expect([tab.departures.length, tab.stays]).toEqual([2, 0]);
    await later(100);
    await restored;
    expect(tab.stays).toBe(1);
  });

  it('far from its end leaves the page alone', async () => {
    const { tab } = await signedInTab(browser);
    await later(40 * MINUTE_MS);
    await openIdSession(tab).restore();
    expect(flow.authorize).toHaveBeenCalledTimes(1);
  });

  it('without another tab says before its end how to go on', async () => {
    const { tab } = await signedInTab(browser);
    await later(10 * MINUTE_MS);
    // The tab is all there is: its old page does not answer any more.
    const reloaded = openIdSession(new FakeBrowser().openTab(ADDRESS, tab.storage));
    await reloaded.restore();
    await later(48 * MINUTE_MS);
    expect(reloaded.getState()).toMatchObject({ status: 'signed-in', ending: { cause: 'token', canExtend: false } });
    await later(2 * MINUTE_MS);
    expect(reloaded.getState()).toMatchObject({ status: 'expired', cause: 'token' });
  });
});

describe('a silent attempt', () => {
  it('from which the user comes back ends on the sign-in page', async () => {
    const tab = browser.openTab(ADDRESS);
    tab.storage?.setItem(
      'vcc-console.hint',
      JSON.stringify({ regionId: 'emea', method: 'openid', signedInAt: Date.now() }),
    );
    const session = openIdSession(tab);
    const restored = session.restore();
    await later(5_000);
    expect(flow.authorize).toHaveBeenCalledExactlyOnceWith('none');
    expect(statusOf(session)).toBe('restoring');
    await later(6_000);
    await restored;
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
  });
});
