import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Region } from '../domain/region.ts';
import { FakeBrowser, type FakeTab } from '../test/fake-browser.ts';
import { type ForgedProvider, startForgedProvider } from '../test/forged-provider.ts';
import { createSession, type Session } from './session.ts';
import type { SignInError } from './sign-in-error.ts';

const CLIENT_ID = 'console';
const START = { regionId: 'emea', returnTo: '/subscriptions' };

let provider: ForgedProvider;
let tab: FakeTab;
let session: Session;

beforeEach(async () => {
  provider = await startForgedProvider(CLIENT_ID);
  tab = new FakeBrowser().openTab('http://127.0.0.1:5173/sign-in');
  session = sessionFor(provider.issuer);
});

afterEach(() => provider.close());

function sessionFor(authority: string): Session {
  const openId = { authority, clientId: CLIENT_ID, scope: 'openid admin:read admin:write' };
  const region: Region = { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token', openId };
  return createSession({
    regions: [region],
    tokenStorage: 'session',
    tokenTimeoutMs: 2_000,
    silentTimeoutMs: 2_000,
    limits: { warningMs: 120_000 },
    browser: tab.seams,
  });
}

/** Starts, and returns the callback an honest provider would send the user back to; the nonce is put into the claims. */
async function start(): Promise<URL> {
  await session.startOpenIdSignIn(START);
  const sent = tab.departures.at(-1)?.searchParams;
  provider.claims = { nonce: sent?.get('nonce'), ...provider.claims };
  return new URL(`http://127.0.0.1:5173/auth/callback?code=code&state=${sent?.get('state')}`);
}

const failureOf = async (attempt: Promise<unknown>): Promise<SignInError | undefined> =>
  attempt.then(
    () => undefined,
    (error: SignInError) => error,
  );

describe('an honest provider', () => {
  it('signs the user in, so that every refusal below is for its own reason', async () => {
    await session.completeOpenIdSignIn(await start());
    expect(session.getState()).toMatchObject({
      status: 'signed-in',
      facts: { method: 'openid', identity: { id: 'user-1', label: 'user-1' }, canWrite: true },
    });
  });

  it.each([
    [{ name: 'Ada Lovelace', preferred_username: 'ada' }, 'Ada Lovelace'],
    [{ preferred_username: 'ada', email: 'ada@example.org' }, 'ada'],
    [{ name: '', email: 'ada@example.org' }, 'ada@example.org'],
    [{ name: { first: 'Ada' } }, 'user-1'],
  ])('names its user by %j', async (claims, label) => {
    provider.claims = claims;
    await session.completeOpenIdSignIn(await start());
    expect(session.getState()).toMatchObject({ facts: { identity: { id: 'user-1', label } } });
  });

  it('T28: may grant less than was asked: then the session only reads', async () => {
    provider.answer = { scope: 'openid admin:read' };
    await session.completeOpenIdSignIn(await start());
    expect(session.getState()).toMatchObject({ facts: { canWrite: false } });
  });
});

describe('T18: an ID token (OpenID Connect Core section 3.1.3.7)', () => {
  const anHourAgo = Math.floor(Date.now() / 1_000) - 3_600;
  it.each<[string, Partial<ForgedProvider>]>([
    ['with another nonce', { claims: { nonce: 'another' } }],
    ['without a nonce', { claims: { nonce: undefined } }],
    ['for another client', { claims: { aud: 'someone-else' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['that has expired', { claims: { iat: anHourAgo - 60, exp: anHourAgo } }],
    ['without a subject', { claims: { sub: undefined } }],
    ['signed with another key', { signature: 'other-key' }],
    ['that is not signed', { signature: 'none' }],
    ['that is missing', { answer: { id_token: undefined } }],
    ['that is no JWT', { answer: { id_token: 'hello' } }],
  ])('%s is refused', async (_name, lie) => {
    Object.assign(provider, lie);
    const failure = await failureOf(session.completeOpenIdSignIn(await start()));
    expect(failure?.kind).toBe('unverifiable');
    expect(session.getAccessToken()).toBeUndefined();
    expect(tab.storage?.text).not.toContain('token"');
  });
});

describe('a token answer', () => {
  it.each([
    [{ scope: 'openid' }, 'not-permitted'],
    [{ access_token: 'two words' }, 'unexpected-answer'],
    [{ access_token: undefined }, 'unverifiable'],
    [{ token_type: 'mac' }, 'unverifiable'],
  ])('of %j is refused', async (answer, kind) => {
    provider.answer = answer;
    expect((await failureOf(session.completeOpenIdSignIn(await start())))?.kind).toBe(kind);
    expect(session.getAccessToken()).toBeUndefined();
  });
});

describe('a refresh (OpenID Connect Core section 12.2)', () => {
  beforeEach(async () => {
    provider.answer = { refresh_token: 'refresh-1' };
    await session.completeOpenIdSignIn(await start());
    // From here on the provider does not rotate.
    provider.answer = { access_token: 'renewed' };
  });

  it('goes on with the old refresh token when there is no new one', async () => {
    await expect(session.renewAccessToken('token')).resolves.toBe('renewed');
    provider.answer = { access_token: 'renewed-again' };
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 120_000);
    await expect(session.renewAccessToken('renewed')).resolves.toBe('renewed-again');
    clock.mockRestore();
  });

  it.each<[string, Partial<ForgedProvider>]>([
    ['about another user', { claims: { sub: 'user-2' } }],
    ['with an ID token signed with another key', { signature: 'other-key' }],
    ['with an ID token for another client', { claims: { aud: 'someone-else' } }],
  ])('%s is refused', async (_name, lie) => {
    Object.assign(provider, lie);
    void session.renewAccessToken('token').catch(() => undefined);
    await vi.waitUntil(() => session.getState().status === 'expired');
    expect(session.getAccessToken()).toBeUndefined();
  });
});

describe('T19: a discovery document', () => {
  it.each([
    ['of another issuer', { issuer: 'https://evil.example' }, 'unverifiable'],
    [
      'with an authorization endpoint that is a script',
      { authorization_endpoint: 'javascript:alert(1)' },
      'unverifiable',
    ],
    ['with a plain-HTTP token endpoint elsewhere', { token_endpoint: 'http://evil.example/token' }, 'unverifiable'],
    ['with a plain-HTTP key set elsewhere', { jwks_uri: 'http://127.0.0.1.evil.example/jwks' }, 'unverifiable'],
    ['with a sign-out page that is a script', { end_session_endpoint: 'javascript:alert(1)' }, 'unverifiable'],
    ['without an authorization endpoint', { authorization_endpoint: undefined }, 'unexpected-answer'],
  ])('%s is refused before the user is sent anywhere', async (_name, metadata, kind) => {
    provider.metadata = metadata;
    expect((await failureOf(session.startOpenIdSignIn(START)))?.kind).toBe(kind);
    expect(tab.departures).toEqual([]);
  });

  it('over plain HTTP is only read from this machine', async () => {
    session = sessionFor('http://provider.invalid');
    expect((await failureOf(session.startOpenIdSignIn(START)))?.kind).toBe('unverifiable');
  });

  it('is asked for again after a failure', async () => {
    provider.metadata = { issuer: 'https://evil.example' };
    expect((await failureOf(session.startOpenIdSignIn(START)))?.kind).toBe('unverifiable');
    provider.metadata = {};
    await session.startOpenIdSignIn(START);
    expect(tab.departures).toHaveLength(1);
  });
});

describe('the answer of another provider (RFC 9207)', () => {
  it('is refused before its code is redeemed', async () => {
    provider.metadata = { authorization_response_iss_parameter_supported: true };
    const callback = await start();
    callback.searchParams.set('iss', 'https://evil.example');
    expect((await failureOf(session.completeOpenIdSignIn(callback)))?.kind).toBe('unverifiable');
    expect(provider.requests).not.toContain('/token');
  });

  it('is refused when it does not say whose it is although it should', async () => {
    provider.metadata = { authorization_response_iss_parameter_supported: true };
    expect((await failureOf(session.completeOpenIdSignIn(await start())))?.kind).toBe('unverifiable');
    expect(provider.requests).not.toContain('/token');
  });
});

describe('a provider that is away', () => {
  it('is said to be unreachable', async () => {
    await provider.close();
    expect((await failureOf(session.startOpenIdSignIn(START)))?.kind).toBe('unreachable');
  });
});
