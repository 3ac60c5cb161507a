import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../start-sandbox.ts';
import { type ApiCall, callApi, control, createAccount, startTestSandbox, tokenOf } from '../testing/test-sandbox.ts';

const MISSING = { error: 'invalid_request', error_description: 'The access token is missing' };
const INVALID = { error: 'invalid_token', error_description: 'The access token is invalid or has expired' };
const KSUID = /^[0-9A-Za-z]{27}$/;
const VALID = { name: 'CRM screen-pop', url: 'https://crm.example.com/hook', events: ['agent.*'] };

const created = z.looseObject({ subscriptionId: z.string(), secret: z.string() });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

/** An account of its own for one test, with a client that calls the API for it. */
async function tenant(access: 'full' | 'read' = 'full') {
  const account = await createAccount(sandbox);
  const token = await tokenOf(sandbox, account, access);
  const call = (method: string, path: string, options?: ApiCall) => callApi(sandbox, token, method, path, options);
  const create = async (fields: object = VALID) => {
    const { body } = await call('POST', '/webhooks/subscriptions', { body: fields });
    return created.parse(body);
  };
  return { account, token, call, create };
}

describe('reading (contract section 2)', () => {
  test('lists the whole account in order of creation, without secrets', async () => {
    const { call, create } = await tenant();
    const first = await create();
    const second = await create({ ...VALID, name: 'Wallboard', enabled: false });

    const { status, body } = await call('GET', '/webhooks/subscriptions');

    expect(status).toBe(200);
    expect(body).toEqual({
      subscriptions: [
        { subscriptionId: first.subscriptionId, ...VALID, enabled: true },
        { subscriptionId: second.subscriptionId, ...VALID, name: 'Wallboard', enabled: false },
      ],
    });
  });

  test('an empty account lists nothing', async () => {
    const { call } = await tenant();
    expect(await call('GET', '/webhooks/subscriptions')).toMatchObject({ status: 200, body: { subscriptions: [] } });
  });

  test('one subscription comes bare, without its secret', async () => {
    const { call, create } = await tenant();
    const { subscriptionId } = await create();
    const { status, body } = await call('GET', `/webhooks/subscriptions/${subscriptionId}`);
    expect(status).toBe(200);
    expect(body).toEqual({ subscriptionId, ...VALID, enabled: true });
  });

  test('the catalogue has the 28 event types known today, each with a description and a schema of its name', async () => {
    const { call } = await tenant('read');
    const { status, body } = await call('GET', '/webhooks/event-types');
    const { eventTypes } = z
      .object({
        eventTypes: z.array(
          z.strictObject({
            name: z.string(),
            description: z.string(),
            jsonSchema: z.looseObject({ title: z.string() }),
          }),
        ),
      })
      .parse(body);
    expect(status).toBe(200);
    expect(eventTypes).toHaveLength(28);
    expect(eventTypes.map(({ jsonSchema }) => jsonSchema.title)).toEqual(eventTypes.map(({ name }) => name));
    expect(eventTypes.map(({ name }) => name)).toContain('agent.presencechanged.v1');
  });
});

describe('creating (contract sections 2 and 3)', () => {
  test('answers 200 with the whole subscription and a generated secret of 32 bytes', async () => {
    const { call } = await tenant();
    const { status, body } = await call('POST', '/webhooks/subscriptions', { body: VALID });
    const { subscriptionId, secret } = created.parse(body);
    expect(status).toBe(200);
    expect(body).toEqual({ subscriptionId, ...VALID, enabled: true, secret });
    expect(subscriptionId).toMatch(KSUID);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  });

  test('keeps a given secret, even without padding, and enabled as given', async () => {
    const { create } = await tenant();
    expect(await create({ ...VALID, secret: 'c2VjcmV0cw', enabled: false })).toMatchObject({
      secret: 'c2VjcmV0cw',
      enabled: false,
    });
  });

  test('stores entries verbatim, patterns that match nothing included', async () => {
    const { create } = await tenant();
    const events = ['*', 'channel.*.v1', 'nothing.like.this.*', 'agent.presencechanged.v0', '*'];
    expect(await create({ ...VALID, events })).toMatchObject({ events });
  });

  const NAME = 'name must be a string of 3 to 128 characters.';
  const URL_RULE = 'url must be a fully qualified http or https URL.';
  const EVENTS = 'events must be a non-empty array of event type names.';
  test.each([
    ['no name', { name: undefined }, NAME],
    ['a name of 2', { name: 'ab' }, NAME],
    ['a name of 129', { name: 'a'.repeat(129) }, NAME],
    ['a name that is no string', { name: 7 }, NAME],
    ['no url', { url: undefined }, URL_RULE],
    ['a relative url', { url: '/hook' }, URL_RULE],
    ['an ftp url', { url: 'ftp://example.com/' }, URL_RULE],
    ['a script url', { url: 'javascript:alert(1)' }, URL_RULE],
    ['a url with blanks around', { url: ' https://example.com/ ' }, URL_RULE],
    ['a url without a host', { url: 'https://' }, URL_RULE],
    ['no events', { events: undefined }, EVENTS],
    ['an empty list of events', { events: [] }, EVENTS],
    ['an empty entry', { events: [''] }, EVENTS],
    ['an entry that is no string', { events: [null] }, EVENTS],
    ['events that are no list', { events: 'agent.*' }, EVENTS],
    ['an unknown event', { events: ['agent.*', 'agent.vanished.v1'] }, 'Unknown event type: agent.vanished.v1'],
    [
      'an event without its version',
      { events: ['agent.presencechanged'] },
      'Unknown event type: agent.presencechanged',
    ],
    ['enabled as a word', { enabled: 'false' }, 'enabled must be true or false.'],
    ['enabled null', { enabled: null }, 'enabled must be true or false.'],
    ['a secret that is not Base64', { secret: 'not base64!' }, 'secret must be a Base64 string.'],
    ['a secret with too much padding', { secret: 'c2VjcmV0===' }, 'secret must be a Base64 string.'],
    ['an empty secret', { secret: '' }, 'secret must be a Base64 string.'],
  ])('refuses %s with 400 and a sentence that names the field', async (_case, change, message) => {
    const { call } = await tenant();
    const answer = await call('POST', '/webhooks/subscriptions', { body: { ...VALID, ...change } });
    expect(answer).toMatchObject({ status: 400, body: { message } });
    expect((await call('GET', '/webhooks/subscriptions')).body).toEqual({ subscriptions: [] });
  });

  test.each([
    ['broken JSON', '{"name":', 'The request body is not valid JSON.'],
    ['nothing', '', 'The request body is not valid JSON.'],
    ['a list', '[]', 'The request body must be a JSON object.'],
    ['null', 'null', 'The request body must be a JSON object.'],
  ])('refuses a body of %s with 400', async (_case, body, message) => {
    const { call } = await tenant();
    expect(await call('POST', '/webhooks/subscriptions', { body })).toMatchObject({ status: 400, body: { message } });
  });

  test('counts a name in characters, not in UTF-16 units', async () => {
    const { call } = await tenant();
    const body = { ...VALID, name: '📞'.repeat(128) };
    expect(await call('POST', '/webhooks/subscriptions', { body })).toMatchObject({ status: 200 });
  });

  test('refuses a second subscription of one name with 409', async () => {
    const { call, create } = await tenant();
    await create();
    const message = 'name must be unique: another subscription is called "CRM screen-pop".';
    expect(await call('POST', '/webhooks/subscriptions', { body: VALID })).toMatchObject({
      status: 409,
      body: { message },
    });
  });
});

describe('changing (contract sections 2 and 3)', () => {
  test('changes what is named, keeps the rest, and answers in full without the secret', async () => {
    const { call, create, account } = await tenant();
    const { subscriptionId, secret } = await create();
    const path = `/webhooks/subscriptions/${subscriptionId}`;

    const { status, body } = await call('PATCH', path, { body: { enabled: false } });

    expect(status).toBe(200);
    expect(body).toEqual({ subscriptionId, ...VALID, enabled: false });
    expect((await call('GET', path)).body).toEqual(body);
    expect(await control(sandbox, 'GET', `/accounts/${account.accountId}`)).toMatchObject({
      subscriptions: [{ subscriptionId, secret }],
    });
  });

  test('replaces the whole array of events', async () => {
    const { call, create } = await tenant();
    const { subscriptionId } = await create({ ...VALID, events: ['agent.*', 'channel.*'] });
    const answer = await call('PATCH', `/webhooks/subscriptions/${subscriptionId}`, { body: { events: ['*.v1'] } });
    expect(answer.body).toMatchObject({ events: ['*.v1'] });
  });

  test('stores a new secret without ever showing it', async () => {
    const { call, create, account } = await tenant();
    const { subscriptionId } = await create();
    const answer = await call('PATCH', `/webhooks/subscriptions/${subscriptionId}`, {
      body: { secret: 'bmV3IHNlY3JldA==' },
    });
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty('secret');
    expect(await control(sandbox, 'GET', `/accounts/${account.accountId}`)).toMatchObject({
      subscriptions: [{ secret: 'bmV3IHNlY3JldA==' }],
    });
  });

  test('an empty change changes nothing', async () => {
    const { call, create } = await tenant();
    const { subscriptionId } = await create();
    const answer = await call('PATCH', `/webhooks/subscriptions/${subscriptionId}`, { body: {} });
    expect(answer).toMatchObject({ status: 200, body: { subscriptionId, ...VALID, enabled: true } });
  });

  test('takes a retired event that this subscription has already, and no other', async () => {
    const { call, account } = await tenant();
    const seed = { subscriptions: [{ ...VALID, subscriptionId: 'old', events: ['fax.received.v0'], owner: 'Kim' }] };
    await control(sandbox, 'POST', `/accounts/${account.accountId}/seed`, seed);
    const patch = (events: string[]) => call('PATCH', '/webhooks/subscriptions/old', { body: { events } });

    expect(await patch(['agent.*', 'fax.received.v0'])).toMatchObject({ status: 200, body: { owner: 'Kim' } });
    expect(await patch(['fax.sent.v0'])).toMatchObject({
      status: 400,
      body: { message: 'Unknown event type: fax.sent.v0' },
    });
  });

  test('may keep its own name but not take another’s', async () => {
    const { call, create } = await tenant();
    const { subscriptionId } = await create();
    await create({ ...VALID, name: 'Wallboard' });
    const rename = (name: string) => call('PATCH', `/webhooks/subscriptions/${subscriptionId}`, { body: { name } });
    expect((await rename(VALID.name)).status).toBe(200);
    expect(await rename('Wallboard')).toMatchObject({
      status: 409,
      body: { message: 'name must be unique: another subscription is called "Wallboard".' },
    });
  });
});

describe('deleting', () => {
  test('answers 204 without a body, and the subscription is gone', async () => {
    const { call, create } = await tenant();
    const { subscriptionId } = await create();
    const path = `/webhooks/subscriptions/${subscriptionId}`;
    expect(await call('DELETE', path)).toMatchObject({ status: 204, body: null });
    const gone = { status: 404, body: { message: `There is no subscription with the id ${subscriptionId}.` } };
    expect(await call('GET', path)).toMatchObject(gone);
    expect(await call('DELETE', path)).toMatchObject(gone);
    expect(await call('PATCH', path, { body: { enabled: true } })).toMatchObject(gone);
  });
});

describe('what every call needs (contract sections 1 and 4)', () => {
  const ENDPOINTS = [
    ['GET', '/webhooks/subscriptions', 'read'],
    ['GET', '/webhooks/subscriptions/some-id', 'read'],
    ['GET', '/webhooks/event-types', 'read'],
    ['POST', '/webhooks/subscriptions', 'write'],
    ['PATCH', '/webhooks/subscriptions/some-id', 'write'],
    ['DELETE', '/webhooks/subscriptions/some-id', 'write'],
  ] as const;

  test.each(ENDPOINTS)('%s %s without a token is refused as missing', async (method, path) => {
    const answer = await callApi(sandbox, '', method, path, { headers: { authorization: undefined } });
    expect(answer).toMatchObject({ status: 401, body: MISSING });
  });

  test.each(ENDPOINTS)('%s %s with an unknown token is refused as invalid', async (method, path) => {
    expect(await callApi(sandbox, 'made-up', method, path)).toMatchObject({ status: 401, body: INVALID });
  });

  test.each(ENDPOINTS.filter(([, , scope]) => scope === 'write'))(
    '%s %s without the write scope is unauthorized',
    async (method, path) => {
      const { call } = await tenant('read');
      expect(await call(method, path)).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
    },
  );

  test.each(ENDPOINTS)('%s %s may be cached for five seconds, whatever the answer', async (method, path) => {
    const { call } = await tenant();
    const { headers } = await call(method, path);
    expect(headers.get('cache-control')).toBe('max-age=5, must-revalidate, private');
  });

  test.each([undefined, '*/*', 'application/json', 'application/vnd.newvoicemedia.v2+json'])(
    'the Accept header %s is refused before anything else is looked at',
    async (accept) => {
      const answer = await callApi(sandbox, '', 'GET', '/webhooks/subscriptions', { headers: { accept } });
      const message = 'The Accept header must be application/vnd.newvoicemedia.v1+json.';
      expect(answer).toMatchObject({ status: 406, body: { message } });
    },
  );

  test('the scheme’s name and the media type are read as HTTP says, in any case', async () => {
    const { call, token } = await tenant();
    const headers = {
      authorization: `BEARER ${token}`,
      accept: 'text/html, Application/Vnd.NewVoiceMedia.v1+JSON;q=0.9',
    };
    expect((await call('GET', '/webhooks/subscriptions', { headers })).status).toBe(200);
  });

  test('another scheme counts as no token', async () => {
    const { call } = await tenant();
    const headers = { authorization: 'Basic abc' };
    expect(await call('GET', '/webhooks/subscriptions', { headers })).toMatchObject({ status: 401, body: MISSING });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded'])(
    'a write with content type %s is refused',
    async (type) => {
      const { call } = await tenant();
      const options = { body: VALID, headers: { 'content-type': type } };
      expect(await call('POST', '/webhooks/subscriptions', options)).toMatchObject({
        status: 415,
        body: { message: 'The Content-Type header must be application/json.' },
      });
    },
  );

  test('a path that does not exist answers 404 with a message', async () => {
    const { call } = await tenant();
    expect(await call('GET', '/webhooks/deliveries')).toMatchObject({
      status: 404,
      body: { message: 'There is nothing at GET /webhooks/deliveries.' },
    });
  });
});

describe('tenants and regions', () => {
  test('an account sees and touches only what is its own', async () => {
    const [mine, other] = [await tenant(), await tenant()];
    const { subscriptionId } = await mine.create();
    const path = `/webhooks/subscriptions/${subscriptionId}`;
    expect((await other.call('GET', '/webhooks/subscriptions')).body).toEqual({ subscriptions: [] });
    expect((await other.call('GET', path)).status).toBe(404);
    expect((await other.call('PATCH', path, { body: { enabled: false } })).status).toBe(404);
    expect((await other.call('DELETE', path)).status).toBe(404);
    await other.create();
    expect((await mine.call('GET', path)).body).toMatchObject({ enabled: true });
  });

  test('a region’s prefix serves its own accounts and refuses the others’ tokens', async () => {
    const account = await createAccount(sandbox, 'nam');
    const token = await tokenOf(sandbox, account);
    const list = (prefix: string) => callApi(sandbox, token, 'GET', `${prefix}/webhooks/subscriptions`);
    expect((await list('/nam')).status).toBe(200);
    expect((await list('')).status).toBe(200);
    expect(await list('/emea')).toMatchObject({ status: 401, body: INVALID });
    expect(await list('/apac')).toMatchObject({ status: 401, body: INVALID });
    expect((await list('/mars')).status).toBe(404);
  });
});

describe('browsers of other origins', () => {
  test('a preflight from this machine is answered', async () => {
    const { status, headers } = await callApi(sandbox, '', 'OPTIONS', '/webhooks/subscriptions', {
      headers: {
        origin: 'http://127.0.0.1:5173',
        authorization: undefined,
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('http://127.0.0.1:5173');
    expect(headers.get('access-control-allow-methods')).toContain('PATCH');
    expect(headers.get('access-control-allow-headers')).toContain('Authorization');
  });

  test('an answer is readable with its Retry-After on this machine and nowhere else', async () => {
    const { call } = await tenant();
    const from = async (origin: string) =>
      (await call('GET', '/webhooks/subscriptions', { headers: { origin } })).headers;
    const local = await from('http://localhost:5173');
    expect(local.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect(local.get('access-control-expose-headers')).toContain('Retry-After');
    expect((await from('https://evil.example')).get('access-control-allow-origin')).toBeNull();
  });
});
