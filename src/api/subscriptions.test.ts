import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { containing, failureOf } from '../test/failure-of.ts';
import { givenSandbox } from '../test/given-sandbox.ts';
import { collection, httpOf } from '../test/sandbox-tenant.ts';
import { ContractError } from './errors.ts';
import { listEventTypes } from './event-types.ts';
import type { HttpClient } from './http.ts';
import {
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  updateSubscription,
} from './subscriptions.ts';

const row = { subscriptionId: 'id-1', name: 'CRM', url: 'https://crm.example.com/', events: ['*'], enabled: true };
const request = { name: 'CRM', url: 'https://crm.example.com/', events: ['agent.*'], enabled: true };

let http: HttpClient;
const given = givenSandbox();
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  http = await httpOf(given.sandbox, given.tenant);
});
afterEach(() => void vi.unstubAllGlobals());

const answerListWith = (body: unknown) => given.tenant.fault('GET', collection, { type: 'body', body });

describe('a subscription', () => {
  test('is created, told, changed and deleted, its secret told once', async () => {
    const { subscription, secret } = await createSubscription(http, request);
    const { subscriptionId } = subscription;
    expect(subscription).toEqual({ ...request, subscriptionId });
    expect(secret).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(await getSubscription(http, subscriptionId)).toEqual(subscription);
    expect(await updateSubscription(http, subscriptionId, { enabled: false })).toEqual({
      ...subscription,
      enabled: false,
    });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }]);
    expect(await deleteSubscription(http, subscriptionId)).toBeUndefined();
    expect(await listSubscriptions(http)).toEqual({ subscriptions: [], unreadable: [] });
  });

  test('keeps a secret that the person brought', async () => {
    const secret = 'A'.repeat(43) + '=';
    await createSubscription(http, { ...request, secret });
    expect(await given.tenant.subscriptions()).toMatchObject([{ ...request, secret }]);
  });

  test('is asked for by an id that cannot leave its place in the path', async () => {
    await failureOf(getSubscription(http, '../event-types?x=1#y'));
    expect(await given.tenant.requests()).toEqual(['GET 404 /webhooks/subscriptions/..%2Fevent-types%3Fx%3D1%23y']);
  });

  test.each([
    ['200 with a body', 200, { message: 'gone' }],
    ['202 and a body that is not JSON', 202, ' '],
    ['204', 204, undefined],
  ])('A35: is deleted by any 2xx: %s', async (_what, status, body) => {
    await given.tenant.fault('DELETE', `${collection}/id-1`, {
      type: 'status',
      status,
      ...(body !== undefined && { body }),
    });
    expect(await deleteSubscription(http, 'id-1')).toBeUndefined();
  });

  test.each([
    ['204', { type: 'status', status: 204 }, 'an empty body'],
    ['another row', { type: 'body', body: { ...row, enabled: 'false' } }, '“enabled”'],
  ])('answered to a change with %s breaks the contract', async (_what, action, problem) => {
    await given.tenant.fault('PATCH', `${collection}/id-1`, action);
    const failure = await failureOf(updateSubscription(http, 'id-1', { enabled: true }));
    expect(failure).toMatchObject({
      name: 'ContractError',
      path: 'PATCH /webhooks/subscriptions/id-1',
      problem: containing(problem),
    });
  });

  test('A20: loses members that the contract does not know, so that they are never sent back', async () => {
    await given.tenant.fault('GET', `${collection}/id-1`, { type: 'body', body: { ...row, secret: 's', owner: 'me' } });
    expect(await getSubscription(http, 'id-1')).toEqual(row);
  });
});

describe('the list', () => {
  test('G18: keeps the order, the entries and the spelling of the API', async () => {
    const rows = [
      { ...row, subscriptionId: 'b', name: 'Zoë', events: ['unknown.v9', 'channel.*.v1', 'channel.*.v1'] },
      { ...row, subscriptionId: 'a', name: ' blank ', events: [] },
    ];
    await answerListWith({ subscriptions: rows, next: null });
    expect(await listSubscriptions(http)).toEqual({ subscriptions: rows, unreadable: [] });
  });

  test('A21, A22: counts and names rows that break the contract, with what can be read of them', async () => {
    const { enabled: _enabled, ...withoutEnabled } = row;
    const odd = [
      { ...withoutEnabled, subscriptionId: 'id-2' },
      { ...row, subscriptionId: 'id-3', enabled: 'false', name: 'Wallboard' },
      { ...row, subscriptionId: 'id-4', events: 'agent.*', url: null },
      { ...row, subscriptionId: '' },
      { ...row, subscriptionId: 'id-5', name: 7 },
      null,
      'text',
    ];
    await answerListWith({ subscriptions: [...odd, row] });
    const { subscriptions, unreadable } = await listSubscriptions(http);
    expect(subscriptions).toEqual([row]);
    expect(unreadable.map(({ position, label, problem }) => [position, label, problem])).toEqual([
      [1, 'CRM', 'unexpected value in enabled'],
      [2, 'Wallboard', 'unexpected value in enabled'],
      [3, 'CRM', 'unexpected value in url, events'],
      [4, 'CRM', 'unexpected value in subscriptionId'],
      [5, 'id-5', 'unexpected value in name'],
      [6, 'row 6', 'unexpected value in the whole row'],
      [7, 'row 7', 'unexpected value in the whole row'],
    ]);
    expect(unreadable[2]?.known).toEqual({ subscriptionId: 'id-4', name: 'CRM', enabled: true });
  });

  test('A23: takes no row for changeable whose id another row has, whichever of them can be read', async () => {
    const other = { ...row, subscriptionId: 'id-2' };
    await answerListWith({ subscriptions: [row, other, { ...row, enabled: 1 }, row] });
    const { subscriptions, unreadable } = await listSubscriptions(http);
    expect(subscriptions).toEqual([other]);
    const double = 'another row has the same subscriptionId';
    expect(unreadable.map(({ position, problem }) => [position, problem])).toEqual([
      [1, double],
      [3, `unexpected value in enabled; ${double}`],
      [4, double],
    ]);
  });

  test('A34: reads past a byte order mark, and sets apart what is not valid Unicode', async () => {
    const text = JSON.stringify({ subscriptions: [row, { ...row, subscriptionId: 'id-2', name: 'Z\ufffd' }] });
    await answerListWith(`\ufeff${text.replace('"*"', '"*","\\ud83d.v1"')}`);
    const { subscriptions, unreadable } = await listSubscriptions(http);
    expect(subscriptions).toEqual([]);
    expect(unreadable.map(({ problem }) => problem)).toEqual([
      'unexpected value in events',
      'unexpected value in name',
    ]);
    await given.tenant.fault('GET', `${collection}/id-1`, { type: 'body', body: { ...row, name: 'Z\ufffd' } });
    expect(await failureOf(getSubscription(http, 'id-1'))).toMatchObject({ problem: containing('not valid Unicode') });
  });

  test('A19: may come as a bare array', async () => {
    await answerListWith([row]);
    expect(await listSubscriptions(http)).toEqual({ subscriptions: [row], unreadable: [] });
  });

  test.each([
    ['next', { next: '/webhooks/subscriptions?page=2' }],
    ['links.next', { links: { self: '/', next: '/webhooks/subscriptions?page=2' } }],
    ['nextPageToken', { nextPageToken: 'abc' }],
    ['hasMore', { hasMore: true }],
    ['meta.total', { meta: { total: 7 } }],
  ])('A19: that has “%s” is not taken for all of it', async (paging, members) => {
    await answerListWith({ subscriptions: [row], ...members });
    expect(await failureOf(listSubscriptions(http))).toMatchObject({
      problem: `the answer has “${paging}”, so the list may be incomplete; the API's contract knows no paging`,
    });
  });

  test('A19: may say of itself that there is no more', async () => {
    await answerListWith({ subscriptions: [row], next: null, hasMore: false, total: 1, links: { self: '/' } });
    expect((await listSubscriptions(http)).subscriptions).toEqual([row]);
  });

  test.each([
    ['{}', {}],
    ['null', 'null'],
    ['an empty body', ''],
    ['a number', '7'],
    ['subscriptions: null', { subscriptions: null }],
    ['items', { items: [row] }],
    ['data', { data: [row] }],
    ['an object of rows', { subscriptions: { 'id-1': row } }],
  ])('A17, A19: is never taken for empty when it is %s: the mismatch is named', async (_what, body) => {
    await answerListWith(body);
    const failure = await failureOf(listSubscriptions(http));
    expect(failure).toBeInstanceOf(ContractError);
    expect(failure).toMatchObject({
      path: 'GET /webhooks/subscriptions',
      problem: containing("is not what the API's contract says"),
    });
  });

  test('N12: that is cut short is an error, not a shorter list', async () => {
    await answerListWith(JSON.stringify({ subscriptions: [row, row] }).slice(0, -20));
    expect(await failureOf(listSubscriptions(http))).toMatchObject({ problem: 'text that is not complete JSON' });
  });
});

describe('the event types', () => {
  test('are told with description and schema', async () => {
    const types = await listEventTypes(http);
    expect(types).toHaveLength(28);
    const [{ name, description, jsonSchema } = {}] = types;
    expect([typeof name, typeof description, typeof jsonSchema]).toEqual(['string', 'string', 'object']);
  });

  test('need a name only; without one the answer breaks the contract', async () => {
    const path = '/webhooks/event-types';
    await given.tenant.fault('GET', path, { type: 'body', body: { eventTypes: [{ name: 'a.b.v1', extra: 1 }] } });
    expect(await listEventTypes(http)).toEqual([{ name: 'a.b.v1', description: '', jsonSchema: undefined }]);
    await given.tenant.fault('GET', path, { type: 'body', body: { eventTypes: [{ description: 'x' }] } });
    expect(await failureOf(listEventTypes(http))).toMatchObject({
      problem: containing('“eventTypes.0.name”'),
    });
  });
});
