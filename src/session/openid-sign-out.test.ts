import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { callApi, createAccount, startTestSandbox, type TestAccount } from '../../sandbox/testing/test-sandbox.ts';
import { failureOf } from '../test/failure-of.ts';
import { FakeBrowser, type FakeTab } from '../test/fake-browser.ts';
import { openIdSessionIn, signInWithOpenId } from '../test/openid-sessions.ts';
import { ProviderVisitor } from '../test/provider-visitor.ts';
import type { Session } from './session.ts';

let sandbox: Sandbox;
let account: TestAccount;
let browser: FakeBrowser;
let visitor: ProviderVisitor;
const fetchSpy = vi.spyOn(globalThis, 'fetch');

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  account = await createAccount(sandbox);
  browser = new FakeBrowser();
  visitor = new ProviderVisitor(account.user);
  fetchSpy.mockClear();
});

const openTab = () => browser.openTab(`${sandbox.url}/sign-in`);
const sessionIn = (tab: FakeTab) => openIdSessionIn(sandbox, tab);
const signIn = (session: Session, tab: FakeTab) => signInWithOpenId(session, tab, visitor);

/** How often the provider was asked at this endpoint. */
const requestsTo = (path: string) =>
  fetchSpy.mock.calls.filter(([input]) => new Request(input).url === `${sandbox.url}/oidc${path}`).length;

const apiStatus = async (token: string | undefined) =>
  (await callApi(sandbox, token ?? '', 'GET', '/webhooks/subscriptions')).status;

describe('signing out of OpenID', () => {
  it('G8: revokes the tokens and ends the session at the provider', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const token = session.getAccessToken();
    await session.signOut();
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user' });
    expect(tab.storage?.entries.size).toBe(0);
    expect(await apiStatus(token)).toBe(401);

    const logout = tab.departures.at(-1) ?? new URL('about:blank');
    expect(logout.pathname).toBe('/oidc/session/end');
    expect(logout.searchParams.get('post_logout_redirect_uri')).toBe(`${sandbox.url}/signed-out.html`);
    expect(logout.searchParams.get('id_token_hint')).toMatch(/^eyJ/);
    expect((await fetch(logout)).status).toBe(200);
  });

  it('that is asked for twice leaves for the provider once', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const departures = tab.departures.length;
    await Promise.all([session.signOut(), session.signOut()]);
    await session.signOut();
    expect(tab.departures).toHaveLength(departures + 1);
    // The refresh token and the access token.
    expect(requestsTo('/token/revocation')).toBe(2);
  });

  it('does not take away who signs in while the provider is being told', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const departures = tab.departures.length;
    const { clientId, clientSecret } = account;
    await Promise.all([session.signOut(), session.signInWithCredentials({ regionId: 'emea', clientId, clientSecret })]);
    expect(session.getState()).toMatchObject({ status: 'signed-in', facts: { method: 'credentials' } });
    expect(tab.departures).toHaveLength(departures);
  });

  it.each([
    ['here', async (session: Session) => session.signOut()],
    ['in another tab', async () => sessionIn(openTab()).signOut()],
  ])('%s forgets the callback: repeating it does not pass for a sign-in', async (_name, signOut) => {
    const tab = openTab();
    const session = sessionIn(tab);
    await session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/subscriptions' });
    const callback = await visitor.visit(tab.departures[0]);
    await session.completeOpenIdSignIn(callback);
    await signOut(session);
    await vi.waitUntil(() => session.getState().status === 'signed-out');
    expect(await failureOf(session.completeOpenIdSignIn(callback))).toMatchObject({ kind: 'unverifiable' });
    expect(session.getState().status).toBe('signed-out');
  });

  it('also revokes what the other tabs hold', async () => {
    const [a, b] = [openTab(), openTab()];
    const [sessionA, sessionB] = [sessionIn(a), sessionIn(b)];
    await signIn(sessionA, a);
    // Another user, so that the provider does not see both as one session.
    visitor = new ProviderVisitor((await createAccount(sandbox)).user);
    await signIn(sessionB, b);
    const token = sessionB.getAccessToken();
    await sessionA.signOut();
    await vi.waitUntil(async () => (await apiStatus(token)) === 401);
    expect(sessionB.getState()).toEqual({ status: 'signed-out', reason: 'other-tab' });
    expect(b.departures).toHaveLength(1);
  });

  it('T11: succeeds although the provider is away, and says that it may remember', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    fetchSpy.mockRejectedValue(new TypeError('Failed to fetch'));
    // After a reload: nothing is known of the provider but its address.
    const reloaded = sessionIn(tab);
    await reloaded.restore();
    const done = reloaded.signOut();
    expect(reloaded.getState()).toEqual({ status: 'signed-out', reason: 'user' });
    await done;
    fetchSpy.mockReset();
    expect(reloaded.getState()).toEqual({ status: 'signed-out', reason: 'user', providerMayRemember: true });
    expect(tab.storage?.entries.size).toBe(0);
  });
});
