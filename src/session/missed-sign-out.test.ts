import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeBrowser, FakeStorage, type FakeTab, ForbiddenStorage } from '../test/fake-browser.ts';
import { flow, openIdSession, resetFlow, signedInTab } from '../test/fake-flow.ts';
import { ADDRESS, HOUR_MS, restore, sessionIn, settle, signIn, statusOf, tokenServer } from '../test/sessions.ts';

vi.mock('./openid-flow.ts', async () => (await import('../test/fake-flow.ts')).fakeFlowModule);

/**
 * A tab that did not run when another one signed out: discarded, closed and opened again, or elsewhere and brought
 * Back. It has not heard of it, and has a storage of its own with its record still in it (acceptance G8, T10).
 */

let browser: FakeBrowser;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', tokenServer());
  resetFlow();
  browser = new FakeBrowser();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A tab that is signed in and then does not run any more. */
async function stoppedTab(): Promise<FakeTab> {
  const tab = browser.openTab(ADDRESS);
  await signIn(sessionIn(tab));
  tab.port.isDeaf = true;
  return tab;
}

/** The tab's page is loaded anew, over the storage that the tab has kept. */
function loadAgain({ storage }: FakeTab): FakeTab {
  return browser.openTab(ADDRESS, storage);
}

async function signOutElsewhere() {
  const tab = browser.openTab(ADDRESS);
  const session = sessionIn(tab);
  await signIn(session);
  await session.signOut();
  return { tab, session };
}

describe('a sign-out that a tab has missed', () => {
  it.each(['client-a', 'client-b'])('G8, T10: ends it when it is loaded again (%s)', async (clientId) => {
    const stopped = await stoppedTab();
    const other = sessionIn(browser.openTab(ADDRESS));
    await signIn(other, clientId);
    await other.signOut();
    const session = sessionIn(loadAgain(stopped));
    await restore(session);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(session.getAccessToken()).toBeUndefined();
    expect(stopped.storage?.entries.size).toBe(0);
  });

  it('G8: is not undone by a reload of the tab that signed out', async () => {
    const stopped = await stoppedTab();
    const { tab } = await signOutElsewhere();
    await restore(sessionIn(loadAgain(stopped)));
    const reloaded = sessionIn(loadAgain(tab));
    await restore(reloaded);
    expect(statusOf(reloaded)).toBe('signed-out');
  });

  it('G8: makes what a tab still offers worth nothing', async () => {
    const frozen = browser.openTab(ADDRESS);
    await signIn(sessionIn(frozen));
    frozen.port.isDeaf = true;
    await signOutElsewhere();
    frozen.port.isDeaf = false;
    const session = sessionIn(browser.openTab(ADDRESS));
    await restore(session);
    expect(statusOf(session)).toBe('signed-out');
  });

  it('T10: ends a page that is only looked at again, expired or not', async () => {
    const tabs = [browser.openTab(ADDRESS), browser.openTab(ADDRESS)] as const;
    const [live, expired] = [sessionIn(tabs[0], 'memory'), sessionIn(tabs[1], 'memory')];
    await signIn(live);
    await signIn(expired);
    expired.endNow();
    for (const tab of tabs) tab.port.isDeaf = true;
    await signOutElsewhere();
    for (const tab of tabs) tab.wake();
    for (const session of [live, expired]) {
      expect(session.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
    }
  });

  it('G8: ends an OpenID session with its refresh token, and nothing signs in silently after it', async () => {
    const { tab, session } = await signedInTab(browser);
    tab.port.isDeaf = true;
    await signOutElsewhere();
    flow.authorize.mockClear();
    const loaded = openIdSession(loadAgain(tab));
    await restore(loaded);
    expect(statusOf(loaded)).toBe('signed-out');
    expect(flow.authorize).not.toHaveBeenCalled();
    tab.wake(true);
    await settle();
    expect(statusOf(session)).toBe('signed-out');
    expect(flow.revoke).toHaveBeenCalledWith(['refresh-1', 'token-1']);
  });

  it('is told by its time alone', async () => {
    await signOutElsewhere();
    expect([...(browser.shared?.entries.values() ?? [])]).toEqual([String(Date.now())]);
  });
});

describe('a sign-in after it', () => {
  it.each([
    ['in the same millisecond', 0],
    ['after the clock was set back', -3 * HOUR_MS],
    ['later', HOUR_MS],
  ])('%s outlives a reload, and is taken over by a tab that had missed the sign-out', async (_when, step) => {
    const stopped = await stoppedTab();
    const { tab, session } = await signOutElsewhere();
    vi.setSystemTime(Date.now() + step);
    await signIn(session);
    const reloaded = sessionIn(loadAgain(tab));
    await restore(reloaded);
    expect(reloaded.getAccessToken()).toBe(session.getAccessToken());
    const loaded = sessionIn(loadAgain(stopped));
    await restore(loaded);
    expect(loaded.getAccessToken()).toBe(session.getAccessToken());
  });

  it('is ended by the next sign-out, also where the clock was set back', async () => {
    const { session } = await signOutElsewhere();
    vi.setSystemTime(Date.now() - HOUR_MS);
    await signIn(session);
    const tab = browser.openTab(ADDRESS);
    await restore(sessionIn(tab));
    tab.port.isDeaf = true;
    await session.signOut();
    const loaded = sessionIn(loadAgain(tab));
    await restore(loaded);
    expect(statusOf(loaded)).toBe('signed-out');
  });

  it('does not give way to the hint that an OpenID session left', async () => {
    const { tab } = await signedInTab(browser);
    tab.port.isDeaf = true;
    await signOutElsewhere();
    const session = sessionIn(loadAgain(tab));
    await signIn(session);
    const reloaded = sessionIn(loadAgain(tab));
    await restore(reloaded);
    expect(statusOf(reloaded)).toBe('signed-in');
  });
});

class FullStorage extends FakeStorage {
  override setItem(): void {
    throw new DOMException('Full', 'QuotaExceededError');
  }
}

it.each([
  ['is missing', undefined],
  ['is forbidden', new ForbiddenStorage()],
  ['is full', new FullStorage()],
])('B1: where storage for all tabs %s, tabs that run are signed out, and reloads go on', async (_name, shared) => {
  browser.shared = shared;
  const [first, second] = [browser.openTab(ADDRESS), browser.openTab(ADDRESS)];
  const sessions = [sessionIn(first), sessionIn(second)] as const;
  await signIn(sessions[0]);
  const reloaded = sessionIn(loadAgain(first));
  await restore(reloaded);
  expect(statusOf(reloaded)).toBe('signed-in');
  await restore(sessions[1]);
  await sessions[1].signOut();
  await settle();
  expect([...sessions, reloaded].map(statusOf)).toEqual(['signed-out', 'signed-out', 'signed-out']);
  // Nor does it stand elsewhere instead.
  expect([first, second].map(({ storage }) => storage?.entries.size)).toEqual([0, 0]);
});
