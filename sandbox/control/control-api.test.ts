import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import { matching } from '../testing/matching.ts';
import {
  callApi,
  control,
  createAccount,
  startTestSandbox,
  type TestAccount,
  tokenOf,
} from '../testing/test-sandbox.ts';

const LIST = '/webhooks/subscriptions';
const listAnswer = z.object({ subscriptions: z.array(z.unknown()) });
const subscriptionRows = z.array(
  z.strictObject({
    subscriptionId: z.string().check(z.regex(/^[0-9A-Za-z]{27}$/)),
    name: z.string().check(z.minLength(3), z.maxLength(128)),
    url: z.url(),
    events: z.array(z.string()).check(z.minLength(1)),
    enabled: z.boolean(),
  }),
);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

async function tenant() {
  const account = await createAccount(sandbox);
  const token = await tokenOf(sandbox, account);
  return {
    account,
    call: (method: string, path = LIST, body?: object) => callApi(sandbox, token, method, path, { body }),
    list: async () => listAnswer.parse((await callApi(sandbox, token, 'GET', LIST)).body).subscriptions,
  };
}

function seed({ accountId }: TestAccount, body: object): Promise<unknown> {
  return control(sandbox, 'POST', `/accounts/${accountId}/seed`, body);
}

function state({ accountId }: TestAccount): Promise<unknown> {
  return control(sandbox, 'GET', `/accounts/${accountId}`);
}

describe('seeding', () => {
  test('a number makes plausible rows up, the same for every account', async () => {
    const [first, second] = [await tenant(), await tenant()];
    for (const { account } of [first, second]) {
      expect(await seed(account, { subscriptions: 200 })).toEqual({ subscriptions: 200, eventTypes: 28 });
    }
    const rows = subscriptionRows.parse(await first.list());
    expect(rows).toHaveLength(200);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(200);
    expect(new Set(rows.map(({ subscriptionId }) => subscriptionId)).size).toBe(200);
    expect(rows.some(({ enabled }) => !enabled)).toBe(true);
    expect(rows.some(({ url }) => url.startsWith('http:'))).toBe(true);
    expect(rows.some(({ events }) => events.some((entry) => entry.includes('*')))).toBe(true);
    expect(await second.list()).toEqual(rows);
  });

  test('subscriptions are appended, without a name twice', async () => {
    const { account, list } = await tenant();
    await seed(account, { subscriptions: 5 });
    await seed(account, { subscriptions: 5 });
    const rows = subscriptionRows.parse(await list());
    expect(rows).toHaveLength(10);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(10);
  });

  test('event types replace the catalogue, taken literally or made up', async () => {
    const { account, call } = await tenant();
    const eventTypes = [{ name: 'fax.received.v0', description: 'A fax.', jsonSchema: {} }, { odd: true }, null];
    await seed(account, { eventTypes });
    expect((await call('GET', '/webhooks/event-types')).body).toEqual({ eventTypes });
    const body = { name: 'Fax', url: 'https://fax.example.com/', events: ['fax.received.v0'] };
    expect((await call('POST', LIST, body)).status).toBe(200);
    expect(await seed(account, { eventTypes: 500 })).toMatchObject({ eventTypes: 500 });
    expect((await call('POST', LIST, { ...body, name: 'Fax 2' })).status).toBe(400);
  });

  test('odd rows come back exactly as they are, and only missing ids and secrets are filled in', async () => {
    const { account, list } = await tenant();
    const twins = [
      { subscriptionId: 'same', name: 'Twin', secret: 'eA==' },
      { subscriptionId: 'same', name: 'Twin', secret: 'eA==' },
    ];
    const odd = {
      subscriptionId: null,
      name: 42,
      url: { deep: ['\u202e', '<b>'] },
      events: 'agent.*',
      enabled: 'false',
      owner: { name: 'Kim' },
      secret: null,
    };
    await seed(account, { subscriptions: [odd, ...twins, { name: 'No id' }, 'not an object', null] });

    const [first, ...others] = await list();
    expect(first).toEqual({ ...odd, secret: undefined });
    expect(first).not.toHaveProperty('secret');
    expect(others).toEqual([
      { subscriptionId: 'same', name: 'Twin' },
      { subscriptionId: 'same', name: 'Twin' },
      { subscriptionId: matching(/^[0-9A-Za-z]{27}$/), name: 'No id' },
      'not an object',
      null,
    ]);
    expect(await state(account)).toMatchObject({
      subscriptions: [odd, ...twins, { name: 'No id', secret: matching(/=$/) }, 'not an object', null],
    });
  });

  test('keeps the order of a seeded row’s fields, byte for byte', async () => {
    const { account, call } = await tenant();
    const row = { enabled: true, zeta: 1e21, name: 'CRM', subscriptionId: 'x', events: [], secret: 'eA==' };
    await seed(account, { subscriptions: [row] });
    const { body } = await call('GET', `${LIST}/x`);
    expect(Object.keys(z.looseObject({}).parse(body))).toEqual(['enabled', 'zeta', 'name', 'subscriptionId', 'events']);
  });

  test('an account of 10,000 subscriptions is listed in well under 100 ms', async () => {
    const { account, call } = await tenant();
    await seed(account, { subscriptions: 10_000 });
    const times: number[] = [];
    for (let run = 0; run < 5; run += 1) {
      const started = performance.now();
      expect((await call('GET')).status).toBe(200);
      times.push(performance.now() - started);
    }
    // The best of five: other test files share the machine.
    expect(Math.min(...times)).toBeLessThan(100);
  });
});

describe('the request log', () => {
  test('has every API request with its parsed body and status, in order, and can be cleared', async () => {
    const { account, call } = await tenant();
    const body = { name: 'CRM', url: 'https://crm.example.com/', events: ['*'] };
    await call('POST', LIST, body);
    await call('GET', `${LIST}?fields=all`);
    await call('GET', `${LIST}/nothing`);
    const path = `/accounts/${account.accountId}/requests`;
    const time = matching(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(await control(sandbox, 'GET', path)).toEqual([
      { method: 'POST', path: LIST, status: 200, body, time },
      { method: 'GET', path: `${LIST}?fields=all`, status: 200, body: null, time },
      { method: 'GET', path: `${LIST}/nothing`, status: 404, body: null, time },
    ]);
    await control(sandbox, 'DELETE', path);
    expect(await control(sandbox, 'GET', path)).toEqual([]);
  });

  test('names paths as at the region’s origin and skips preflights, the token endpoint and other accounts', async () => {
    const [mine, other] = [await tenant(), await tenant()];
    const token = await tokenOf(sandbox, mine.account);
    await other.call('GET');
    await callApi(sandbox, token, 'OPTIONS', LIST, { headers: { origin: 'http://127.0.0.1:5173' } });
    await callApi(sandbox, token, 'GET', `/emea${LIST}`);
    await callApi(sandbox, token, 'POST', LIST, { body: '{"broken' });
    expect(await control(sandbox, 'GET', `/accounts/${mine.account.accountId}/requests`)).toMatchObject([
      { method: 'GET', path: LIST, status: 200 },
      { method: 'POST', path: LIST, status: 400, body: '{"broken' },
    ]);
  });
});

describe('session faults of client credentials', () => {
  const INVALID = { status: 401, body: { error: 'invalid_token' } };

  test.each(['revoke', 'expire'])('%s ends the tokens of the account and of no other', async (action) => {
    const [mine, other] = [await tenant(), await tenant()];
    await control(sandbox, 'POST', `/accounts/${mine.account.accountId}/tokens`, { action });
    expect(await mine.call('GET')).toMatchObject(INVALID);
    expect((await other.call('GET')).status).toBe(200);
    const again = await tokenOf(sandbox, mine.account);
    expect((await callApi(sandbox, again, 'GET', LIST)).status).toBe(200);
  });

  test('ttl is the life of tokens issued from now on, until null brings the usual one back', async () => {
    const { account, call } = await tenant();
    const path = `/accounts/${account.accountId}/tokens`;
    await control(sandbox, 'POST', path, { ttl: 0 });
    const dead = await tokenOf(sandbox, account);
    expect(await callApi(sandbox, dead, 'GET', LIST)).toMatchObject(INVALID);
    expect((await call('GET')).status).toBe(200);
    await control(sandbox, 'POST', path, { ttl: null });
    const live = await tokenOf(sandbox, account);
    expect((await callApi(sandbox, live, 'GET', LIST)).status).toBe(200);
  });
});

async function answer(method: string, path: string, body?: string): Promise<unknown> {
  const response = await fetch(sandbox.controlUrl + path, { method, ...(body !== undefined && { body }) });
  const json: unknown = await response.json();
  return { status: response.status, body: json };
}

describe('mistakes', () => {
  test.each([
    ['GET', ''],
    ['POST', '/seed'],
    ['POST', '/faults'],
    ['DELETE', '/faults'],
    ['GET', '/requests'],
    ['DELETE', '/requests'],
    ['POST', '/events'],
    ['GET', '/deliveries'],
    ['POST', '/tokens'],
  ])('%s /accounts/nobody%s says that there is no such account', async (method, path) => {
    const body = { message: 'There is no account with the id nobody.' };
    expect(await answer(method, `/accounts/nobody${path}`)).toEqual({ status: 404, body });
  });

  test.each([
    ['/seed', '{"subscriptions":-1}', /^subscriptions: .*\.$/],
    ['/seed', '{"eventTypes":"many"}', /^eventTypes: .*\.$/],
    ['/seed', '{"subscriptions"', /^The body is not valid JSON\.$/],
    ['/events', '{}', /^type: .*\.$/],
    ['/tokens', '{"action":"forget"}', /^The body: must be .*\.$/],
    ['/tokens', '{}', /^The body: must be .*\.$/],
  ])('%s with %s is refused with a sentence', async (path, body, sentence) => {
    const { accountId } = await createAccount(sandbox);
    expect(await answer('POST', `/accounts/${accountId}${path}`, body)).toEqual({
      status: 400,
      body: { message: matching(sentence) },
    });
  });

  test('an unknown region is refused, an unknown path not found', async () => {
    expect(await answer('POST', '/accounts', '{"region":"mars"}')).toMatchObject({ status: 400 });
    expect(await answer('GET', '/anything')).toMatchObject({ status: 404 });
  });
});
