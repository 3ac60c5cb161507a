import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { control, createAccount, startTestSandbox, type TestAccount } from '../../sandbox/testing/test-sandbox.ts';
import { createHttpClient } from '../api/http.ts';
import { deleteSubscription } from '../api/subscriptions.ts';
import { failureOf } from '../test/failure-of.ts';
import { FakeBrowser, type FakeTab } from '../test/fake-browser.ts';
import { openIdSessionIn, signInWithOpenId } from '../test/openid-sessions.ts';
import { ProviderVisitor } from '../test/provider-visitor.ts';
import { samePerson } from '../test/same-person.ts';
import { testPolicy } from '../test/test-policy.ts';
import { answerWith, startTestServer, type TestServer } from '../test/test-server.ts';
import type { Session } from './session.ts';

/** Goal G6 of the acceptance, in one place: what the sandbox's provider refuses, and what the console does. */
let sandbox: Sandbox;
let account: TestAccount;
let tab: FakeTab;
let session: Session;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  account = await createAccount(sandbox);
  tab = new FakeBrowser().openTab(`${sandbox.url}/sign-in`);
  session = openIdSessionIn(sandbox, tab);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const callbackUrl = () => `${sandbox.url}/auth/callback`;
const verifier = 'a-verifier-of-more-than-forty-three-characters-0123456789';

async function challengeOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(digest).toString('base64url');
}

/** An authorization request as an attacker might make it; resolves with where the provider sends the person to. */
async function authorize(change: Record<string, string | undefined> = {}): Promise<URL> {
  const parameters: Record<string, string | undefined> = {
    client_id: 'vcc-console',
    redirect_uri: callbackUrl(),
    response_type: 'code',
    scope: 'openid admin:read',
    code_challenge: await challengeOf(verifier),
    code_challenge_method: 'S256',
    state: 'x'.repeat(43),
    ...change,
  };
  const url = new URL(`${sandbox.url}/oidc/auth`);
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) url.searchParams.set(name, value);
  return new ProviderVisitor(account.user).visit(url);
}

const refusal = z.object({ error: z.string() });

async function redeem(callback: URL, change: Record<string, string> = {}): Promise<unknown> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: 'vcc-console',
    redirect_uri: callbackUrl(),
    code_verifier: verifier,
    code: callback.searchParams.get('code') ?? '',
    ...change,
  });
  const response = await fetch(`${sandbox.url}/oidc/token`, { method: 'POST', body });
  return response.ok ? 'tokens' : refusal.parse(await response.json()).error;
}

describe('G6: the provider refuses', () => {
  it('nothing of an honest request, so that every refusal below is for its own reason', async () => {
    expect(await redeem(await authorize())).toBe('tokens');
  });

  it('1, 2: a request without PKCE, and one with the plain method', async () => {
    const without = await authorize({ code_challenge: undefined, code_challenge_method: undefined });
    const plain = await authorize({ code_challenge: verifier, code_challenge_method: 'plain' });
    for (const { searchParams } of [without, plain]) {
      expect([searchParams.get('error'), searchParams.get('code')]).toEqual(['invalid_request', null]);
    }
  });

  it('3: a code that was redeemed before', async () => {
    const callback = await authorize();
    await redeem(callback);
    expect(await redeem(callback)).toBe('invalid_grant');
  });

  it('4: a code for another redirect address', async () => {
    expect(await redeem(await authorize(), { redirect_uri: `${sandbox.url}/elsewhere` })).toBe('invalid_grant');
  });

  it('5: a code without its verifier', async () => {
    expect(await redeem(await authorize(), { code_verifier: 'b'.repeat(43) })).toBe('invalid_grant');
  });
});

const leave = () => session.startOpenIdSignIn({ regionId: 'emea', returnTo: '/subscriptions' });
const comeBack = () => new ProviderVisitor(account.user).visit(tab.departures.at(-1));
const nobody = { failure: { kind: 'unverifiable' }, token: undefined };
const outcomeOf = async (attempt: Promise<unknown>) => ({
  failure: await failureOf(attempt),
  token: session.getAccessToken(),
});

describe('G6: the console refuses', () => {
  it('6: the answer to a request of somebody else', async () => {
    await leave();
    const callback = await comeBack();
    callback.searchParams.set('state', 'x'.repeat(43));
    expect(await outcomeOf(session.completeOpenIdSignIn(callback))).toMatchObject(nobody);
  });

  it('7: an answer that this session did not ask for', async () => {
    expect(await outcomeOf(session.completeOpenIdSignIn(await authorize()))).toMatchObject(nobody);
  });

  it('8: the answer of another provider', async () => {
    await leave();
    const callback = await comeBack();
    callback.searchParams.set('iss', 'https://evil.example');
    expect(await outcomeOf(session.completeOpenIdSignIn(callback))).toMatchObject(nobody);
  });

  it.each([
    ['9', 'nonce'],
    ['10', 'iss'],
    ['11', 'aud'],
    ['12', 'alg'],
    ['13', 'exp'],
  ])('%s: an ID token whose %s is wrong', async (_number, what) => {
    await control(sandbox, 'POST', `/accounts/${account.accountId}/idp`, { what, times: 1 });
    await leave();
    expect(await outcomeOf(session.completeOpenIdSignIn(await comeBack()))).toMatchObject(nobody);
  });

  it('14: a provider whose discovery document names another', async () => {
    await control(sandbox, 'POST', '/idp', { what: 'meta=issuer' });
    const outcome = await outcomeOf(leave());
    await control(sandbox, 'DELETE', '/idp');
    expect(outcome).toMatchObject(nobody);
    expect(tab.departures).toEqual([]);
  });
});

describe('G5: a token', () => {
  let api: TestServer;
  beforeEach(async () => {
    api = await startTestServer();
  });
  afterEach(() => api.close());

  it('is sent to the API alone, from signing in to signing out', async () => {
    vi.stubGlobal('navigator', { onLine: true });
    const calls = vi.spyOn(globalThis, 'fetch');
    await signInWithOpenId(session, tab, new ProviderVisitor(account.user));
    const http = createHttpClient(
      {
        apiBase: () => api.url,
        accessToken: () => session.getAccessToken() ?? '',
        renewAccessToken: (rejected) => session.renewAccessToken(rejected),
        person: samePerson,
        noteReadOnly: () => undefined,
      },
      testPolicy(),
    );
    api.answer = answerWith(204, '');
    await deleteSubscription(http, 'x');
    await session.renewAccessToken(session.getAccessToken() ?? '');
    await session.signOut();
    const requests = calls.mock.calls.map(([input, init]) => new Request(input, init));
    const carriers = requests.filter(({ headers }) => headers.has('authorization'));
    expect(new Set(carriers.map(({ url }) => new URL(url).origin))).toEqual(new Set([api.url]));
    expect(requests.some(({ url }) => url.startsWith(`${sandbox.url}/oidc/token`))).toBe(true);
  });
});
