import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import { containing, failureOf } from '../test/failure-of.ts';
import { collection, createTenant, httpOf, type SandboxTenant } from '../test/sandbox-tenant.ts';
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

let sandbox: Sandbox;
let tenant: SandboxTenant;
let http: HttpClient;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
  tenant = await createTenant(sandbox);
  http = await httpOf(sandbox, tenant);
});
afterEach(() => void vi.unstubAllGlobals());

const answerListWith = (body: unknown) => tenant.fault('GET', collection, { type: 'body', body });

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
    expect(await tenant.requestBodies('PATCH')).toEqual([{ enabled: false }]);
    expect(await deleteSubscription(http, subscriptionId)).toBeUndefined();
    expect(await listSubscriptions(http)).toEqual({ subscriptions: [], unreadable: [] });
  });

  test('keeps a secret that the person brought', async () => {
    const secret = 'A'.repeat(43) + '=';
    await createSubscription(http, { ...request, secret });
    expect(await tenant.subscriptions()).toMatchObject([{ ...request, secret }]);
  });

  test('is asked for by an id that cannot leave its place in the path', async () => {
    await failureOf(getSubscription(http, '../event-types?x=1#y'));
    expect(await tenant.requests()).toEqual(['GET 404 /webhooks/subscriptions/..%2Fevent-types%3Fx%3D1%23y']);
  });

  test.each([
    ['200 with a body', 200, { message: 'gone' }],
    ['202 and a body that is not JSON', 202, ' '],
    ['204', 204, undefined],
  ])('A35: is deleted by any 2xx: %s', async (_what, status, body) => {
    await tenant.fault('DELETE', `${collection}/id-1`, { type: 'status', status, ...(body !== undefined && { body }) });
    expect(await deleteSubscription(http, 'id-1')).toBeUndefined();
  });

  test.each([
    ['204', { type: 'status', status: 204 }, 'an empty body'],
    ['another row', { type: 'body', body: { ...row, enabled: 'false' } }, '“enabled”'],
  ])('answered to a change with %s breaks the contract', async (_what, action, problem) => {
    await tenant.fault('PATCH', `${collection}/id-1`, action);
    const failure = await failureOf(updateSubscription(http, 'id-1', { enabled: true }));
    expect(failure).toMatchObject({
      name: 'ContractError',
      path: 'PATCH /webhooks/subscriptions/id-1',
      problem: containing(problem),
    });
  });

  test('A20: loses members that the contract does not know, so that they are never sent back', async () => {
    await tenant.fault('GET', `${collection}/id-1`, { type: 'body', body: { ...row, secret: 's', owner: 'me' } });
    expect(await getSubscription(http, 'id-1')).toEqual(row);
  });
});

describe('the list', () => {
  test('keeps the order, the entries and the spelling of the API', async () => {
    const rows = [
      { ...row, subscriptionId: 'b', name: 'Zoë', events: ['unknown.v9', 'channel.*.v1', 'channel.*.v1'] },
      { ...row, subscriptionId: 'a', name: ' blank ', events: [] },
      { ...row, subscriptionId: 'a', name: 'same id' },
    ];
    await answerListWith({ subscriptions: rows, next: null });
    expect(await listSubscriptions(http)).toEqual({ subscriptions: rows, unreadable: [] });
  });

  test('counts and names rows that break the contract, and shows the others', async () => {
    const { enabled: _enabled, ...withoutEnabled } = row;
    const odd = [
      withoutEnabled,
      { ...row, enabled: 'false', name: 'Wallboard' },
      { ...row, events: 'agent.*', url: null },
      { ...row, subscriptionId: '' },
      { ...row, name: 7 },
      null,
      'text',
    ];
    await answerListWith({ subscriptions: [...odd, row] });
    expect(await listSubscriptions(http)).toEqual({
      subscriptions: [row],
      unreadable: [
        { position: 1, label: 'CRM', problem: 'enabled' },
        { position: 2, label: 'Wallboard', problem: 'enabled' },
        { position: 3, label: 'CRM', problem: 'url, events' },
        { position: 4, label: 'CRM', problem: 'subscriptionId' },
        { position: 5, label: 'row 5', problem: 'name' },
        { position: 6, label: 'row 6', problem: 'the whole row' },
        { position: 7, label: 'row 7', problem: 'the whole row' },
      ],
    });
  });

  test('may come as a bare array', async () => {
    await answerListWith([row]);
    expect(await listSubscriptions(http)).toEqual({ subscriptions: [row], unreadable: [] });
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
  ])('is never taken for empty when it is %s: the mismatch is named', async (_what, body) => {
    await answerListWith(body);
    const failure = await failureOf(listSubscriptions(http));
    expect(failure).toBeInstanceOf(ContractError);
    expect(failure).toMatchObject({
      path: 'GET /webhooks/subscriptions',
      problem: containing("is not what the API's contract says"),
    });
  });

  test('that is cut short is an error, not a shorter list', async () => {
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
    await tenant.fault('GET', path, { type: 'body', body: { eventTypes: [{ name: 'a.b.v1', extra: 1 }] } });
    expect(await listEventTypes(http)).toEqual([{ name: 'a.b.v1', description: '', jsonSchema: undefined }]);
    await tenant.fault('GET', path, { type: 'body', body: { eventTypes: [{ description: 'x' }] } });
    expect(await failureOf(listEventTypes(http))).toMatchObject({
      problem: containing('“eventTypes.0.name”'),
    });
  });
});
