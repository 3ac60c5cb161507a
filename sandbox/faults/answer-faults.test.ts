import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../start-sandbox.ts';
import { createFaultyTenant, LIST, VALID } from '../testing/faulty-tenant.ts';
import { startTestSandbox } from '../testing/test-sandbox.ts';

const origin = 'http://127.0.0.1:5173';
const reads = { method: 'GET', path: LIST };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const tenant = () => createFaultyTenant(sandbox);

/** Asks for the list and leaves its body to the test. */
function open(token: string, init: RequestInit = {}): Promise<Response> {
  const headers = { accept: 'application/vnd.newvoicemedia.v1+json', authorization: `bearer ${token}` };
  return fetch(sandbox.url + LIST, { headers, ...init });
}

function preflight(from: string): Promise<Response> {
  const headers = { origin: from, 'access-control-request-method': 'GET' };
  return fetch(sandbox.url + LIST, { method: 'OPTIONS', headers });
}

async function firstBytes(response: Response): Promise<string> {
  const { value } = (await response.body?.getReader().read()) ?? {};
  return new TextDecoder().decode(value);
}

describe('on its way an answer', () => {
  test('stalls after so many bytes, until the client goes', async () => {
    const { token, fault } = await tenant();
    await fault({ match: reads, action: { type: 'stall', bytes: 12 } });
    const client = new AbortController();
    const response = await open(token, { signal: client.signal });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-length')).toBe('20');
    expect(await firstBytes(response)).toBe('{"subscripti');
    client.abort();
    expect((await open(token)).status).toBe(200);
  });

  test('trickles, and arrives as a whole', async () => {
    const { call, fault } = await tenant();
    await fault({ match: reads, action: { type: 'trickle', bytes: 5, everyMs: 10 } });
    const started = performance.now();
    expect(await call('GET')).toMatchObject({ status: 200, body: { subscriptions: [] } });
    expect(performance.now() - started).toBeGreaterThan(30);
  });

  test('is truncated: less arrives than its length promises', async () => {
    const { token, fault, call } = await tenant();
    await fault({ match: reads, action: { type: 'truncate' } });
    const response = await open(token);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
    expect(await call('GET')).toMatchObject({ status: 200 });
  });

  test('lies about its content type, and about its encoding', async () => {
    const { token, fault } = await tenant();
    await fault({ match: reads, action: { type: 'ctype', value: 'text/html' } });
    await fault({ match: reads, action: { type: 'encoding', value: 'gzip' } });
    const html = await open(token);
    expect(html.headers.get('content-type')).toBe('text/html');
    expect(await html.json()).toEqual({ subscriptions: [] });
    await expect((await open(token)).text()).rejects.toThrow('terminated');
  });

  test('is a bomb: kilobytes that become megabytes', async () => {
    const { token, fault } = await tenant();
    await fault({ match: reads, action: { type: 'bomb', megabytes: 3 } });
    const text = await (await open(token)).text();
    expect(text.length).toBeGreaterThan(3 * 1_048_576);
    expect(JSON.parse(text)).toEqual({ subscriptions: [] });
  });

  test('arrives after one that was asked for later', async () => {
    const { call, fault } = await tenant();
    await fault({ match: reads, action: { type: 'reorder' } });
    const arrivals: string[] = [];
    const first = call('GET').then(() => arrivals.push('first'));
    await call('GET', '/webhooks/event-types');
    await call('GET').then(() => arrivals.push('second'));
    await first;
    expect(arrivals).toEqual(['second', 'first']);
  });

  test('that is held for another one comes when faults are cleared', async () => {
    const { call, clear, fault, requests } = await tenant();
    await fault({ match: reads, action: { type: 'reorder' } });
    const held = call('GET');
    await expect.poll(requests).toHaveLength(1);
    await clear();
    expect(await held).toMatchObject({ status: 200 });
  });
});

test('after a write that lags reads see the state before it, and only for so long', async () => {
  const { call, clear, fault, names } = await tenant();
  await fault({ match: { method: 'POST', path: LIST }, action: { type: 'lag', ms: 60_000 } });
  const { body } = await call('POST', LIST, { body: VALID });
  expect(body).toMatchObject(VALID);
  expect(await names()).toHaveLength(1);
  expect(await call('GET')).toMatchObject({ body: { subscriptions: [] } });
  await fault({ match: { method: 'PATCH', path: '*' }, action: { type: 'lag', ms: 60_000 } });
  const path = `${LIST}/${JSON.stringify(body).match(/"subscriptionId":"(\w+)"/)?.[1]}`;
  expect(await call('PATCH', path, { body: { enabled: false } })).toMatchObject({ status: 200 });
  expect(await call('GET', path)).toMatchObject({ status: 404 });
  await clear();
  expect(await call('GET', path)).toMatchObject({ status: 200, body: { enabled: false } });
});

describe('to pages of another origin', () => {
  const headers = { origin };

  test('an answer can be read, with its Retry-After, unless a fault says otherwise', async () => {
    const { call, fault } = await tenant();
    const action = { type: 'status', status: 429, headers: { 'Retry-After': '7' } };
    await fault({ match: reads, action });
    await fault({ match: reads, action: { ...action, isExposed: false } });
    await fault({ match: reads, action: { type: 'nocors' } });
    const allowed = async () => {
      const answer = await call('GET', LIST, { headers });
      const of = (name: string) => answer.headers.get(`access-control-${name}`);
      return [answer.status, of('allow-origin'), of('expose-headers')];
    };
    expect(await allowed()).toEqual([429, origin, 'Retry-After']);
    expect(await allowed()).toEqual([429, origin, null]);
    expect(await allowed()).toEqual([200, null, null]);
    expect(await allowed()).toEqual([200, origin, 'Retry-After']);
  });

  test('a fault of their origin meets preflights and what tells no account, and is logged', async () => {
    const { fault, requests } = await tenant();
    await fault({ match: { method: 'OPTIONS', path: '*', origin }, action: { type: 'status', status: 405 } });
    await fault({ match: { method: 'GET', path: '*', origin }, action: { type: 'nocors' } });
    expect((await preflight('http://127.0.0.1:9')).status).toBe(204);
    const refused = await preflight(origin);
    expect(refused.status).toBe(405);
    expect(refused.headers.get('access-control-allow-origin')).toBeNull();
    expect((await preflight(origin)).status).toBe(204);
    expect((await open('none', { headers })).headers.get('access-control-allow-origin')).toBeNull();
    expect(await requests()).toMatchObject([
      { method: 'OPTIONS', status: 405 },
      { method: 'GET', status: 406 },
    ]);
  });
});

test('every answer may be cached for five seconds, and a connection is kept', async () => {
  const { token } = await tenant();
  const response = await open(token);
  expect(response.headers.get('cache-control')).toBe('max-age=5, must-revalidate, private');
  expect(response.headers.get('connection')).toBe('keep-alive');
});
