import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../test/failure-of.ts';
import { givenSandbox } from '../test/given-sandbox.ts';
import { collection, httpOf } from '../test/sandbox-tenant.ts';
import type { HttpClient } from './http.ts';
import { createSettled, deleteSettled, updateSettled } from './settled-writes.ts';
import { createSubscription } from './subscriptions.ts';

const request = { name: 'CRM', url: 'https://crm.example.com/', events: ['agent.*', '*.v1'], enabled: true };
const brought = `${'B'.repeat(43)}=`;
/** What VCC answers to a creation when it breaks its own contract. */
const broken = { subscriptionId: 'id-1', ...request, enabled: null, secret: `${'V'.repeat(43)}=` };

/** Every way in which nothing tells whether a write was done, when it was not done. */
const lostAndNotDone = [
  ['the connection breaks before', { type: 'reset' }, { name: 'ConnectionError', kind: 'unreachable' }],
  ['500', { type: 'status', status: 500 }, { name: 'ApiError', status: 500 }],
  ['503 of a gateway', { type: 'status', status: 503, body: '<html>' }, { name: 'ApiError', status: 503 }],
  // Somebody gave up waiting, which ends nothing where it is being done.
  ['408', { type: 'status', status: 408 }, { name: 'OutcomeUnknownError', what: 'write' }],
  ['504 of a gateway', { type: 'status', status: 504 }, { name: 'OutcomeUnknownError', what: 'write' }],
  ['200 with a web page', { type: 'body', body: '<html>' }, { name: 'ContractError' }],
] as const;

/** The API has refused: nothing was done, and nothing is to be read back. */
const refusals = [400, 401, 403, 409, 413, 422, 429];

let http: HttpClient;
const given = givenSandbox();
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  http = await httpOf(given.sandbox, given.tenant);
});
afterEach(() => void vi.unstubAllGlobals());

const existing = async () => (await createSubscription(http, request)).subscription.subscriptionId;

/** Between two looks. */
const delaysMs = [1, 1];

const create = () => createSettled(http, request, { delaysMs });

const countOf = async (method: string): Promise<number> =>
  (await given.tenant.requests()).filter((line) => line.startsWith(`${method} `)).length;

describe('creating', () => {
  test('reads nothing back when the answer came', async () => {
    const { subscription, secret } = await create();
    expect(subscription).toMatchObject(request);
    expect(secret).toBe((await given.tenant.subscriptions())[0]?.secret);
    expect(await countOf('GET')).toBe(0);
  });

  test('N8: is done when its answer was lost, and says that the secret went with it', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+reset' });
    const { subscription, ...rest } = await create();
    expect(rest).toEqual({ name: 'CRM', secret: undefined, gap: 'answer-lost' });
    const stored = await given.tenant.subscriptions();
    expect(stored).toMatchObject([subscription]);
    expect([await countOf('POST'), await countOf('GET')]).toEqual([1, 1]);
  });

  test('keeps a secret that the person brought, although the answer was lost', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+reset' });
    expect(await createSettled(http, { ...request, secret: brought })).toMatchObject({ secret: brought });
  });

  test.each(lostAndNotDone)(
    'fails as it failed when reading back finds nothing: %s',
    async (_what, action, failure) => {
      await given.tenant.fault('POST', collection, action);
      expect(await failureOf(create())).toMatchObject(failure);
      expect([await countOf('POST'), await countOf('GET')]).toEqual([1, 2]);
      expect(await given.tenant.subscriptions()).toEqual([]);
    },
  );

  test.each([
    ['URL', { url: 'https://other.example.com/' }],
    ['events', { events: ['agent.*'] }],
    ['order of events', { events: ['*.v1', 'agent.*'] }],
    ['switch', { enabled: false }],
  ])('is refused as taken when a subscription of this name has another %s', async (_what, difference) => {
    await createSubscription(http, { ...request, ...difference });
    await given.tenant.fault('POST', collection, { type: 'reset' });
    expect(await failureOf(create())).toMatchObject({ name: 'ApiError', kind: 'conflict' });
    expect(await given.tenant.subscriptions()).toHaveLength(1);
  });

  test.each(refusals)('refused with %i is not read back', async (status) => {
    await given.tenant.fault('POST', collection, { type: 'status', status });
    expect(await failureOf(create())).toMatchObject({ name: 'ApiError', status });
    expect(await countOf('GET')).toBe(0);
  });

  test('a name that differs in case or blanks only is not the one', async () => {
    await createSubscription(http, { ...request, name: 'crm' });
    await given.tenant.fault('POST', collection, { type: 'reset' });
    expect(await failureOf(create())).toMatchObject({ name: 'ConnectionError' });
  });

  // A browser repeated the POST on a connection that had died; its user read "name taken" and never learnt of the secret.
  test('N8: is done when the browser repeated it and only the repetition was refused', async () => {
    await createSubscription(http, request);
    expect(await createSettled(http, request, { nameBefore: 'free' as const })).toMatchObject({
      subscription: request,
      secret: undefined,
    });
    expect(await failureOf(createSettled(http, request))).toMatchObject({ kind: 'conflict' });
    const other = { ...request, url: 'https://other.example.com/' };
    expect(await failureOf(createSettled(http, other, { nameBefore: 'free' as const }))).toMatchObject({
      kind: 'conflict',
    });
  });

  // Where no list had been read, the person's own subscription was told as somebody else's, and its secret never missed.
  test('N8: is not told as another’s when the browser repeated it and nothing is known of the name before', async () => {
    const { subscription } = await createSubscription(http, request);
    const settings = { nameBefore: 'unknown' as const, delaysMs };
    expect(await createSettled(http, request, settings)).toEqual({
      name: 'CRM',
      subscription,
      secret: undefined,
      gap: 'uncertain',
    });
    const other = { ...request, events: ['*'] };
    expect(await failureOf(createSettled(http, other, settings))).toMatchObject({ kind: 'conflict' });
  });

  // A second try with another secret found what the first had made, and told the second secret as the one in force.
  test.each([
    [
      'refused as taken, although the list had no such name',
      { nameBefore: 'free' as const },
      { type: 'status', status: 409 },
    ],
    ['refused as taken after a try of which nobody knows', { wasTried: true }, { type: 'status', status: 409 }],
    ['lost after a try of which nobody knows', { wasTried: true }, { type: 'reset' }],
  ])('does not claim a secret for what may have been made with another one: %s', async (_what, settings, action) => {
    const { subscription } = await createSubscription(http, { ...request, secret: `${'A'.repeat(43)}=` });
    await given.tenant.fault('POST', collection, action);
    const outcome = await createSettled(http, { ...request, secret: brought }, settings);
    expect(outcome).toEqual({ name: 'CRM', subscription, secret: undefined, gap: 'uncertain' });
  });

  // VCC had created it and said so, in an answer that broke the contract: "Not saved", and the one look at the secret lost.
  test.each([
    ['is broken in the list too', { type: 'body', body: { subscriptions: [{ ...broken, secret: undefined }] } }],
    ['cannot be read back', { type: 'status', status: 503 }],
    ['is in a list that lags', { type: 'body', body: { subscriptions: [] } }],
  ])('is done by its 2xx, and keeps the secret that the broken answer told, when it %s', async (_what, reading) => {
    await given.tenant.fault('POST', collection, { type: 'commit+status', status: 201, body: broken });
    await given.tenant.fault('GET', collection, reading);
    expect(await createSettled(http, request, { delaysMs: [] })).toEqual({
      name: 'CRM',
      subscription: undefined,
      secret: broken.secret,
    });
    expect(await countOf('POST')).toBe(1);
  });

  test('is done by its 2xx, also where VCC stored another spelling of the URL', async () => {
    const url = 'https://crm.example.com:443/hook';
    const stored = { ...broken, url: 'https://crm.example.com/hook', enabled: true };
    await given.tenant.fault('POST', collection, { type: 'commit+status', status: 201, body: broken });
    await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: [stored] } });
    const outcome = await createSettled(http, { ...request, url });
    expect(outcome).toMatchObject({ subscription: { url: stored.url }, secret: broken.secret });
  });

  test('says that an answer without a secret has none', async () => {
    const body = { ...request, subscriptionId: 'id-1' };
    await given.tenant.fault('POST', collection, { type: 'commit+status', status: 200, body });
    expect(await create()).toEqual({ name: 'CRM', subscription: body, secret: undefined, gap: 'not-told' });
    expect(await countOf('GET')).toBe(0);
  });

  test.each([
    ['something else', { type: 'body', body: { ok: true } }],
    ['nothing', { type: 'status', status: 204 }],
  ])('is neither done nor undone when a 2xx brings %s and the whole list shows none', async (_what, action) => {
    await given.tenant.fault('POST', collection, action);
    expect(await failureOf(create())).toMatchObject({ name: 'OutcomeUnknownError', what: 'write' });
    expect([await countOf('POST'), await countOf('GET')]).toEqual([1, 2]);
  });

  // The failed question was shown as "not saved" although the subscription had been created.
  test('A15: is neither done nor undone when it cannot be read back either', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+reset' });
    await given.tenant.fault('GET', collection, { type: 'status', status: 503 }, { times: 3 });
    expect(await failureOf(createSettled(http, request, { delaysMs: [1, 1] }))).toMatchObject({
      name: 'OutcomeUnknownError',
    });
    expect([await countOf('POST'), await countOf('GET')]).toEqual([1, 3]);
  });

  test('is read back until it can be', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+reset' });
    await given.tenant.fault('GET', collection, { type: 'status', status: 503 }, { times: 2 });
    expect(await createSettled(http, request, { delaysMs: [1, 1] })).toMatchObject({ subscription: request });
  });

  test('offline was never sent: there is nothing to read back', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    await given.tenant.fault('POST', collection, { type: 'reset' });
    expect(await failureOf(create())).toMatchObject({ kind: 'offline' });
    expect(await countOf('GET')).toBe(0);
  });
});

describe('changing', () => {
  const changes = { name: 'CRM 2', events: ['*'], url: 'https://two.example.com/', enabled: false };

  test('N9: is done when its answer was lost', async () => {
    const id = await existing();
    await given.tenant.fault('PATCH', `${collection}/${id}`, { type: 'commit+reset' });
    expect(await updateSettled(http, id, changes)).toEqual({
      subscription: { ...changes, subscriptionId: id },
      isSecretUncertain: false,
    });
    expect([await countOf('PATCH'), await countOf('GET')]).toEqual([1, 1]);
  });

  test.each(lostAndNotDone)(
    'fails as it failed when the old values are still there: %s',
    async (_what, action, failure) => {
      const id = await existing();
      await given.tenant.fault('PATCH', `${collection}/${id}`, action);
      expect(await failureOf(updateSettled(http, id, { enabled: false }, delaysMs))).toMatchObject(failure);
      expect([await countOf('PATCH'), await countOf('GET')]).toEqual([1, 2]);
    },
  );

  // One look that came too early was taken as proof: "Not saved" of what was saved.
  test('N9: is done when the first look back still shows the old values', async () => {
    const id = await existing();
    const path = `${collection}/${id}`;
    await given.tenant.fault('PATCH', path, { type: 'commit+reset' });
    await given.tenant.fault('GET', path, { type: 'body', body: { ...request, subscriptionId: id } }, { times: 1 });
    expect(await updateSettled(http, id, changes, delaysMs)).toMatchObject({ subscription: changes });
    expect([await countOf('PATCH'), await countOf('GET')]).toEqual([1, 2]);
  });

  test('A35: answered with 204 is read back and is done', async () => {
    const id = await existing();
    await given.tenant.fault('PATCH', `${collection}/${id}`, { type: 'status', status: 204 });
    expect(await updateSettled(http, id, { enabled: true })).toMatchObject({ subscription: { enabled: true } });
  });

  // VCC had said that it was done; that it spells a URL in its own way was told as "not saved", and in the log as "read back".
  test.each([
    ['nothing', { status: 204 }],
    ['something else', { status: 200, body: { ok: true } }],
    ['half an answer', { status: 200, body: '{"subscriptionId":' }],
  ])('is done by a 2xx with %s, as VCC spells it, and its secret with it', async (_what, answer) => {
    const id = await existing();
    const spelled = { ...request, subscriptionId: id, url: 'https://two.example.com/' };
    await given.tenant.fault('PATCH', `${collection}/${id}`, { type: 'commit+status', ...answer });
    await given.tenant.fault('GET', `${collection}/${id}`, { type: 'body', body: spelled });
    const sent = { url: 'https://two.example.com:443/', secret: brought };
    expect(await updateSettled(http, id, sent)).toEqual({ subscription: spelled, isSecretUncertain: false });
    expect([await countOf('PATCH'), await countOf('GET')]).toEqual([1, 1]);
  });

  test.each([
    ['done', 'commit+reset'],
    ['not done', 'reset'],
  ])('a secret is uncertain when the answer was lost, %s', async (_what, type) => {
    const id = await existing();
    await given.tenant.fault('PATCH', `${collection}/${id}`, { type });
    expect(await updateSettled(http, id, { secret: brought })).toMatchObject({ isSecretUncertain: true });
  });

  test('of one that was deleted meanwhile says that it is gone', async () => {
    expect(await failureOf(updateSettled(http, 'gone', { enabled: false }))).toMatchObject({ kind: 'not-found' });
    await given.tenant.fault('PATCH', `${collection}/gone`, { type: 'reset' });
    expect(await failureOf(updateSettled(http, 'gone', { enabled: false }))).toMatchObject({ kind: 'not-found' });
  });

  test.each(refusals)('refused with %i is not read back', async (status) => {
    const id = await existing();
    await given.tenant.fault('PATCH', `${collection}/${id}`, { type: 'status', status });
    expect(await failureOf(updateSettled(http, id, changes))).toMatchObject({ name: 'ApiError', status });
    expect(await countOf('GET')).toBe(0);
  });
});

describe('deleting', () => {
  test('N10: is done when its answer was lost and it is gone', async () => {
    const id = await existing();
    await given.tenant.fault('DELETE', `${collection}/${id}`, { type: 'commit+reset' });
    expect(await deleteSettled(http, id)).toBeUndefined();
    expect([await countOf('DELETE'), await countOf('GET')]).toEqual([1, 1]);
  });

  test('N10: is done when the first look back still shows it', async () => {
    const id = await existing();
    const path = `${collection}/${id}`;
    await given.tenant.fault('DELETE', path, { type: 'commit+reset' });
    await given.tenant.fault('GET', path, { type: 'body', body: { ...request, subscriptionId: id } }, { times: 1 });
    expect(await deleteSettled(http, id, delaysMs)).toBeUndefined();
  });

  test('what is gone already is done', async () => {
    expect(await deleteSettled(http, 'gone')).toBeUndefined();
    expect(await countOf('GET')).toBe(0);
  });

  test.each([
    ['reset', { type: 'reset' }, { name: 'ConnectionError' }],
    ['502', { type: 'status', status: 502 }, { name: 'ApiError', status: 502 }],
  ])('fails as it failed when it is still there: %s', async (_what, action, failure) => {
    const id = await existing();
    await given.tenant.fault('DELETE', `${collection}/${id}`, action);
    expect(await failureOf(deleteSettled(http, id, delaysMs))).toMatchObject(failure);
    expect(await given.tenant.subscriptions()).toHaveLength(1);
    expect(await countOf('DELETE')).toBe(1);
  });

  test('is never claimed when reading back fails too', async () => {
    const id = await existing();
    await given.tenant.fault('*', `${collection}/${id}`, { type: 'reset' }, { times: 2 });
    expect(await failureOf(deleteSettled(http, id, []))).toMatchObject({ name: 'OutcomeUnknownError' });
  });

  test.each(refusals)('refused with %i is not read back', async (status) => {
    const id = await existing();
    await given.tenant.fault('DELETE', `${collection}/${id}`, { type: 'status', status });
    expect(await failureOf(deleteSettled(http, id))).toMatchObject({ name: 'ApiError', status });
    expect(await countOf('GET')).toBe(0);
  });
});
