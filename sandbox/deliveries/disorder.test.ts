import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import { control, createAccount, eventually, startTestSandbox, type TestAccount } from '../testing/test-sandbox.ts';
import { signNotification } from './notification-signature.ts';

const SECRET = Buffer.from('a secret of at least 32 bytes, as VCC asks').toString('base64');
const TYPE = 'agent.presencechanged.v1';

let sandbox: Sandbox;
let receiver: Server;
let receiverUrl: string;
let received: string[] = [];
/** What the receiver answers next, null for nothing at all; 200 once this is empty. */
let answers: (number | null)[] = [];

const idOf = z.object({ id: z.string() });

beforeAll(async () => {
  // A busy machine must not look like a receiver that is late.
  sandbox = await startTestSandbox({ deliveryTiming: { timeoutMs: 10_000, retryDelaysMs: [5, 10] } });
  receiver = createServer((request, response) => void take(request, response));
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  receiverUrl = `http://127.0.0.1:${address.port}/crm`;
});
beforeEach(() => {
  received = [];
  answers = [];
});
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await sandbox.close();
});

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  received.push(idOf.parse(JSON.parse(await text(request))).id);
  const answer = answers.length > 0 ? answers.shift() : 200;
  if (typeof answer === 'number') response.writeHead(answer).end();
}

async function subscribed(at = sandbox): Promise<TestAccount> {
  const account = await createAccount(at);
  const row = { subscriptionId: 'crm', name: 'CRM', url: receiverUrl, events: ['*'], enabled: true, secret: SECRET };
  await control(at, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions: [row] });
  return account;
}

async function raise({ accountId }: TestAccount, disorder: object = {}, at = sandbox): Promise<string> {
  const answer = await control(at, 'POST', `/accounts/${accountId}/events`, { type: TYPE, ...disorder });
  return z.object({ event: idOf }).parse(answer).event.id;
}

async function settled({ accountId }: TestAccount, at = sandbox) {
  const schema = z.array(
    z.object({ state: z.string(), attempts: z.array(z.object({ error: z.nullable(z.string()) })) }),
  );
  const read = async () => schema.parse(await control(at, 'GET', `/accounts/${accountId}/deliveries`));
  return eventually(read, (deliveries) => deliveries.every(({ state }) => state !== 'pending'));
}

function openPage(accountId: string): Promise<Response> {
  return fetch(`${sandbox.url}/receiver/${accountId}`, { headers: { accept: 'text/html' } });
}

describe('on demand', () => {
  test('a notification comes more than once, with one id', async () => {
    const account = await subscribed();
    const id = await raise(account, { duplicates: 2 });
    expect(await settled(account)).toHaveLength(3);
    expect(received).toEqual([id, id, id]);
  });

  test('later notifications overtake one', async () => {
    const account = await subscribed();
    const first = await raise(account, { overtakenBy: 2 });
    const second = await raise(account);
    await eventually(
      () => received,
      (seen) => seen.includes(second),
    );
    const third = await raise(account);
    await settled(account);
    expect(received).toEqual([second, third, first]);
  });

  test('one that is still held keeps nobody from closing the sandbox', async () => {
    const short = await startTestSandbox();
    const { accountId } = await createAccount(short);
    await control(short, 'POST', `/accounts/${accountId}/events`, { type: TYPE, overtakenBy: 1 });
    await expect(short.close()).resolves.toBeUndefined();
  });

  test.each([{ duplicates: -1 }, { duplicates: 101 }, { overtakenBy: 0.5 }])('%j is refused', async (disorder) => {
    const account = await subscribed();
    await expect(raise(account, disorder)).rejects.toThrow('400');
  });
});

describe('a receiver that', () => {
  test('does not answer in time is tried again', async () => {
    const hasty = await startTestSandbox({ deliveryTiming: { timeoutMs: 300, retryDelaysMs: [5, 10] } });
    try {
      answers = [null];
      const account = await subscribed(hasty);
      const id = await raise(account, {}, hasty);
      const [delivery] = await settled(account, hasty);
      expect(delivery?.state).toBe('delivered');
      expect(delivery?.attempts[0]?.error).toMatch(/./);
      expect(delivery?.attempts.at(-1)?.error).toBeNull();
      expect(new Set(received)).toEqual(new Set([id]));
    } finally {
      await hasty.close();
    }
  });

  test.each([200, 201, 202, 203, 204, 205])('answers %d has received it', async (status) => {
    answers = [status];
    const account = await subscribed();
    await raise(account);
    expect(await settled(account)).toMatchObject([{ state: 'delivered', attempts: [{}] }]);
  });

  test.each([206, 301, 400, 503])('answers %d has not', async (status) => {
    answers = [status];
    const account = await subscribed();
    await raise(account);
    expect(await settled(account)).toMatchObject([{ state: 'delivered', attempts: [{}, {}] }]);
  });
});

describe('the page of the sandbox’s own receiver', () => {
  test('shows what arrived, what is wrong with it, and what came twice', async () => {
    const account = await createAccount(sandbox);
    const url = `${sandbox.url}/receiver/${account.accountId}/crm`;
    const row = { subscriptionId: 'crm', name: 'CRM', url, events: ['*'], enabled: true, secret: SECRET };
    await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions: [row] });
    await raise(account, { duplicates: 1 });
    await settled(account);
    await fetch(url, { method: 'POST', body: '<script>alert(1)</script>', headers: { 'Vonage-Signature': 'a.b.c' } });
    const response = await openPage(account.accountId);
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    expect(page.match(/<strong>Verified<\/strong>/g)).toHaveLength(2);
    expect(page).toContain('a duplicate of an earlier one');
    expect(page).toContain('<strong>Not verified</strong>');
    expect(page).toContain('The signature is not valid');
    expect(page).not.toContain('<script>alert');
  });

  test('verifies the bytes as they arrived, a byte order mark included', async () => {
    const account = await subscribed();
    await raise(account);
    await settled(account);
    const url = `${sandbox.url}/receiver/${account.accountId}/crm`;
    await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, {
      subscriptions: [{ subscriptionId: 'own', name: 'Own', url, events: [], enabled: true, secret: SECRET }],
    });
    const body = '\u{feff}{}';
    await fetch(url, { method: 'POST', body, headers: { 'Vonage-Signature': await signNotification(body, SECRET) } });
    const answer = z
      .object({ arrivals: z.array(z.object({ isVerified: z.boolean() })) })
      .parse(await (await fetch(`${sandbox.url}/receiver/${account.accountId}`)).json());
    expect(answer.arrivals).toEqual([{ isVerified: true }]);
    await fetch(`${sandbox.url}/receiver/${account.accountId}`, { method: 'DELETE' });
    expect(await (await openPage(account.accountId)).text()).toContain('0 so far');
  });
});
