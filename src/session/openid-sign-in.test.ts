import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import {
  callApi,
  control,
  createAccount,
  startTestSandbox,
  type TestAccount,
} from '../../sandbox/testing/test-sandbox.ts';
import { FakeBrowser, type FakeTab, ForbiddenStorage } from '../test/fake-browser.ts';
import { openIdSessionIn, signInWithOpenId } from '../test/openid-sessions.ts';
import { ProviderVisitor } from '../test/provider-visitor.ts';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';
import type { SignInError } from './sign-in-error.ts';

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
afterEach(() => {
  vi.useRealTimers();
});

const openTab = (path = '/sign-in') => browser.openTab(sandbox.url + path);

const sessionIn = (tab: FakeTab, tokenStorage?: 'session' | 'memory') => openIdSessionIn(sandbox, tab, tokenStorage);

const start = (session: Session, returnTo = '/subscriptions') =>
  session.startOpenIdSignIn({ regionId: 'emea', returnTo });

const signIn = (session: Session, tab: FakeTab, returnTo?: string) => signInWithOpenId(session, tab, visitor, returnTo);

const failureOf = async (attempt: Promise<unknown>): Promise<SignInError | undefined> =>
  attempt.then(
    () => undefined,
    (error: SignInError) => error,
  );

/** Resolves when the session is in that state, however it gets there. */
const reaches = (session: Session, isReached: (state: SessionState) => boolean) =>
  new Promise<void>((resolve) => {
    const check = () => isReached(session.getState()) && resolve();
    session.subscribe(check);
    check();
  });

/** How often the provider was asked at this endpoint. */
const requestsTo = (path: string) =>
  fetchSpy.mock.calls.filter(([input]) => new Request(input).url === `${sandbox.url}/oidc${path}`).length;

const apiStatus = async (token: string | undefined) =>
  (await callApi(sandbox, token ?? '', 'GET', '/webhooks/subscriptions')).status;

const tokenFault = (body: object) => control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, body);

describe('signing in with OpenID', () => {
  it('asks for a code with PKCE, state and nonce', async () => {
    const tab = openTab();
    await start(sessionIn(tab));
    const { origin, pathname, searchParams } = tab.departures[0] ?? new URL('about:blank');
    expect(origin + pathname).toBe(`${sandbox.url}/oidc/auth`);
    const { state, nonce, code_challenge, ...rest } = Object.fromEntries(searchParams);
    expect(rest).toEqual({
      client_id: 'vcc-console',
      response_type: 'code',
      redirect_uri: `${sandbox.url}/auth/callback`,
      scope: 'openid profile offline_access admin:read admin:write',
      code_challenge_method: 'S256',
    });
    for (const secret of [state, nonce, code_challenge]) expect(secret).toMatch(/^[\w-]{43}$/);
  });

  it('ends with a token that the API takes, on the page the user wanted', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    expect(await signIn(session, tab, '/subscriptions/abc?tab=events')).toBe('/subscriptions/abc?tab=events');
    expect(session.getState()).toMatchObject({
      status: 'signed-in',
      facts: { method: 'openid', identity: { id: account.accountId }, canWrite: true },
    });
    expect(await apiStatus(session.getAccessToken())).toBe(200);
  });

  it('T26, G7: never returns to another origin', async () => {
    const tab = openTab();
    expect(await signIn(sessionIn(tab), tab, '//evil.example')).toBe('/subscriptions');
  });

  it('T15: takes the code out of the address before it sends anything', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    fetchSpy.mockClear();
    const completion = session.completeOpenIdSignIn(callback);
    expect(tab.rewrites).toEqual(['/auth/callback']);
    expect(fetchSpy).not.toHaveBeenCalled();
    await completion;
  });

  it('T16: makes one exchange when it is completed twice at once, and a third time later', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    await Promise.all([session.completeOpenIdSignIn(callback), session.completeOpenIdSignIn(callback)]);
    await session.completeOpenIdSignIn(callback);
    expect(requestsTo('/token')).toBe(1);
  });

  it('keeps of a completed sign-in where to go, and no token', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session, '/checks');
    const callback = await visitor.visit(tab.departures[0]);
    const kept = vi.spyOn(Map.prototype, 'set');
    await session.completeOpenIdSignIn(callback);
    const state = callback.searchParams.get('state');
    const completions = kept.mock.calls.filter(([key]) => key === state).map(([, value]): unknown => value);
    kept.mockRestore();
    expect(await Promise.all(completions)).toEqual([{ returnTo: '/checks' }]);
  });

  it('T15: goes to the start page when the cleaned callback address is reloaded', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const { returnTo } = await session.completeOpenIdSignIn(new URL(`${sandbox.url}/auth/callback`));
    expect(returnTo).toBe('/subscriptions');
  });

  it('keeps refresh and ID token out of storage, messages and state', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    await session.renewAccessToken(session.getAccessToken() ?? '');
    const kept = JSON.stringify([tab.storage?.text, browser.messages, session.getState()]);
    expect(kept).toContain('emea');
    expect(kept).not.toMatch(/refresh|id_?token|codeVerifier|nonce/i);
    // An ID token is a JWT; three letters alone may stand in any random token.
    expect(kept).not.toMatch(/eyJ[\w-]+\./);
  });

  it('B1: says that it needs storage where the browser forbids it', async () => {
    const tab = browser.openTab(`${sandbox.url}/sign-in`, new ForbiddenStorage());
    expect((await failureOf(start(sessionIn(tab))))?.kind).toBe('storage-blocked');
    expect(tab.departures).toEqual([]);
  });
});

describe('a callback', () => {
  it.each([
    ['with another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['without a state', (url: URL) => url.searchParams.delete('state')],
    ['with nothing at all', (url: URL) => void (url.search = '')],
  ])('T13: %s is not verified and not followed by a request', async (_name, tamper) => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    tamper(callback);
    fetchSpy.mockClear();
    expect(await failureOf(session.completeOpenIdSignIn(callback))).toMatchObject({ kind: 'unverifiable' });
    expect(fetchSpy).not.toHaveBeenCalled();
  });

  it.each([
    ['nonce', 'unverifiable'],
    ['codeVerifier', 'refused-by-provider'],
  ])('whose %s is not the one of the request is refused', async (member, kind) => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    for (const [key, text] of tab.storage?.entries ?? []) {
      tab.storage?.setItem(key, text.replace(new RegExp(`"${member}":"[^"]+"`), `"${member}":"${'A'.repeat(43)}"`));
    }
    expect((await failureOf(session.completeOpenIdSignIn(callback)))?.kind).toBe(kind);
    expect(session.getAccessToken()).toBeUndefined();
  });

  it('T15: is good once: a copy of it does nothing after a reload', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    await session.completeOpenIdSignIn(callback);
    expect((await failureOf(sessionIn(tab).completeOpenIdSignIn(callback)))?.kind).toBe('unverifiable');
    expect(requestsTo('/token')).toBe(1);
  });

  it.each([
    ['after more than ten minutes', 10 * 60_000],
    ['from before it was asked for (a changed clock)', -1_000],
  ])('%s is too late', async (_name, laterMs) => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session);
    const callback = await visitor.visit(tab.departures[0]);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + laterMs });
    expect((await failureOf(session.completeOpenIdSignIn(callback)))?.kind).toBe('unverifiable');
    expect(requestsTo('/token')).toBe(0);
  });

  it('T17: of one tab does not disturb that of another, nor a second one of the same tab', async () => {
    const [a, b] = [openTab(), openTab()];
    const [sessionA, sessionB] = [sessionIn(a), sessionIn(b)];
    await start(sessionA, '/first');
    await start(sessionB, '/other-tab');
    await start(sessionA, '/second');
    const [first, second] = [await visitor.visit(a.departures[0]), await visitor.visit(a.departures[1])];
    const other = await visitor.visit(b.departures[0]);
    expect((await sessionA.completeOpenIdSignIn(second)).returnTo).toBe('/second');
    expect((await sessionB.completeOpenIdSignIn(other)).returnTo).toBe('/other-tab');
    expect((await sessionA.completeOpenIdSignIn(first)).returnTo).toBe('/first');
  });

  it.each([
    ['access_denied', 'refused-by-provider'],
    ['login_required', 'login-required'],
    ['server_error', 'server-error'],
    ['invalid_scope', 'not-permitted'],
  ])("T14: with error %s is told in the console's words; the provider's are kept apart", async (error, kind) => {
    const tab = openTab();
    const session = sessionIn(tab);
    await start(session, '/wanted');
    const callback = new URL(`${sandbox.url}/auth/callback`);
    const state = tab.departures[0]?.searchParams.get('state') ?? '';
    const error_description = '<img src=x onerror=alert(1)>';
    callback.search = String(new URLSearchParams({ error, error_description, state, iss: `${sandbox.url}/oidc` }));
    const failure = await failureOf(session.completeOpenIdSignIn(callback));
    expect(failure).toMatchObject({ kind, providerText: error_description, returnTo: '/wanted' });
    expect(failure?.message).not.toContain('<img');
    expect(requestsTo('/token')).toBe(0);
  });
});

describe('a silent attempt', () => {
  it('signs in again after a reload when the provider still knows the user', async () => {
    const tab = openTab('/subscriptions?status=enabled');
    await signIn(sessionIn(tab, 'memory'), tab);
    expect(tab.storage?.text).not.toMatch(/oken/);

    const reloaded = sessionIn(tab, 'memory');
    const restored = reloaded.restore();
    await vi.waitUntil(() => tab.departures.length === 2);
    expect(tab.departures[1]?.searchParams.get('prompt')).toBe('none');
    expect(reloaded.getState()).toEqual({ status: 'restoring' });

    const callback = await visitor.visit(tab.departures[1]);
    const { returnTo } = await reloaded.completeOpenIdSignIn(callback);
    expect(returnTo).toBe('/subscriptions?status=enabled');
    expect(await apiStatus(reloaded.getAccessToken())).toBe(200);
    expect(restored).toBeInstanceOf(Promise);
  });

  it('is made once: a provider that has forgotten the user leads to the sign-in page', async () => {
    const tab = openTab('/subscriptions');
    await signIn(sessionIn(tab, 'memory'), tab);
    void sessionIn(tab, 'memory').restore();
    await vi.waitUntil(() => tab.departures.length === 2);

    const stranger = new ProviderVisitor(account.user);
    const back = sessionIn(tab, 'memory');
    const failure = await failureOf(back.completeOpenIdSignIn(await stranger.visit(tab.departures[1])));
    expect(failure).toMatchObject({ kind: 'login-required', returnTo: '/subscriptions' });

    await back.restore();
    expect(back.getState()).toEqual({ status: 'signed-out', reason: 'never' });
    expect(tab.departures).toHaveLength(2);
  });

  it('is not made from the callback page', async () => {
    const tab = openTab('/auth/callback');
    await signIn(sessionIn(tab, 'memory'), tab);
    const session = sessionIn(tab, 'memory');
    await session.restore();
    expect(tab.departures).toHaveLength(1);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'never' });
  });

  it('is not made for a user who has since signed in with credentials', async () => {
    const tab = openTab();
    const session = sessionIn(tab, 'memory');
    await signIn(session, tab);
    const { clientId, clientSecret } = account;
    await session.signInWithCredentials({ regionId: 'emea', clientId, clientSecret });
    await sessionIn(tab, 'memory').restore();
    expect(tab.departures).toHaveLength(1);
  });

  it('is not made for a user who signed out', async () => {
    const tab = openTab();
    const session = sessionIn(tab, 'memory');
    await signIn(session, tab);
    await session.signOut();
    const departures = tab.departures.length;
    await sessionIn(tab, 'memory').restore();
    expect(tab.departures).toHaveLength(departures);
  });
});

describe('a refused access token', () => {
  it('T4: is refreshed once for ten requests, with a new refresh token each time', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const now = vi.spyOn(performance, 'now');
    for (const round of [1, 2, 3]) {
      const rejected = session.getAccessToken() ?? '';
      await tokenFault({ action: 'expire' });
      fetchSpy.mockClear();
      const renewed = await Promise.all(Array.from({ length: 10 }, () => session.renewAccessToken(rejected)));
      expect(new Set(renewed).size, `round ${round}`).toBe(1);
      expect(renewed[0]).not.toBe(rejected);
      expect(requestsTo('/token')).toBe(1);
      expect(await apiStatus(renewed[0])).toBe(200);
      // The next round is a token lifetime later.
      const later = performance.now() + 120_000;
      now.mockReturnValue(later);
    }
    now.mockRestore();
    expect(session.getState().status).toBe('signed-in');
  });

  it('T5: is not refreshed again when the fresh one is refused as well', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const fresh = await session.renewAccessToken(session.getAccessToken() ?? '');
    void session.renewAccessToken(fresh).catch(() => undefined);
    await reaches(session, ({ status }) => status === 'expired');
    expect(requestsTo('/token')).toBe(2);
  });

  it('T2: whose refresh token is refused too waits for the user, who may sign in in a new tab', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    await tokenFault({ action: 'revoke' });
    const renewal = session.renewAccessToken(session.getAccessToken() ?? '');
    await reaches(session, ({ status }) => status === 'expired');

    const newTab = openTab();
    await signIn(sessionIn(newTab), newTab);
    expect(await apiStatus(await renewal)).toBe(200);
    expect(session.getState().status).toBe('signed-in');
  });

  it('T25: is not continued by another user who signs in in a new tab', async () => {
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    await tokenFault({ action: 'revoke' });
    void session.renewAccessToken(session.getAccessToken() ?? '').catch(() => undefined);
    await reaches(session, ({ status }) => status === 'expired');

    visitor = new ProviderVisitor((await createAccount(sandbox)).user);
    const newTab = openTab();
    await signIn(sessionIn(newTab), newTab);
    await sessionIn(openTab()).restore();
    expect(session.getState().status).toBe('expired');
  });
});

describe('a token that runs out', () => {
  it('T1, T7: is replaced before it does, in every tab', async () => {
    await tokenFault({ ttl: 1 });
    const tab = openTab();
    const session = sessionIn(tab);
    await signIn(session, tab);
    const second = sessionIn(openTab());
    await second.restore();
    const first = session.getAccessToken();
    expect(second.getAccessToken()).toBe(first);
    const statuses: string[] = [];
    for (const one of [session, second]) one.subscribe(() => statuses.push(one.getState().status));

    await tokenFault({ ttl: null });
    await reaches(second, () => second.getAccessToken() !== first);
    expect(second.getAccessToken()).toBe(session.getAccessToken());
    expect(new Set(statuses)).toEqual(new Set(['signed-in']));
    expect(await apiStatus(session.getAccessToken())).toBe(200);
  });
});
