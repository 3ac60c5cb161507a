import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { control, createAccount, startTestSandbox, type TestAccount } from '../../sandbox/testing/test-sandbox.ts';
import { failureOf } from '../test/failure-of.ts';
import { FakeBrowser, type FakeTab } from '../test/fake-browser.ts';
import { openIdSessionIn, signInWithOpenId } from '../test/openid-sessions.ts';
import { ProviderVisitor } from '../test/provider-visitor.ts';
import type { Session } from './session.ts';

/** The sandbox's own provider, made to misbehave through the control port: `idp(x)` of acceptance section 3. */
let sandbox: Sandbox;
let account: TestAccount;
let tab: FakeTab;
let session: Session;
const fetchSpy = vi.spyOn(globalThis, 'fetch');

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  account = await createAccount(sandbox);
  tab = new FakeBrowser().openTab(`${sandbox.url}/sign-in`);
  session = openIdSessionIn(sandbox, tab);
  fetchSpy.mockClear();
});

const signIn = () => signInWithOpenId(session, tab, new ProviderVisitor(account.user));
const misbehave = (what: string, times = 1) =>
  control(sandbox, 'POST', `/accounts/${account.accountId}/idp`, { what, times });

const requestsTo = (path: string) =>
  fetchSpy.mock.calls.filter(([input]) => new Request(input).url === `${sandbox.url}/oidc${path}`).length;

describe('an ID token', () => {
  it.each(['nonce', 'aud', 'iss', 'alg', 'exp'])(
    'T18: with a wrong %s is refused, and the next one taken',
    async (what) => {
      await misbehave(what);
      expect(await failureOf(signIn())).toMatchObject({ kind: 'unverifiable' });
      expect(session.getAccessToken()).toBeUndefined();
      await signIn();
      expect(session.getState().status).toBe('signed-in');
    },
  );
});

describe('the scope', () => {
  it('T28: that the provider lowers makes a session that only reads', async () => {
    await misbehave('scope');
    await signIn();
    expect(session.getState()).toMatchObject({ status: 'signed-in', facts: { canWrite: false } });
  });
});

describe('a refresh', () => {
  beforeEach(async () => {
    await signIn();
  });

  it('T2: that is refused leads to the question of the user, after one attempt', async () => {
    await misbehave('refresh=400', 5);
    fetchSpy.mockClear();
    void session.renewAccessToken(session.getAccessToken() ?? '').catch(() => undefined);
    await vi.waitUntil(() => session.getState().status === 'expired');
    expect(requestsTo('/token')).toBe(1);
  });

  it('T3: that fails asks the user at once when the token is refused as well', async () => {
    await misbehave('refresh=500');
    fetchSpy.mockClear();
    void session.renewAccessToken(session.getAccessToken() ?? '').catch(() => undefined);
    await vi.waitUntil(() => session.getState().status === 'expired');
    expect(requestsTo('/token')).toBe(1);
  });

  it('T20: signed with a new key asks for the keys once more, and goes on', async () => {
    await control(sandbox, 'POST', '/idp', { what: 'newkey' });
    fetchSpy.mockClear();
    const renewed = await session.renewAccessToken(session.getAccessToken() ?? '');
    expect(renewed).toBe(session.getAccessToken());
    expect(requestsTo('/jwks')).toBe(1);
    expect(requestsTo('/token')).toBe(1);
    await control(sandbox, 'DELETE', '/idp');
  });
});

describe('the discovery document', () => {
  it.each(['meta=issuer', 'meta=http'])(
    'T19: with a lie (%s) is refused before anybody is sent anywhere',
    async (what) => {
      await control(sandbox, 'POST', '/idp', { what });
      const failure = await failureOf(session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/' }));
      await control(sandbox, 'DELETE', '/idp');
      expect(failure).toMatchObject({ kind: 'unverifiable' });
      expect(tab.departures).toEqual([]);
    },
  );
});

describe('the end of the session at the provider', () => {
  it('T12: that fails leaves nobody signed in here', async () => {
    await signIn();
    await misbehave('end_session=500');
    await session.signOut();
    expect((await fetch(tab.departures.at(-1) ?? '')).status).toBe(500);
    expect(session.getState().status).toBe('signed-out');
    expect(tab.storage?.entries.size).toBe(0);
    // The user is stuck on the provider's error page and presses Back.
    tab.wake(true);
    expect(session.getState()).toEqual({ status: 'signed-out', reason: 'user', providerMayRemember: true });
  });
});
