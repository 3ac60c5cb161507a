import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { deferred } from '../lib/deferred.ts';
import { FakeBrowser } from '../test/fake-browser.ts';
import { fails, flow, grant, openIdSession, resetFlow, signedInTab } from '../test/fake-flow.ts';
import { ADDRESS, NO_LIMITS, restore, sessionIn, signIn, statusOf, tokenServer } from '../test/sessions.ts';
import type { OpenIdGrant } from './openid-flow.ts';
import type { Session } from './session.ts';

vi.mock('./openid-flow.ts', async () => (await import('../test/fake-flow.ts')).fakeFlowModule);

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const IDLE = { ...NO_LIMITS, idleMs: 30 * MINUTE_MS };
const LONGEST = { ...NO_LIMITS, longestMs: 12 * HOUR_MS };

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', tokenServer());
  browser = new FakeBrowser();
  resetFlow();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function endingOf(session: Session) {
  const state = session.getState();
  return state.status === 'signed-in' ? state.ending : undefined;
}

/** The machine sleeps: its wall clock goes on, while the monotonic one, and every timer, stand still. */
const sleep = (ms: number) => vi.setSystemTime(Date.now() + ms);

describe('the end of a token', () => {
  it('is told two minutes before', async () => {
    const session = sessionIn(browser.openTab(ADDRESS));
    await signIn(session);
    await later(118 * MINUTE_MS - 1);
    expect(endingOf(session)).toBeUndefined();
    await later(1);
    expect(endingOf(session)).toEqual({ cause: 'token', endsAt: Date.now() + 2 * MINUTE_MS, canExtend: false });
    // Nobody can prolong it without the secret.
    await session.staySignedIn();
    expect(endingOf(session)).toBeDefined();
  });

  it('may be brought on by the user, who then signs in again over the page', async () => {
    const session = sessionIn(browser.openTab(ADDRESS));
    await signIn(session);
    session.endNow();
    expect(session.getState()).toMatchObject({ status: 'expired', cause: 'token' });
    await signIn(session);
    expect(session.getAccessToken()).toBe('token-2');
  });

  it('is no news while it will be refreshed', async () => {
    const { session } = await signedInTab(browser);
    const seen: unknown[] = [];
    session.subscribe(() => seen.push(endingOf(session)));
    await later(10 * HOUR_MS);
    expect(new Set(seen)).toEqual(new Set([undefined]));
  });
});

describe('idleness', () => {
  it('T23: never comes over somebody who types, without a single request', async () => {
    const tab = browser.openTab(ADDRESS);
    const session = sessionIn(tab, 'session', IDLE);
    await signIn(session);
    for (let minute = 0; minute < 40; minute += 1) {
      tab.touch();
      // One minute after the other.
      // oxlint-disable-next-line no-await-in-loop
      await later(MINUTE_MS);
      expect(endingOf(session)).toBeUndefined();
    }
    expect(statusOf(session)).toBe('signed-in');
    expect(fetch).toHaveBeenCalledTimes(1);
  });

  it('T24: is told after 28 minutes, and one key press puts it off, ten times over', async () => {
    const { tab, session } = await signedInTab(browser, IDLE);
    for (let round = 0; round < 10; round += 1) {
      // One round after the other.
      // oxlint-disable-next-line no-await-in-loop
      await later(28 * MINUTE_MS);
      expect(endingOf(session), `round ${round}`).toMatchObject({ cause: 'idle', canExtend: true });
      tab.touch();
      // oxlint-disable-next-line no-await-in-loop
      await later(600);
      expect(endingOf(session)).toBeUndefined();
    }
    await later(28 * MINUTE_MS);
    await session.staySignedIn();
    await later(600);
    expect(endingOf(session)).toBeUndefined();
  });

  it('T24: that nobody ends takes the tokens away, and keeps the page for the same user', async () => {
    const { tab, session } = await signedInTab(browser, IDLE);
    await later(30 * MINUTE_MS);
    expect(session.getState()).toMatchObject({ status: 'expired', cause: 'idle' });
    expect(session.getAccessToken()).toBeUndefined();
    expect(flow.revoke).toHaveBeenCalledWith(['refresh-1', 'token-1']);
    expect(tab.storage?.text).not.toContain('token-1');
    tab.touch();
    await later(HOUR_MS);
    expect(statusOf(session)).toBe('expired');
  });

  it('is not of a tab whose neighbour is used', async () => {
    const first = await signedInTab(browser, IDLE);
    const second = openIdSession(browser.openTab(ADDRESS), IDLE);
    await restore(second);
    for (let minute = 0; minute < 60; minute += 1) {
      first.tab.touch();
      // One minute after the other.
      // oxlint-disable-next-line no-await-in-loop
      await later(MINUTE_MS);
    }
    expect(statusOf(second)).toBe('signed-in');
    await later(30 * MINUTE_MS);
    expect([first.session, second].map(statusOf)).toEqual(['expired', 'expired']);
  });

  it('P13: counts the time that the machine slept, and the first key does not undo it', async () => {
    const { tab, session } = await signedInTab(browser, IDLE);
    await later(5 * MINUTE_MS);
    sleep(31 * MINUTE_MS);
    tab.touch();
    expect(session.getState()).toMatchObject({ status: 'expired', cause: 'idle' });
  });

  it('does not let a refresh that was under way bring the session back', async () => {
    const { session } = await signedInTab(browser, { ...IDLE, idleMs: 56 * MINUTE_MS });
    const answer = deferred<OpenIdGrant>();
    flow.refresh.mockReturnValueOnce(answer.promise);
    await later(55 * MINUTE_MS);
    sleep(HOUR_MS);
    await later(2 * MINUTE_MS);
    answer.resolve(grant());
    await later(0);
    expect(statusOf(session)).toBe('expired');
  });

  it('and the longest time are no limits unless they are configured', async () => {
    const { session } = await signedInTab(browser);
    await later(100 * HOUR_MS);
    expect(statusOf(session)).toBe('signed-in');
  });
});

describe('the longest time', () => {
  it('ends a session however often it is refreshed, two minutes after it was told', async () => {
    const { session } = await signedInTab(browser, LONGEST);
    await later(12 * HOUR_MS - 2 * MINUTE_MS - 1);
    expect(endingOf(session)).toBeUndefined();
    await later(1);
    expect(endingOf(session)).toMatchObject({ cause: 'age', canExtend: false });
    await session.staySignedIn();
    await later(2 * MINUTE_MS);
    expect(session.getState()).toMatchObject({ status: 'expired', cause: 'age' });
  });

  it('is counted on after a reload', async () => {
    const half = { ...NO_LIMITS, longestMs: 30 * MINUTE_MS };
    const tab = browser.openTab(ADDRESS);
    await signIn(sessionIn(tab, 'session', half));
    await later(20 * MINUTE_MS);
    const reloaded = sessionIn(tab, 'session', half);
    await restore(reloaded);
    expect(statusOf(reloaded)).toBe('signed-in');
    await later(10 * MINUTE_MS);
    expect(reloaded.getState()).toMatchObject({ status: 'expired', cause: 'age' });
  });
});

describe('a machine that wakes up (acceptance P13)', () => {
  it('P13: renews a token whose time may be over', async () => {
    const { tab, session } = await signedInTab(browser);
    sleep(2 * HOUR_MS);
    tab.wake();
    await later(0);
    expect(session.getAccessToken()).toBe('token-2');
  });

  it('P13: leaves it to the API where a token cannot be renewed: its clock may have been set', async () => {
    const tab = browser.openTab(ADDRESS);
    const session = sessionIn(tab);
    await signIn(session);
    sleep(3 * HOUR_MS);
    tab.wake();
    await later(1_000);
    expect(session.getAccessToken()).toBe('token-1');
  });

  it('P13: makes no loop of a provider whose refresh fails', async () => {
    const { tab, session } = await signedInTab(browser);
    flow.refresh.mockImplementation(fails('refused-by-provider'));
    sleep(2 * HOUR_MS);
    for (let round = 0; round < 5; round += 1) tab.wake();
    await later(1_000);
    tab.wake();
    await later(1_000);
    expect(flow.refresh).toHaveBeenCalledTimes(1);
    expect(statusOf(session)).toBe('signed-in');
  });
});

describe('a page that Back brings back as it was left', () => {
  it.each(['openid', 'credentials'])(
    'G8: shows nothing after a sign-out that it slept through (%s)',
    async (method) => {
      const storage = browser.openTab(ADDRESS).storage;
      const tab = browser.openTab(ADDRESS, storage);
      const session = method === 'openid' ? openIdSession(tab) : sessionIn(tab);
      if (method === 'credentials') await signIn(session);
      else await session.completeOpenIdSignIn(await callbackOf(session));
      tab.port.isDeaf = true;
      // The page that the tab went to.
      const next = sessionIn(browser.openTab(ADDRESS, storage));
      await restore(next);
      await next.signOut();
      expect(statusOf(session)).toBe('signed-in');
      tab.wake(true);
      expect(session.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
      expect(session.getAccessToken()).toBeUndefined();
    },
  );

  it('goes on when nobody signed out', async () => {
    const { tab, session } = await signedInTab(browser);
    tab.wake(true);
    await later(0);
    expect(session.getAccessToken()).toBe('token-1');
  });

  it('T12: says that the provider may remember when it did not send the user back', async () => {
    const { tab, session } = await signedInTab(browser);
    flow.endSessionUrl.mockResolvedValue(new URL('https://id.example/end'));
    await session.signOut();
    expect(tab.departures.at(-1)?.href).toBe('https://id.example/end');
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user' });
    tab.wake(true);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user', providerMayRemember: true });
  });
});

describe('another user in another tab (acceptance T25)', () => {
  it('T25: is told to an expired page, whose requests never go on as the other', async () => {
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first, 'client-a');
    const waiting = first.renewAccessToken('token-1').catch((error: unknown) => error);
    await later(200);
    const second = sessionIn(browser.openTab(ADDRESS));
    await signIn(second, 'client-b');
    await later(200);
    const other = { identity: { id: 'client-b' } };
    expect(first.getState()).toMatchObject({ status: 'expired', facts: { identity: { id: 'client-a' } }, other });
    expect(first.getAccessToken()).toBeUndefined();

    first.continueAsOther();
    expect(await waiting).toMatchObject({ name: 'SignedOutError' });
    expect(first.getState()).toMatchObject({ status: 'signed-in', facts: { identity: { id: 'client-b' } } });
    expect(first.getAccessToken()).toBe(second.getAccessToken());
  });

  it('T25: is forgotten when the first one signs in', async () => {
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first, 'client-a');
    first.endNow();
    await signIn(sessionIn(browser.openTab(ADDRESS)), 'client-b');
    await later(200);
    await signIn(first, 'client-a');
    first.continueAsOther();
    expect(first.getState()).toMatchObject({ status: 'signed-in', facts: { identity: { id: 'client-a' } } });
  });
});

async function callbackOf(session: Session): Promise<URL> {
  await session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/' });
  return new URL('https://console.example/auth/callback?code=c&state=state');
}
