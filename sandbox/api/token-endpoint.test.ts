import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import { callApi, createAccount, requestToken, startTestSandbox, type TestAccount } from '../testing/test-sandbox.ts';

const BOTH = 'admin:read admin:write';
const tokenAnswer = z.strictObject({ access_token: z.string(), expires_in: z.number(), token_type: z.string() });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

function form(account: TestAccount, change: Record<string, string> = {}): Record<string, string> {
  const { clientId, clientSecret } = account;
  const usual = { grant_type: 'client_credentials', scope: BOTH, client_id: clientId, client_secret: clientSecret };
  return { ...usual, ...change };
}

async function refusal(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  return { status: response.status, body };
}

test('client credentials get an opaque bearer token for two hours that the API takes', async () => {
  const account = await createAccount(sandbox);
  const response = await requestToken(sandbox, form(account));
  const { access_token: token, ...rest } = tokenAnswer.parse(await response.json());
  expect(response.status).toBe(200);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(rest).toEqual({ expires_in: 7200, token_type: 'Bearer' });
  expect(token.split('.')).toHaveLength(1);
  const body = { name: 'CRM', url: 'https://crm.example.com/', events: ['*'] };
  expect((await callApi(sandbox, token, 'POST', '/webhooks/subscriptions', { body })).status).toBe(200);
});

test('the credentials may stand in HTTP Basic instead', async () => {
  const { clientId, clientSecret } = await createAccount(sandbox);
  const basic = (secret: string) => ({
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${encodeURIComponent(secret)}`).toString('base64')}` },
  });
  const fields = { grant_type: 'client_credentials', scope: BOTH };
  expect((await requestToken(sandbox, fields, basic(clientSecret))).status).toBe(200);
  expect(await refusal(await requestToken(sandbox, fields, basic('50% wrong&more')))).toEqual({
    status: 400,
    body: { error: 'invalid_client' },
  });
});

test.each([
  ['another grant type', { grant_type: 'password' }, 'unsupported_grant_type'],
  ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
  ['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
  ['an unknown scope', { scope: 'admin:everything' }, 'invalid_scope'],
])('%s is refused with 400', async (_case, change, error) => {
  const account = await createAccount(sandbox);
  expect(await refusal(await requestToken(sandbox, form(account, change)))).toEqual({ status: 400, body: { error } });
});

test('a read-only credential is refused the write scope and gets a token that cannot write', async () => {
  const account = await createAccount(sandbox);
  const client = { client_id: account.readOnlyClientId, client_secret: account.readOnlyClientSecret };
  const refused = await requestToken(sandbox, form(account, client));
  expect(await refusal(refused)).toEqual({ status: 400, body: { error: 'invalid_scope' } });

  const granted = await requestToken(sandbox, form(account, { ...client, scope: 'admin:read' }));
  const { access_token: token } = tokenAnswer.parse(await granted.json());
  expect((await callApi(sandbox, token, 'GET', '/webhooks/subscriptions')).status).toBe(200);
  expect((await callApi(sandbox, token, 'DELETE', '/webhooks/subscriptions/x')).status).toBe(401);
});

test('a full credential gets no more than it asks for', async () => {
  const account = await createAccount(sandbox);
  const granted = await requestToken(sandbox, form(account, { scope: 'admin:read' }));
  const { access_token: token } = tokenAnswer.parse(await granted.json());
  expect(await callApi(sandbox, token, 'POST', '/webhooks/subscriptions')).toMatchObject({
    status: 401,
    body: { message: 'Unauthorized' },
  });
});

test('a region’s endpoint knows its own clients only', async () => {
  const account = await createAccount(sandbox, 'apac');
  const at = (prefix: string) => requestToken(sandbox, form(account), { prefix });
  expect((await at('/apac')).status).toBe(200);
  expect((await at('')).status).toBe(200);
  expect(await refusal(await at('/emea'))).toEqual({ status: 400, body: { error: 'invalid_client' } });
});

test('a browser page of this machine may ask for a token', async () => {
  const account = await createAccount(sandbox);
  const response = await requestToken(sandbox, form(account), { headers: { origin: 'http://127.0.0.1:5173' } });
  expect(response.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:5173');
});
