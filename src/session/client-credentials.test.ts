import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import {
  callApi,
  control,
  createAccount,
  startTestSandbox,
  type TestAccount,
} from '../../sandbox/testing/test-sandbox.ts';
import type { Region } from '../domain/region.ts';
import { exchangeClientCredentials } from './client-credentials.ts';
import type { SignInError } from './sign-in-error.ts';
import { signInWords } from './sign-in-words.ts';

let sandbox: Sandbox;
let account: TestAccount;
let region: Region;

beforeAll(async () => {
  sandbox = await startTestSandbox();
  const tokenEndpoint = `${sandbox.url}/Auth/connect/token`;
  region = { id: 'emea', label: 'EMEA', apiBase: sandbox.url, tokenEndpoint };
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  account = await createAccount(sandbox);
});

const exchange = (clientSecret = account.clientSecret, timeoutMs = 5_000) =>
  exchangeClientCredentials(region, { clientId: account.clientId, clientSecret }, timeoutMs);

const failureOf = async (attempt: Promise<unknown>): Promise<SignInError | undefined> =>
  attempt.then(
    () => undefined,
    (error: SignInError) => error,
  );

/** Lets the token endpoint misbehave for the next requests of this account. */
const inject = (action: object, times = 1) =>
  control(sandbox, 'POST', `/accounts/${account.accountId}/faults`, {
    match: { method: 'POST', path: '/Auth/connect/token' },
    action,
    times,
  });

describe('the exchange of API credentials', () => {
  it('gives a token that the API takes', async () => {
    const { accessToken, ...grant } = await exchange();
    expect(grant).toEqual({ expiresInSeconds: 7_200, canWrite: true });
    expect((await callApi(sandbox, accessToken, 'GET', '/webhooks/subscriptions')).status).toBe(200);
  });

  it('falls back to reading when writing is not granted', async () => {
    const { readOnlyClientId: clientId, readOnlyClientSecret: clientSecret } = account;
    const { accessToken, canWrite } = await exchangeClientCredentials(region, { clientId, clientSecret }, 5_000);
    expect(canWrite).toBe(false);
    expect((await callApi(sandbox, accessToken, 'GET', '/webhooks/subscriptions')).status).toBe(200);
  });

  it('tells the lifetime that the answer states', async () => {
    await control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, { ttl: 5 });
    expect((await exchange()).expiresInSeconds).toBe(5);
  });

  it('T29: with a wrong secret says so, once, and without the secret', async () => {
    const failure = await failureOf(exchange('wrong-secret'));
    expect(failure?.kind).toBe('wrong-credentials');
    expect(`${failure?.message}${failure?.stack}`).not.toContain('wrong-secret');
  });

  it('without either scope is not permitted', async () => {
    await inject({ type: 'status', status: 400, body: { error: 'invalid_scope' } }, 2);
    expect((await failureOf(exchange()))?.kind).toBe('not-permitted');
  });

  it.each([
    [401, { error: 'invalid_client' }, 'wrong-credentials'],
    [401, 'Unauthorized', 'wrong-credentials'],
    [400, { error: 'unauthorized_client' }, 'not-permitted'],
    [403, { message: 'Not enrolled' }, 'not-permitted'],
    [400, { error: 'unsupported_grant_type', error_description: 'No machines' }, 'refused-by-provider'],
    [429, { message: 'Slow down' }, 'rate-limited'],
    [500, { message: 'Oops' }, 'server-error'],
    [503, '<html>', 'server-error'],
    [404, '<html>', 'unexpected-answer'],
    [200, '<html>', 'unexpected-answer'],
    [200, { access_token: 'x', token_type: 'mac' }, 'unexpected-answer'],
  ])('that is answered %d %j is %s', async (status, body, kind) => {
    await inject({ type: 'status', status, body });
    expect((await failureOf(exchange()))?.kind).toBe(kind);
  });

  it.each([
    ['30', 'Try again in 30 s'],
    ['86400', 'Try again in 60 s'],
    ['Mon, 23 Nov 2099 12:00:00 GMT', 'Try again in 60 s'],
    ['Mon, 23 Nov 2020 12:00:00 GMT', 'Try again in 1 s'],
    ['soon', 'Wait a minute'],
  ])('says how long to wait: Retry-After %s', async (retryAfter, sentence) => {
    await inject({ type: 'status', status: 429, headers: { 'retry-after': retryAfter } });
    const failure = await failureOf(exchange());
    expect(failure && signInWords(failure)).toContain(sentence);
  });

  it("keeps the provider's words apart from its own", async () => {
    const error_description = '<img src=x onerror=alert(1)>'.padEnd(5_000, '!');
    await inject({ type: 'status', status: 400, body: { error: 'invalid_request', error_description } });
    const failure = await failureOf(exchange());
    expect(failure?.message).not.toContain('<img');
    expect(failure?.providerText).toHaveLength(300);
  });

  it('that is cut off is unreachable', async () => {
    await inject({ type: 'reset' });
    expect((await failureOf(exchange()))?.kind).toBe('unreachable');
  });

  it('that takes too long is given up', async () => {
    await inject({ type: 'delay', ms: 60_000 });
    expect((await failureOf(exchange(undefined, 50)))?.kind).toBe('timed-out');
  });

  it('does not follow a redirect with the secret', async () => {
    const elsewhere = await startTestSandbox();
    const location = `${elsewhere.url}/Auth/connect/token`;
    await inject({ type: 'status', status: 307, headers: { location } });
    const requests = vi.spyOn(globalThis, 'fetch');
    expect((await failureOf(exchange()))?.kind).toBe('unreachable');
    expect(requests).toHaveBeenCalledTimes(1);
    requests.mockRestore();
    await elsewhere.close();
  });
});
