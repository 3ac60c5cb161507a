import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { failureOf } from '../test/failure-of.ts';
import { FakeBrowser } from '../test/fake-browser.ts';
import {
  ADDRESS,
  HOUR_MS,
  identitiesFrom,
  restore,
  sessionIn,
  settle,
  signIn,
  statusesFrom,
  statusOf,
  tokenServer,
} from '../test/sessions.ts';
import { deferred } from '../lib/deferred.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', tokenServer());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('another tab', () => {
  it('takes the session over when it opens, and may hand it on', async () => {
    const browser = new FakeBrowser();
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first);
    const second = sessionIn(browser.openTab(ADDRESS));
    await restore(second);
    expect(second.getState()).toEqual(first.getState());
    expect(second.getAccessToken()).toBe('token-1');
  });

  it('sends a token only to a tab that asked', async () => {
    const browser = new FakeBrowser();
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first);
    expect(JSON.stringify(browser.messages)).not.toContain('token-1');
    await restore(sessionIn(browser.openTab(ADDRESS)));
    expect(JSON.stringify(browser.messages).match(/token-1/g)).toHaveLength(1);
  });

  it('gets nothing in tokenStorage memory', async () => {
    const browser = new FakeBrowser();
    await signIn(sessionIn(browser.openTab(ADDRESS), 'memory'));
    const second = sessionIn(browser.openTab(ADDRESS), 'memory');
    await restore(second);
    expect(second.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(browser.messages).toEqual([]);
  });

  it('in tokenStorage memory gives none to one that asks all the same', async () => {
    const browser = new FakeBrowser();
    await signIn(sessionIn(browser.openTab(ADDRESS), 'memory'));
    const second = sessionIn(browser.openTab(ADDRESS), 'session');
    await restore(second);
    expect(second.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(browser.messages).toHaveLength(1);
    expect(browser.messages[0]).toMatchObject({ type: 'ask' });
  });

  it.each([
    'hello',
    null,
    { type: 'offer' },
    { type: 'sign-out-please' },
    { type: 'offer', to: 'x', record: { accessToken: 'evil' } },
  ])('that talks nonsense is not listened to: %j', async (message) => {
    const browser = new FakeBrowser();
    const session = sessionIn(browser.openTab(ADDRESS));
    await signIn(session);
    browser.openTab(ADDRESS).port.say(message);
    await settle();
    expect(session.getAccessToken()).toBe('token-1');
  });

  it.each(['session', 'memory'] as const)(
    'T10, G8: is signed out with this one (%s), even one that is expired',
    async (mode) => {
      const browser = new FakeBrowser();
      const tabs = [1, 2, 3].map(() => browser.openTab(ADDRESS));
      const sessions = tabs.map((tab) => sessionIn(tab, mode));
      for (const session of sessions) await signIn(session);
      const [first, second, third] = sessions;
      void third?.renewAccessToken('token-3').catch(() => undefined);
      await vi.advanceTimersByTimeAsync(200);

      await first?.signOut();
      await settle();

      expect(first?.getState()).toEqual({ status: 'signed-out', reason: 'user' });
      expect(second?.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
      expect(third?.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
      expect(tabs.map(({ storage }) => storage?.entries.size)).toEqual([0, 0, 0]);
      expect(sessions.map((session) => session.getAccessToken())).toEqual([undefined, undefined, undefined]);
    },
  );

  it('is told once of a sign-out, however often it is asked for, and again of the next one', async () => {
    const browser = new FakeBrowser();
    const session = sessionIn(browser.openTab(ADDRESS));
    const told = () => browser.messages.filter((message) => JSON.stringify(message).includes('signed-out')).length;
    await signIn(session);
    // As the sign-out page does: its guard runs again when the session's state changes.
    const again: Promise<void>[] = [];
    const stop = session.subscribe(() => again.push(session.signOut()));
    await session.signOut();
    await Promise.all([...again, session.signOut()]);
    stop();
    expect(again).toHaveLength(1);
    expect(told()).toBe(1);

    await signIn(session);
    await session.signOut();
    expect(told()).toBe(2);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user' });
  });

  it('that is signed out already stays as its user left it', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [sessionIn(browser.openTab(ADDRESS)), sessionIn(browser.openTab(ADDRESS))];
    await signIn(first);
    await first.signOut();
    await signIn(second);
    await second.signOut();
    await settle();
    expect(first.getState()).toEqual({ status: 'signed-out', reason: 'user' });
  });

  it('does not take over from a tab that is signed out a moment later', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [sessionIn(browser.openTab(ADDRESS)), sessionIn(browser.openTab(ADDRESS))];
    await signIn(first);
    const restored = second.restore();
    await first.signOut();
    await vi.advanceTimersByTimeAsync(200);
    await restored;
    expect(second.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
  });

  it.each([250, 1_000, 4_000])('that answers %d ms late still saves the user a sign-in', async (busyMs) => {
    const browser = new FakeBrowser();
    const busy = browser.openTab(ADDRESS);
    await signIn(sessionIn(busy));
    busy.port.busyMs = busyMs;
    const session = sessionIn(browser.openTab(ADDRESS));
    await restore(session);
    const seen = statusesFrom(session);
    await vi.advanceTimersByTimeAsync(busyMs);
    expect(session.getAccessToken()).toBe('token-1');
    expect(seen).toEqual(['signed-out', 'signed-in']);
  });

  it('that answers late does not change what the user has done meanwhile', async () => {
    const browser = new FakeBrowser();
    const busy = browser.openTab(ADDRESS);
    await signIn(sessionIn(busy));
    busy.port.busyMs = 1_000;
    const session = sessionIn(browser.openTab(ADDRESS));
    await restore(session);
    await signIn(session, 'client-b');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.getState()).toMatchObject({ status: 'signed-in', facts: { identity: { id: 'client-b' } } });
    expect(session.getAccessToken()).toBe('token-2');
  });

  it('that answers while the user signs in as somebody else comes too late', async () => {
    const browser = new FakeBrowser();
    const busy = browser.openTab(ADDRESS);
    await signIn(sessionIn(busy));
    busy.port.busyMs = 1_000;
    const session = sessionIn(browser.openTab(ADDRESS));
    await restore(session);
    const seen = identitiesFrom(session);

    const answer = deferred<Response>();
    vi.mocked(fetch).mockReturnValueOnce(answer.promise);
    const signedIn = signIn(session, 'client-b');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(statusOf(session)).toBe('signed-out');
    answer.resolve(Response.json({ access_token: 'token-b', token_type: 'Bearer', expires_in: 7_200 }));
    await signedIn;
    expect(seen).toEqual([undefined, 'client-b']);
  });

  it('that answers while OpenID is being completed comes too late', async () => {
    const browser = new FakeBrowser();
    const busy = browser.openTab(ADDRESS);
    await signIn(sessionIn(busy));
    busy.port.busyMs = 1_000;
    const session = sessionIn(browser.openTab(ADDRESS));
    await restore(session);
    const failure = failureOf(session.completeOpenIdSignIn(new URL('/auth/callback?state=unknown', ADDRESS)));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await failure).toMatchObject({ kind: 'unverifiable' });
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('that is busy when it has signed in again still continues an expired one', async () => {
    const browser = new FakeBrowser();
    const busy = browser.openTab(ADDRESS);
    const [first, second] = [sessionIn(browser.openTab(ADDRESS)), sessionIn(busy)];
    await signIn(first);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    await signIn(second);
    busy.port.busyMs = 2_000;
    await vi.advanceTimersByTimeAsync(2_100);
    expect(first.getAccessToken()).toBe('token-2');
  });

  it('that answers after a sign-out comes too late', async () => {
    const browser = new FakeBrowser();
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first);
    const helper = sessionIn(browser.openTab(ADDRESS));
    await restore(helper);
    const offer = browser.messages.find((message) => JSON.stringify(message).includes('"offer"'));

    const other = new FakeBrowser();
    const late = other.openTab(ADDRESS);
    const session = sessionIn(other.openTab(ADDRESS));
    const restored = session.restore();
    const question = z.object({ from: z.string() }).parse(other.messages[0]);
    late.port.say({ type: 'signed-out' });
    late.port.say({ ...z.looseObject({}).parse(offer), to: question.from });
    await vi.advanceTimersByTimeAsync(200);
    await restored;
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
  });
});
