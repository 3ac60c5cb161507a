import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBrowser, FakeStorage, ForbiddenStorage } from '../test/fake-browser.ts';
import { ADDRESS, EMEA, HOUR_MS, SECRET, restore, sessionIn, signIn, statusOf, tokenServer } from '../test/sessions.ts';
import { createSession } from './session.ts';
import { SignedOutError } from './signed-out-error.ts';

let fetchMock: ReturnType<typeof tokenServer>;

beforeEach(() => {
  vi.useFakeTimers();
  fetchMock = tokenServer();
  vi.stubGlobal('fetch', fetchMock);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('signing in with credentials', () => {
  it('holds the token beside a state that tells who it is', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await restore(session);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(session.getAccessToken()).toBeUndefined();

    const listener = vi.fn<() => void>();
    session.subscribe(listener);
    await signIn(session);

    const identity = { id: 'client-a', label: 'client-a' };
    const facts = {
      region: EMEA,
      method: 'credentials',
      identity,
      canWrite: true,
      expiresAt: Date.now() + 2 * HOUR_MS,
    };
    expect(session.getState()).toEqual({ status: 'signed-in', facts });
    expect(session.getAccessToken()).toBe('token-1');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('T30: keeps the secret nowhere', async () => {
    const browser = new FakeBrowser();
    const tab = browser.openTab(ADDRESS);
    const session = sessionIn(tab);
    await signIn(session);
    const kept = JSON.stringify([session.getState(), tab.storage?.text, browser.messages]);
    expect(kept).toContain('client-a');
    expect(kept).not.toContain(SECRET);
  });

  it('T29: that fails leaves what was there, and says nothing of the secret', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await restore(session);
    fetchMock.mockResolvedValueOnce(Response.json({ error: 'invalid_client' }, { status: 401 }));
    const failure = await signIn(session).catch((error: unknown) => error);
    expect(failure).toMatchObject({ kind: 'wrong-credentials' });
    expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain(SECRET);
    expect(statusOf(session)).toBe('signed-out');
  });

  it('does not outlive a sign-out that came while it was under way', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    const pending = signIn(session);
    await session.signOut();
    await expect(pending).rejects.toMatchObject({ kind: 'interrupted' });
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user' });
    expect(session.getAccessToken()).toBeUndefined();
  });
});

describe('a reload', () => {
  it('keeps the session in tokenStorage session', async () => {
    const tab = new FakeBrowser().openTab(ADDRESS);
    await signIn(sessionIn(tab));
    const after = sessionIn(tab);
    await restore(after);
    expect(after.getAccessToken()).toBe('token-1');
    expect(statusOf(after)).toBe('signed-in');
  });

  it('ends it in tokenStorage memory, which writes nothing and ignores what is there', async () => {
    const tab = new FakeBrowser().openTab(ADDRESS);
    await signIn(sessionIn(tab, 'memory'));
    expect(tab.storage?.entries.size).toBe(0);

    await signIn(sessionIn(tab, 'session'));
    const strict = sessionIn(tab, 'memory');
    await restore(strict);
    expect(strict.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(tab.storage?.text).not.toContain('token-');
  });

  it.each([
    ['a token whose time is over', () => undefined, 3 * HOUR_MS],
    ['a region that is no longer configured', (text: string) => text.replace('"emea"', '"gone"'), 0],
    ['text that is no JSON', () => '{"accessToken":', 0],
    ['a record of another shape', () => '{"accessToken":7}', 0],
    ['a token that is no header value', (text: string) => text.replace('token-1', 'to\\nken'), 0],
  ])('discards %s', async (_name, change, laterMs) => {
    const tab = new FakeBrowser().openTab(ADDRESS);
    await signIn(sessionIn(tab));
    for (const [key, text] of tab.storage?.entries ?? []) tab.storage?.setItem(key, change(text) ?? text);
    vi.setSystemTime(Date.now() + laterMs);
    const after = sessionIn(tab);
    await restore(after);
    expect(after.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(tab.storage?.entries.size).toBe(0);
  });

  it('B1: costs the session and nothing else where the browser forbids storage', async () => {
    const tab = new FakeBrowser().openTab(ADDRESS, new ForbiddenStorage());
    const session = sessionIn(tab);
    await restore(session);
    await signIn(session);
    expect(session.getAccessToken()).toBe('token-1');
    await session.signOut();
    expect(statusOf(session)).toBe('signed-out');
  });

  it('B3: works without a channel between tabs', async () => {
    const { seams } = new FakeBrowser().openTab(ADDRESS);
    const browser = { ...seams, channel: undefined };
    const session = createSession({
      regions: [EMEA],
      tokenStorage: 'session',
      tokenTimeoutMs: 1,
      silentTimeoutMs: 2_000,
      limits: { warningMs: 120_000 },
      browser,
    });
    await restore(session);
    expect(session.isSharedBetweenTabs).toBe(false);
    await signIn(session);
    await session.signOut();
    expect(statusOf(session)).toBe('signed-out');
  });
});

describe('when the time is over', () => {
  it('T30: the session expires by itself, and not before', async () => {
    const tab = new FakeBrowser().openTab(ADDRESS);
    const session = sessionIn(tab);
    await signIn(session);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS - 1);
    expect(statusOf(session)).toBe('signed-in');
    await vi.advanceTimersByTimeAsync(1);
    expect(session.getState()).toMatchObject({ status: 'expired', facts: { identity: { id: 'client-a' } } });
    expect(session.getAccessToken()).toBeUndefined();
    expect(tab.storage?.text).not.toContain('token-1');
  });

  it.each([-48, 48])('P13: a wall clock that is set by %d h changes nothing', async (hours) => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session);
    vi.setSystemTime(Date.now() + hours * HOUR_MS);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS - 1);
    expect(statusOf(session)).toBe('signed-in');
    await vi.advanceTimersByTimeAsync(1);
    expect(statusOf(session)).toBe('expired');
  });

  it('a token that lives longer than a timer can count does not expire at once', async () => {
    fetchMock.mockResolvedValueOnce(
      Response.json({ access_token: 'long', token_type: 'Bearer', expires_in: 30 * 24 * 3_600 }),
    );
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session);
    await vi.advanceTimersByTimeAsync(29 * 24 * HOUR_MS);
    expect(statusOf(session)).toBe('signed-in');
    await vi.advanceTimersByTimeAsync(24 * HOUR_MS);
    expect(statusOf(session)).toBe('expired');
  });

  it('an expired tab goes on when the same client signs in in another one', async () => {
    const browser = new FakeBrowser();
    const [first, second] = [sessionIn(browser.openTab(ADDRESS)), sessionIn(browser.openTab(ADDRESS))];
    await signIn(first);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    expect(statusOf(first)).toBe('expired');
    const renewed = first.renewAccessToken('token-1');
    await signIn(second);
    await vi.advanceTimersByTimeAsync(200);
    expect(first.getAccessToken()).toBe('token-2');
    await expect(renewed).resolves.toBe('token-2');
  });

  it.each([
    ['another client', 'client-b', 'emea'],
    ['the same client in another region', 'client-a', 'nam'],
  ])('an expired tab is not continued by %s', async (_name, clientId, regionId) => {
    const browser = new FakeBrowser();
    const [first, second] = [sessionIn(browser.openTab(ADDRESS)), sessionIn(browser.openTab(ADDRESS))];
    await signIn(first);
    await vi.advanceTimersByTimeAsync(2 * HOUR_MS);
    await signIn(second, clientId, regionId);
    await vi.advanceTimersByTimeAsync(200);
    expect(statusOf(first)).toBe('expired');
    expect(statusOf(second)).toBe('signed-in');
  });
});

describe('a token that the API refuses', () => {
  it('is replaced at once when there is a newer one', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session);
    await signIn(session);
    await expect(session.renewAccessToken('token-1')).resolves.toBe('token-2');
    expect(statusOf(session)).toBe('signed-in');
  });

  it('T4, T5: expires the session once for any number of requests, which go on after the next sign-in', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session);
    const seen: string[] = [];
    session.subscribe(() => seen.push(statusOf(session)));
    const renewals = Array.from({ length: 10 }, () => session.renewAccessToken('token-1'));
    await vi.advanceTimersByTimeAsync(200);
    expect(seen).toEqual(['expired']);
    renewals.push(session.renewAccessToken('token-1'));

    await signIn(session);
    await expect(Promise.all(renewals)).resolves.toEqual(renewals.map(() => 'token-2'));
    expect(seen).toEqual(['expired', 'signed-in']);
    expect(fetchMock).toHaveBeenCalledTimes(2);
  });

  it('is replaced by a newer one of another tab without troubling the user', async () => {
    const browser = new FakeBrowser();
    const first = sessionIn(browser.openTab(ADDRESS));
    await signIn(first);
    const tab = browser.openTab(ADDRESS);
    const second = sessionIn(tab);
    await restore(second);
    expect(second.getAccessToken()).toBe('token-1');
    // It is asleep while the other one signs in again, and hears nothing.
    tab.port.isDeaf = true;
    await vi.advanceTimersByTimeAsync(1_000);
    await signIn(first);
    await vi.advanceTimersByTimeAsync(200);
    tab.port.isDeaf = false;
    expect(second.getAccessToken()).toBe('token-1');
    await expect(second.renewAccessToken('token-1')).resolves.toBe('token-2');
    expect(statusOf(second)).toBe('signed-in');
  });

  it('ends the waiting of every request when the user signs out', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session);
    const renewal = session.renewAccessToken('token-1');
    await vi.advanceTimersByTimeAsync(200);
    await session.signOut();
    await expect(renewal).rejects.toBeInstanceOf(SignedOutError);
    await expect(session.renewAccessToken('token-1')).rejects.toBeInstanceOf(SignedOutError);
  });

  it('T25: does not let somebody else send what the first user had typed', async () => {
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS));
    await signIn(session, 'client-a');
    const renewal = session.renewAccessToken('token-1');
    await vi.advanceTimersByTimeAsync(200);
    const outcome = renewal.catch((error: unknown) => error);
    await signIn(session, 'client-b');
    expect(await outcome).toBeInstanceOf(SignedOutError);
    expect(session.getAccessToken()).toBe('token-2');
  });

  it('T5: does not end in a loop between two tabs whose tokens are both refused', async () => {
    const browser = new FakeBrowser();
    const sessions = [sessionIn(browser.openTab(ADDRESS)), sessionIn(browser.openTab(ADDRESS))];
    for (const session of sessions) {
      await signIn(session);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    const [first, second] = sessions;
    void second?.renewAccessToken('token-2').catch(() => undefined);
    void first?.renewAccessToken(first.getAccessToken() ?? '').catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect([first && statusOf(first), second && statusOf(second)]).toEqual(['expired', 'expired']);
  });
});

describe('the storage', () => {
  it('loses everything of ours at sign-out and nothing of others', async () => {
    const storage = new FakeStorage();
    storage.setItem('someone-else', 'stays');
    // The router's: how far the pages of the user who leaves were scrolled.
    storage.setItem('tsr-scroll-restoration-v1_3', '{"k1":{"window":{"scrollX":0,"scrollY":840}}}');
    const session = sessionIn(new FakeBrowser().openTab(ADDRESS, storage));
    await signIn(session);
    expect(storage.entries.size).toBe(3);
    await session.signOut();
    expect([...storage.entries]).toEqual([['someone-else', 'stays']]);
  });
});
