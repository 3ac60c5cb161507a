import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { HttpClient } from '../../../api/http.ts';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { updateSubscription } from '../../../api/subscriptions.ts';
import { createActivityLog } from '../../../domain/activity/activity-log.ts';
import { type BulkAction, isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import { failureOf } from '../../../test/failure-of.ts';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { samePerson } from '../../../test/same-person.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';
import { createPlannedWrites } from './planned-write.ts';
import { createSubscriptionWrites } from './subscription-writes.ts';

const row = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://old.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox({ subscriptions: [row] });
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => void vi.unstubAllGlobals());

async function setUp(action: BulkAction) {
  const http: HttpClient = await httpOf(given.sandbox, given.tenant);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const activity = createActivityLog();
  const writes = createSubscriptionWrites({
    http,
    person: samePerson,
    queryClient,
    propagationSeconds: 30,
    readRetryDelaysMs: [1],
    say: () => () => undefined,
    isRowInView: () => true,
    activity,
  });
  const { subscriptions } = await queryClient.fetchQuery(subscriptionListQuery(http));
  const [task] = planBulk(action, subscriptions).filter(isTask);
  if (task === undefined) throw new Error('The plan changes the row');
  const turns: string[] = [];
  const planned = createPlannedWrites(writes.planned);
  const perform = () =>
    planned(task, (kind) => {
      turns.push(kind);
      return Promise.resolve();
    });
  return { http, writes, activity, turns, perform };
}

const add: BulkAction = { kind: 'add-entries', entries: ['agent.presencechanged.v1'] };
const sent = async () => (await given.tenant.requests()).slice(1);
const stored = async () => (await given.tenant.subscriptions())[0];

describe('entries and URL, which are sent as a whole,', () => {
  test('are written after the row was read again, each request in its turn', async () => {
    const { perform, turns, activity } = await setUp(add);
    expect(await perform()).toBeUndefined();
    expect(await sent()).toEqual([`GET 200 ${collection}/id-1`, `PATCH 200 ${collection}/id-1`]);
    expect(turns).toEqual(['look', 'write']);
    expect((await stored())?.events).toEqual(['agent.*', 'agent.presencechanged.v1']);
    expect(activity.get().entries).toHaveLength(1);
  });

  test('G11: are left alone when somebody changed the same field since the plan, and it says so', async () => {
    const { http, perform, activity } = await setUp(add);
    await updateSubscription(http, 'id-1', { events: ['*'] });
    expect(await perform()).toBe(
      'Not sent: somebody changed events after the plan was made. Select it again for a new plan.',
    );
    expect((await stored())?.events).toEqual(['*']);
    expect(activity.get().entries).toEqual([]);
  });

  test('G11: are written when somebody changed another field, which stays', async () => {
    const { http, perform } = await setUp({ kind: 'change-host', from: undefined, to: 'new.example.com' });
    await updateSubscription(http, 'id-1', { events: ['*'], enabled: false });
    expect(await perform()).toBeUndefined();
    expect(await stored()).toMatchObject({ url: 'https://new.example.com/', events: ['*'], enabled: false });
  });

  test('are not written again when the row is as it shall be already', async () => {
    const { http, perform } = await setUp(add);
    await updateSubscription(http, 'id-1', { events: ['agent.*', 'agent.presencechanged.v1'] });
    const before = (await sent()).length;
    expect(await perform()).toBeUndefined();
    expect((await sent()).slice(before)).toEqual([`GET 200 ${collection}/id-1`]);
  });

  test('of a row that was deleted meanwhile are told as such', async () => {
    const { http, perform } = await setUp(add);
    await http.send({ method: 'DELETE', path: `${collection}/id-1` });
    expect(await failureOf(perform())).toMatchObject({ kind: 'not-found' });
  });

  test('ask for a turn for the reading back of a lost answer too', async () => {
    const { perform, turns } = await setUp(add);
    await given.tenant.fault('PATCH', '*', { type: 'commit+reset' });
    expect(await perform()).toBeUndefined();
    expect(turns.slice(-2)).toEqual(['write', 'look']);
  });

  test('N6: are read once more after a failure in passing', async () => {
    const { perform, turns } = await setUp(add);
    await given.tenant.fault('GET', '*', { type: 'status', status: 503 });
    expect(await perform()).toBeUndefined();
    expect(turns).toEqual(['look', 'look', 'write']);
  });
});

test('a switch says what it shall be, and costs one request', async () => {
  const { perform, turns } = await setUp({ kind: 'disable' });
  expect(await perform()).toBeUndefined();
  expect(await sent()).toEqual([`PATCH 200 ${collection}/id-1`]);
  expect(turns).toEqual(['write']);
});

describe('C12: what the person asked of the row alone after the plan', () => {
  test.each([['disable'], ['delete']] as const)('is the last wish: “%s” does not take it back', async (kind) => {
    const { writes, perform } = await setUp({ kind });
    await writes.update('id-1', { enabled: false });
    await writes.update('id-1', { enabled: true });
    const before = (await sent()).length;
    expect(await perform()).toMatch(/^Not sent: it was changed here by itself/);
    expect(await sent()).toHaveLength(before);
    expect(await stored()).toMatchObject({ enabled: true });
  });

  test('and is what the plan wants, needs no request', async () => {
    const { writes, perform } = await setUp({ kind: 'disable' });
    await writes.update('id-1', { enabled: false });
    const before = (await sent()).length;
    expect(await perform()).toBeUndefined();
    expect(await sent()).toHaveLength(before);
  });

  test('is sent after what of the plan is under way', async () => {
    const { writes, turns, perform } = await setUp({ kind: 'disable' });
    await given.tenant.fault('PATCH', '*', { type: 'delay', ms: 60 });
    const planned = perform();
    await vi.waitUntil(() => turns.includes('write'));
    const single = writes.update('id-1', { enabled: true });
    expect(await planned).toBeUndefined();
    await single;
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }, { enabled: true }]);
    expect(await stored()).toMatchObject({ enabled: true });
  });

  test('is told apart from what was asked before it', async () => {
    const { writes, turns, perform } = await setUp({ kind: 'disable' });
    await writes.update('id-1', { name: 'CRM 2' });
    expect(await perform()).toMatch(/^Not sent/);
    const laterPlan = createPlannedWrites(writes.planned);
    const [task] = planBulk({ kind: 'disable' }, [row]).filter(isTask);
    if (task === undefined) throw new Error('The plan changes the row');
    expect(await laterPlan(task, () => Promise.resolve())).toBeUndefined();
    expect(turns).toEqual([]);
    expect(await stored()).toMatchObject({ enabled: false });
  });
});

test('C13: what is held back between its reading and its writing is neither sent nor recorded', async () => {
  const { writes, activity } = await setUp(add);
  const [task] = planBulk(add, [row]).filter(isTask);
  if (task === undefined) throw new Error('The plan changes the row');
  const held = new Error('held back');
  const turn = (kind: string) => (kind === 'write' ? Promise.reject(held) : Promise.resolve());
  expect(await failureOf(createPlannedWrites(writes.planned)(task, turn))).toBe(held);
  expect(await sent()).toEqual([`GET 200 ${collection}/id-1`]);
  expect(activity.get().entries).toEqual([]);
});
