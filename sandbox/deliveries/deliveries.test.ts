import { createHash, createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import {
  callApi,
  control,
  createAccount,
  eventually,
  startTestSandbox,
  type TestAccount,
  tokenOf,
} from '../testing/test-sandbox.ts';

const SECRET = Buffer.from('a secret of at least 32 bytes, as VCC asks').toString('base64');
const TYPE = 'agent.presencechanged.v1';

interface Received {
  readonly path: string;
  readonly body: string;
  readonly signature: string;
  readonly contentType: string;
}

const deliveriesAnswer = z.array(
  z.object({
    subscriptionId: z.nullable(z.string()),
    url: z.string(),
    state: z.string(),
    reason: z.nullable(z.string()),
    attempts: z.array(
      z.object({ status: z.nullable(z.number()), error: z.nullable(z.string()), signature: z.string() }),
    ),
  }),
);

const arrivalsAnswer = z.object({
  arrivals: z.array(
    z.object({ isVerified: z.boolean(), fault: z.nullable(z.string()), subscriptionId: z.nullable(z.string()) }),
  ),
});

let sandbox: Sandbox;
let receiver: Server;
let receiverUrl: string;
/** What the receiver answers next; 200 once this is empty. */
let answers: number[] = [];
let received: Received[] = [];

beforeAll(async () => {
  sandbox = await startTestSandbox();
  receiver = createServer((request, response) => {
    void take(request).then(() => response.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.2/' }).end());
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
  const address = receiver.address();
  if (address === null || typeof address === 'string') throw new Error('The receiver has no port.');
  receiverUrl = `http://127.0.0.1:${address.port}`;
});
beforeEach(() => {
  answers = [];
  received = [];
});
afterAll(async () => {
  receiver.close();
  receiver.closeAllConnections();
  await sandbox.close();
});

async function take(request: IncomingMessage): Promise<void> {
  const { headers, url: path = '' } = request;
  const signature = String(headers['vonage-signature']);
  received.push({ path, body: await text(request), signature, contentType: headers['content-type'] ?? '' });
}

/** A receiver's check, written from contract section 7 with nothing but Node: returns the token's claims. */
function verify({ signature, body }: Received, secret: string): { iat: number; exp: number } {
  const [header = '', claims = '', mac = ''] = signature.split('.');
  const expected = createHmac('sha256', Buffer.from(secret, 'base64'))
    .update(`${header}.${claims}`)
    .digest('base64url');
  expect(mac).toBe(expected);
  expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({ alg: 'HS256' });
  const payload = z
    .object({ payload_hash: z.string(), iat: z.number(), exp: z.number() })
    .parse(JSON.parse(Buffer.from(claims, 'base64url').toString()));
  expect(payload.payload_hash).toBe(createHash('sha256').update(body).digest('hex'));
  return payload;
}

async function seeded(...subscriptions: object[]): Promise<TestAccount> {
  const account = await createAccount(sandbox);
  await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions });
  return account;
}

/** A seed row that would receive everything. */
function subscription(path: string, change: object = {}) {
  const name = `To ${path}`;
  return {
    subscriptionId: path,
    name,
    url: receiverUrl + path,
    events: ['*'],
    enabled: true,
    secret: SECRET,
    ...change,
  };
}

function raise({ accountId }: TestAccount, type = TYPE, data?: object, to = sandbox): Promise<unknown> {
  return control(to, 'POST', `/accounts/${accountId}/events`, { type, ...(data && { data }) });
}

/** The account's deliveries, once none is on its way any more. */
async function settled({ accountId }: TestAccount, from = sandbox) {
  const read = async () => deliveriesAnswer.parse(await control(from, 'GET', `/accounts/${accountId}/deliveries`));
  return eventually(read, (deliveries) => deliveries.every(({ state }) => state !== 'pending'));
}

function paths(): string[] {
  return received.map(({ path }) => path).toSorted();
}

describe('a notification (contract section 7)', () => {
  test('is a CloudEvent, signed so that an independent receiver can verify it', async () => {
    const account = await seeded(subscription('/crm'));
    await raise(account, 'channel.ended.v1');
    expect(await settled(account)).toMatchObject([{ state: 'delivered', subscriptionId: '/crm', reason: null }]);

    const [notification] = received;
    if (!notification) throw new Error('Nothing arrived.');
    const claims = verify(notification, SECRET);
    expect(claims.exp - claims.iat).toBe(300);
    expect(notification.contentType).toBe('application/cloudevents+json');
    const event: unknown = JSON.parse(notification.body);
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'channel.ended.v1',
      source: '/channel',
      datacontenttype: 'application/json',
    });
    const envelope = z.object({
      id: z.string().check(z.regex(/^[0-9A-Za-z]{27}$/)),
      time: z.iso.datetime(),
      subject: z.guid(),
      data: z.object({ reason: z.string(), channel: z.looseObject({ channelId: z.guid() }) }),
    });
    const { subject, data } = envelope.parse(event);
    expect(data.channel['channelId']).toBe(subject);
  });

  test('carries the data it is given', async () => {
    const account = await seeded(subscription('/crm'));
    await raise(account, TYPE, { note: 'né à Zürich 📞' });
    await settled(account);
    expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ data: { note: 'né à Zürich 📞' } });
  });

  test('goes once to each enabled subscription with a matching entry, and to no other', async () => {
    const account = await seeded(
      subscription('/twice', { events: ['agent.*', TYPE, '*'] }),
      subscription('/default', { enabled: undefined, events: ['*.v1'] }),
      subscription('/disabled', { enabled: false }),
      subscription('/other', { events: ['channel.*', 'agent.presencechanged.v0'] }),
      subscription('/odd', { events: 'agent.*' }),
      subscription('/half-enabled', { enabled: 'false' }),
    );
    await raise(account);
    await settled(account);
    expect(paths()).toEqual(['/default', '/twice']);
  });

  test('stays within its account', async () => {
    const [mine, other] = [await seeded(subscription('/mine')), await seeded(subscription('/other'))];
    await raise(mine);
    await settled(mine);
    expect(paths()).toEqual(['/mine']);
    expect(await settled(other)).toEqual([]);
  });
});

describe('retries', () => {
  test('anything but 200 to 205 is tried again, each time with the whole body', async () => {
    answers = [500, 302, 204];
    const account = await seeded(subscription('/crm'));
    await raise(account);
    const [delivery] = await settled(account);
    expect(delivery?.state).toBe('delivered');
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 302, 204]);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    for (const notification of received) verify(notification, SECRET);
  });

  test('end as failed when they are used up', async () => {
    answers = [500, 404, 206, 200];
    const account = await seeded(subscription('/crm'));
    await raise(account);
    expect(await settled(account)).toMatchObject([{ state: 'failed', attempts: [{}, {}, { status: 206 }] }]);
  });

  test('follow a receiver that is not there', async () => {
    const account = await seeded(subscription('/crm', { url: 'http://127.0.0.1:1/closed' }));
    await raise(account);
    const [delivery] = await settled(account);
    expect(delivery).toMatchObject({ state: 'failed', attempts: [{ status: null }, {}, {}] });
    expect(delivery?.attempts[0]?.error).not.toBe('');
  });
});

describe('safety', () => {
  test.each([
    'https://crm.example.com/hook',
    'http://10.0.0.1/',
    'http://192.168.1.10/',
    'http://169.254.169.254/latest/meta-data',
    'http://0.0.0.0/',
    'http://127.0.0.1.example.com/',
    'http://localhost.example.com/',
    'http://user@example.com/#@127.0.0.1/',
    'http://[::ffff:8.8.8.8]/',
    'http://2130706434.example/',
    'ftp://127.0.0.1/',
    'javascript:alert(1)',
    'not a url',
  ])('nothing is ever sent to %s', async (url) => {
    const account = await seeded(subscription('/x', { url }));
    await raise(account);
    const [delivery] = await settled(account);
    expect(delivery).toMatchObject({ state: 'notSent', attempts: [], url });
    expect(delivery?.reason).toMatch(/\.$/);
  });

  test('a redirect is not followed', async () => {
    answers = [307, 307, 307];
    const account = await seeded(subscription('/crm'));
    await raise(account);
    expect(await settled(account)).toMatchObject([{ state: 'failed', attempts: [{ status: 307 }, {}, {}] }]);
    expect(paths()).toEqual(['/crm', '/crm', '/crm']);
  });

  test('without a usable secret nothing is sent unsigned', async () => {
    const account = await seeded(subscription('/a', { secret: null }), subscription('/b', { secret: '' }));
    await raise(account);
    const reason = 'The subscription has no usable secret.';
    expect(await settled(account)).toMatchObject([
      { state: 'notSent', reason },
      { state: 'notSent', reason },
    ]);
  });
});

describe('propagation', () => {
  test('deliveries go by the old configuration until a change has propagated', { timeout: 15_000 }, async () => {
    const slow = await startTestSandbox({ propagationMs: 2_000 });
    try {
      const account = await createAccount(slow);
      const subscriptions = [subscription('/old'), subscription('/deleted')];
      await control(slow, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions });
      const token = await tokenOf(slow, account);
      const call = (method: string, path: string, body?: object) =>
        callApi(slow, token, method, `/webhooks/subscriptions${path}`, { body });
      await call('PATCH', '/%2Fold', { url: `${receiverUrl}/between` });
      await call('PATCH', '/%2Fold', { url: `${receiverUrl}/new` });
      await call('DELETE', '/%2Fdeleted');
      await call('POST', '', { name: 'Created', url: `${receiverUrl}/created`, events: ['*'], secret: SECRET });

      await raise(account, TYPE, undefined, slow);
      await settled(account, slow);
      expect(paths()).toEqual(['/deleted', '/old']);

      await eventually(
        async () => {
          received = [];
          await raise(account, TYPE, undefined, slow);
          await settled(account, slow);
          return paths();
        },
        (reached) => reached.includes('/created'),
      );
      expect(paths()).toEqual(['/created', '/new']);
    } finally {
      await slow.close();
    }
  });
});

async function arrivals({ accountId }: TestAccount) {
  const response = await fetch(`${sandbox.url}/receiver/${accountId}`);
  return arrivalsAnswer.parse(await response.json()).arrivals;
}

describe('the sandbox’s own receiver', () => {
  test('says what arrived and that its signature is good', async () => {
    const account = await createAccount(sandbox);
    const url = `${sandbox.url}/receiver/${account.accountId}/crm`;
    const subscriptions = [subscription('/else'), subscription('/crm', { url })];
    await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions });
    await raise(account);
    await settled(account);
    expect(await arrivals(account)).toEqual([{ isVerified: true, fault: null, subscriptionId: '/crm' }]);
  });

  test('says what is wrong with a signature', async () => {
    const account = await createAccount(sandbox);
    const url = `${sandbox.url}/receiver/${account.accountId}/crm`;
    const subscriptions = [subscription('/crm', { url })];
    await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, { subscriptions });
    await raise(account);
    const [delivery] = await settled(account);
    const signature = delivery?.attempts[0]?.signature ?? '';
    const post = (path: string, headers: Record<string, string>) =>
      fetch(sandbox.url + path, { method: 'POST', body: 'forged', headers });
    await post(`/receiver/${account.accountId}/crm`, {});
    await post(`/receiver/${account.accountId}/crm`, { 'Vonage-Signature': signature });
    await post(`/receiver/${account.accountId}/crm`, { 'Vonage-Signature': 'Bearer a.b.c' });
    await post(`/receiver/${account.accountId}/nobody`, { 'Vonage-Signature': signature });
    const faults = (await arrivals(account)).slice(1).map(({ fault }) => fault);
    expect(faults).toEqual([
      'The Vonage-Signature header is missing.',
      'The body is not the one that was signed.',
      expect.stringContaining('The signature is not valid'),
      'No subscription points here.',
    ]);
  });

  test('knows no account that does not exist', async () => {
    expect((await fetch(`${sandbox.url}/receiver/nobody`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/receiver/nobody/crm`, { method: 'POST' })).status).toBe(404);
  });
});
