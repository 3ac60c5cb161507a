import { Agent, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import { createFaultyTenant, LIST, VALID } from '../testing/faulty-tenant.ts';
import {
  control,
  createAccount,
  eventually,
  requestToken,
  startTestSandbox,
  tokenOf,
} from '../testing/test-sandbox.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

function status(code: number) {
  return { type: 'status', status: code };
}

const tenant = () => createFaultyTenant(sandbox);

describe('what a fault does', () => {
  test('status answers it with a body and headers, and does nothing', async () => {
    const { call, fault, names } = await tenant();
    const action = { type: 'status', status: 429, body: { error: { code: 'slow' } }, headers: { 'Retry-After': '3' } };
    await fault({ match: { method: 'POST', path: LIST }, action });
    const answer = await call('POST', LIST, { body: VALID, headers: { origin: 'http://127.0.0.1:5173' } });
    expect(answer).toMatchObject({ status: 429, body: { error: { code: 'slow' } } });
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:5173');
    expect(await names()).toHaveLength(0);
  });

  test('status without a body still explains itself, and 204 has none', async () => {
    const { call, fault } = await tenant();
    await fault({ match: { path: LIST }, action: { type: 'status', status: 503 } });
    await fault({ match: { path: LIST }, action: { type: 'status', status: 204 } });
    expect(await call('GET')).toMatchObject({ status: 503, body: { message: 'Injected fault: status 503' } });
    expect(await call('GET')).toMatchObject({ status: 204, body: null });
  });

  test('commit+status does it and answers something else', async () => {
    const { call, fault, names } = await tenant();
    await fault({
      match: { method: 'POST', path: LIST },
      action: { type: 'commit+status', status: 500, body: 'lost' },
    });
    expect(await call('POST', LIST, { body: VALID })).toMatchObject({ status: 500, body: 'lost' });
    expect(await names()).toHaveLength(1);
  });

  test('rate lets so many a second pass, and says of the others when to come again', async () => {
    const { call, fault } = await tenant();
    await fault({ match: { method: 'GET', path: LIST }, action: { type: 'rate', perSecond: 3 }, times: 100 });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => call('GET')));
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(3);
    expect(answers.find((answer) => answer.status === 429)?.headers.get('retry-after')).toBe('1');
    await eventually(
      () => call('GET'),
      (answer) => answer.status === 200,
    );
  });

  test('body answers 200 with JSON, or with a string verbatim', async () => {
    const { call, fault } = await tenant();
    await fault({ match: { method: 'GET', path: LIST }, action: { type: 'body', body: { subscriptions: [null] } } });
    await fault({ match: { method: 'GET', path: LIST }, action: { type: 'body', body: '{"subscriptions":[' } });
    expect(await call('GET')).toMatchObject({ status: 200, body: { subscriptions: [null] } });
    expect(await call('GET')).toMatchObject({ status: 200, body: '{"subscriptions":[' });
  });

  test('delay answers late, as usual', async () => {
    const { call, fault } = await tenant();
    await fault({ match: { path: LIST }, action: { type: 'delay', ms: 120 } });
    const started = performance.now();
    expect(await call('GET')).toMatchObject({ status: 200, body: { subscriptions: [] } });
    expect(performance.now() - started).toBeGreaterThan(110);
  });

  test('delay does nothing for a client that gave up', async () => {
    const { call, fault, names, requests } = await tenant();
    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'delay', ms: 400 } });
    await fault({ match: { method: 'GET', path: LIST }, action: { type: 'delay', ms: 400 } });
    const client = new AbortController();
    const waiting = Promise.allSettled([call('POST', LIST, { body: VALID, signal: client.signal })]);
    await eventually(requests, (log) => JSON.stringify(log).includes('POST'));
    client.abort();
    expect(await waiting).toMatchObject([{ status: 'rejected' }]);
    // This one began later and waits as long: once it is answered, the other would have been done.
    await call('GET');
    expect(await names()).toHaveLength(0);
    expect(await requests()).toMatchObject([{ method: 'POST', status: null }, { status: 200 }]);
  });

  test('delay+commit does it late, although the client gave up', async () => {
    const { call, fault, names, requests } = await tenant();
    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'delay+commit', ms: 200 } });
    const client = new AbortController();
    const waiting = Promise.allSettled([call('POST', LIST, { body: VALID, signal: client.signal })]);
    await eventually(requests, (log) => JSON.stringify(log).includes('POST'));
    client.abort();
    expect(await waiting).toMatchObject([{ status: 'rejected' }]);
    expect(await names()).toHaveLength(0);
    await eventually(names, (found) => found.length === 1);
  });

  test('commit+delay has done it by the time a client gives up', async () => {
    const { call, fault, names } = await tenant();
    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'commit+delay', ms: 60_000 } });
    const client = new AbortController();
    const waiting = Promise.allSettled([call('POST', LIST, { body: VALID, signal: client.signal })]);
    await eventually(names, (found) => found.length === 1);
    client.abort();
    expect(await waiting).toMatchObject([{ status: 'rejected' }]);
    expect(await names()).toHaveLength(1);
  });

  test('reset closes the connection without a byte and does nothing', async () => {
    const { call, fault, names, requests } = await tenant();
    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'reset' } });
    await expect(call('POST', LIST, { body: VALID })).rejects.toThrow('fetch failed');
    expect(await names()).toHaveLength(0);
    expect(await requests()).toMatchObject([{ method: 'POST', status: null, body: VALID }]);
  });

  test('commit+reset does it and then closes the connection without a byte', async () => {
    const { call, fault, names } = await tenant();
    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'commit+reset' } });
    await expect(call('POST', LIST, { body: VALID })).rejects.toThrow('fetch failed');
    expect(await names()).toHaveLength(1);
    expect((await call('GET')).status).toBe(200);
  });
});

/** A request over one kept connection, as a browser's; tells whether the server wants to keep it. */
async function keptAlive(agent: Agent, token: string, method = 'GET'): Promise<boolean> {
  const headers = { accept: 'application/vnd.newvoicemedia.v1+json', authorization: `bearer ${token}` };
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(sandbox.url + LIST, { agent, method, headers }, resolve)
      .on('error', reject)
      .end();
  });
  await text(response);
  return response.headers.connection === 'keep-alive';
}

describe('a fault that cuts a connection', () => {
  test('meets a fresh connection, so that no browser repeats the request by itself', async () => {
    const { account, fault } = await tenant();
    const token = await tokenOf(sandbox, account);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const idle = () => Object.values(agent.freeSockets).flat().length;
    expect(await keptAlive(agent, token)).toBe(true);
    await eventually(idle, (count) => count === 1);

    await fault({ match: { method: 'POST', path: LIST }, action: { type: 'commit+reset' } });
    await eventually(idle, (count) => count === 0);
    expect(await keptAlive(agent, token)).toBe(false);
    expect(await keptAlive(agent, token, 'OPTIONS')).toBe(false);
    await expect(keptAlive(agent, token, 'POST')).rejects.toThrow('socket hang up');
    expect(await keptAlive(agent, token)).toBe(true);
    agent.destroy();
  });
});

/** Which of these fail, when a fifth of them is to. */
async function failing(order: readonly string[], seed: number): Promise<readonly string[]> {
  const { call, fault } = await tenant();
  await fault({ match: { path: `${LIST}/*` }, action: status(500), times: 1_000, share: 0.2, seed });
  const answers = await Promise.all(order.map(async (path) => ({ path, status: (await call('GET', path)).status })));
  return answers
    .filter((answer) => answer.status === 500)
    .map(({ path }) => path)
    .toSorted();
}

describe('which requests a fault meets', () => {
  test('one by default, then as many as it says, after those it lets through', async () => {
    const { call, fault } = await tenant();
    const statuses = async (count: number) => {
      const seen: number[] = [];
      while (seen.length < count) seen.push((await call('GET')).status);
      return seen;
    };
    await fault({ match: { method: 'GET', path: LIST }, action: status(500) });
    expect(await statuses(2)).toEqual([500, 200]);
    await fault({ match: { method: 'GET', path: LIST }, action: status(502), times: 2, after: 1 });
    expect(await statuses(4)).toEqual([200, 502, 502, 200]);
  });

  test('a share of them, which is the same in every run and in whatever order they come', async () => {
    const paths = Array.from({ length: 80 }, (_, index) => `${LIST}/id-${index}`);
    const first = await failing(paths, 7);
    expect(first.length).toBeGreaterThan(6);
    expect(first.length).toBeLessThan(28);
    expect(await failing(paths.toReversed(), 7)).toEqual(first);
    expect(await failing(paths, 8)).not.toEqual(first);
  });

  test('by method and by path, where a star stands for anything', async () => {
    const { call, fault } = await tenant();
    await fault({ match: { method: 'DELETE', path: `${LIST}/*` }, action: status(500) });
    expect((await call('GET', `${LIST}/x`)).status).toBe(404);
    expect((await call('DELETE', `${LIST}/x`)).status).toBe(500);
    await fault({ match: { path: LIST }, action: status(500) });
    expect((await call('GET', '/webhooks/event-types')).status).toBe(200);
    expect((await call('GET', `${LIST}?a=b`)).status).toBe(500);
  });

  test('of its account only, until it is cleared', async () => {
    const [mine, other] = [await tenant(), await tenant()];
    await mine.fault({ match: { method: '*', path: '*' }, action: status(500), times: 9 });
    expect((await other.call('GET')).status).toBe(200);
    expect((await mine.call('GET')).status).toBe(500);
    await mine.clear();
    expect((await mine.call('GET')).status).toBe(200);
  });

  test('at the token endpoint too, where the client id tells the account', async () => {
    const { account, fault } = await tenant();
    const { clientId, clientSecret } = account;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    await fault({ match: { method: 'POST', path: '/Auth/connect/token' }, action: status(503) });
    expect((await requestToken(sandbox, form)).status).toBe(503);
    expect((await requestToken(sandbox, form)).status).toBe(200);
  });

  test('even with a token that is no longer good', async () => {
    const { account, call, fault } = await tenant();
    await control(sandbox, 'POST', `/accounts/${account.accountId}/tokens`, { action: 'revoke' });
    await fault({ match: { path: LIST }, action: status(500) });
    expect((await call('GET')).status).toBe(500);
    expect((await call('GET')).status).toBe(401);
  });
});

test.each([
  [{ match: { path: LIST }, action: { type: 'explode' } }, /^action/],
  [{ match: { path: LIST }, action: { type: 'status', status: 42 } }, /^action\.status/],
  [{ action: { type: 'reset' } }, /^match/],
  [{ match: { path: LIST }, action: { type: 'reset' }, times: 0 }, /^times/],
])('the fault %j is refused with a sentence that names the field', async (body, sentence) => {
  const { accountId } = await createAccount(sandbox);
  const response = await fetch(`${sandbox.controlUrl}/accounts/${accountId}/faults`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  expect(response.status).toBe(400);
  expect(z.strictObject({ message: z.string() }).parse(await response.json()).message).toMatch(sentence);
});
