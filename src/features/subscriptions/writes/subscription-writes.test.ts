import { hashKey, QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { eventually } from '../../../../sandbox/testing/test-sandbox.ts';
import type { HttpClient, HttpRequest } from '../../../api/http.ts';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { createActivityLog } from '../../../domain/activity/activity-log.ts';
import { deferred } from '../../../lib/deferred.ts';
import { failureOf } from '../../../test/failure-of.ts';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';
import { SignedOutError } from '../../../session/signed-out-error.ts';
import { createPlannedWrites } from './planned-write.ts';
import { createRevise } from './revise-subscription.ts';
import { createSubscriptionWrites } from './subscription-writes.ts';

const row = { subscriptionId: 'id-1', name: 'CRM', url: 'https://crm.example.com/', events: ['*'], enabled: true };
const other = { ...row, subscriptionId: 'id-2', name: 'Wallboard' };

const given = givenSandbox({ subscriptions: [row, other] });
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => void vi.unstubAllGlobals());

/** The client, with answers that a test may hold back after the API has given them. */
function holdable(http: HttpClient) {
  const held = new Map<string, Promise<void>>();
  return {
    hold(method: HttpRequest['method']) {
      const { promise, resolve } = deferred<undefined>();
      held.set(method, promise);
      return () => {
        held.delete(method);
        resolve(undefined);
      };
    },
    async send(request: HttpRequest): Promise<unknown> {
      const answer = await http.send(request);
      await held.get(request.method);
      request.signal?.throwIfAborted();
      return answer;
    },
  };
}

async function setUp() {
  const http = holdable(await httpOf(given.sandbox, given.tenant));
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const activity = createActivityLog();
  const said: string[] = [];
  let person = new AbortController();
  const writes = createSubscriptionWrites({
    http,
    person: () => person.signal,
    queryClient,
    propagationSeconds: 30,
    readRetryDelaysMs: [],
    say: (message) => {
      said.push(message);
      return () => undefined;
    },
    isRowInView: () => true,
    activity,
  });
  /** As create-app does it. */
  const changePerson = (): void => {
    person.abort(new SignedOutError());
    person = new AbortController();
    queryClient.clear();
    writes.clear();
    activity.clear();
  };
  const list = new QueryObserver(queryClient, subscriptionListQuery(http));
  const names = () => list.getCurrentResult().data?.subscriptions.map(({ name }) => name);
  const leave = list.subscribe(() => undefined);
  onTestEnd.push(() => {
    leave();
    queryClient.clear();
    writes.clear();
  });
  await eventually(names, (shown) => shown !== undefined);
  const rows = () => list.getCurrentResult().data?.subscriptions;
  return { activity, changePerson, http, queryClient, said, writes, names, rows };
}

const onTestEnd: (() => void)[] = [];
afterEach(() => onTestEnd.splice(0).forEach((end) => end()));

const countOf = async (method: string) =>
  (await given.tenant.requests()).filter((line) => line.startsWith(method)).length;
const written = async () => (await given.tenant.requests()).filter((line) => !line.startsWith('GET'));
const underWay = (method: string, from: number) =>
  eventually(
    () => countOf(method),
    (count) => count > from,
  );

describe('the cached list follows the answer, without asking again,', () => {
  test('of a creation', async () => {
    const { writes, rows } = await setUp();
    const { name, url, events } = row;
    const { subscription } = await writes.create({ name: `${name} 2`, url, events, enabled: false });
    expect(rows()).toEqual([row, other, subscription]);
    expect(writes.recentChanges.liveAt(subscription?.subscriptionId ?? 'none')).toBeDefined();
    expect(await countOf('GET')).toBe(1);
  });

  test('of a change, as the server spells it', async () => {
    const { writes, rows } = await setUp();
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'body', body: { ...row, name: 'Spelled by VCC' } });
    await writes.update('id-1', { name: 'spelled by me' });
    expect(rows()).toEqual([{ ...row, name: 'Spelled by VCC' }, other]);
    expect(rows()?.[1]).toEqual(other);
    expect(writes.recentChanges.liveAt('id-1')).toBeDefined();
    expect(await countOf('GET')).toBe(1);
  });

  test('of a deletion', async () => {
    const { writes, rows } = await setUp();
    await writes.delete('id-1');
    expect(rows()).toEqual([other]);
    expect(await countOf('GET')).toBe(1);
  });

  test('but not a failure', async () => {
    const { writes, rows } = await setUp();
    await given.tenant.fault('*', `${collection}/id-1`, { type: 'status', status: 403 }, { times: 2 });
    expect(await failureOf(writes.update('id-1', { enabled: false }))).toMatchObject({ status: 403 });
    expect(await failureOf(writes.delete('id-1'))).toMatchObject({ status: 403 });
    expect(rows()).toEqual([row, other]);
    expect(writes.recentChanges.liveAt('id-1')).toBeUndefined();
  });
});

// The retry found what the first try had made, and its own secret was told as the one in force, which it was not.
test('a creation that is tried again with another secret does not claim to know the one in force', async () => {
  const { writes, names } = await setUp();
  const request = { name: 'New', url: row.url, events: row.events, enabled: true };
  const first = `${'A'.repeat(43)}=`;
  await given.tenant.fault('POST', collection, { type: 'commit+reset' });
  await given.tenant.fault('GET', collection, { type: 'status', status: 403 });
  expect(await failureOf(writes.create({ ...request, secret: first }))).toMatchObject({ name: 'OutcomeUnknownError' });
  expect(names()).not.toContain('New');
  const outcome = await writes.create({ ...request, secret: `${'B'.repeat(43)}=` });
  expect(outcome).toMatchObject({ name: 'New', secret: undefined, gap: 'uncertain' });
  expect((await given.tenant.subscriptions()).at(-1)).toMatchObject({ name: 'New', secret: first });
});

/** The list is asked for, and has been read by the API; its answer is held back. */
async function setUpReading() {
  const set = await setUp();
  const release = set.http.hold('GET');
  const refetch = set.queryClient.refetchQueries({ queryKey: ['subscriptions', 'list'] });
  await underWay('GET', 1);
  return {
    ...set,
    answer: async (): Promise<void> => {
      release();
      await refetch;
    },
  };
}

describe('an answer under way that was read before', () => {
  test('a change does not overwrite it', async () => {
    const { writes, rows, answer } = await setUpReading();
    await writes.update('id-1', { enabled: false });
    expect(rows()?.[0]?.enabled).toBe(false);
    await answer();
    expect(rows()).toEqual([{ ...row, enabled: false }, other]);
  });

  test('a creation or a deletion neither loses the one nor brings the other back', async () => {
    const { writes, rows, answer } = await setUpReading();
    const { subscription } = await writes.create({ name: 'New', url: row.url, events: row.events, enabled: true });
    await writes.delete('id-1');
    await answer();
    expect(rows()).toEqual([other, subscription]);
  });

  // Each write began the reading anew: with eight writes a second the list never came, and took their places.
  test('twenty changes is waited for, and tells what somebody else has done besides', async () => {
    await given.tenant.seed({
      subscriptions: Array.from({ length: 20 }, (_, index) => ({
        ...row,
        subscriptionId: `s-${index}`,
        name: `${index}`,
      })),
    });
    const { http, queryClient, writes, rows } = await setUp();
    await http.send({ method: 'PATCH', path: `${collection}/id-2`, body: { name: 'Elsewhere' } });
    const release = http.hold('GET');
    const refetch = queryClient.refetchQueries({ queryKey: ['subscriptions', 'list'] });
    await underWay('GET', 1);
    await Promise.all(Array.from({ length: 20 }, (_, index) => writes.update(`s-${index}`, { enabled: false })));
    release();
    await refetch;
    expect(await countOf('GET')).toBe(2);
    const enabled = rows()?.filter((each) => each.enabled);
    expect(enabled?.map(({ name }) => name)).toEqual(['CRM', 'Elsewhere']);
    const list = queryClient.getQueryData(subscriptionListQuery(http).queryKey);
    expect([...(list?.news?.changed.keys() ?? [])]).toEqual(['id-2']);
  });

  test('a change is taken as it is once it was asked for after the change', async () => {
    const { http, queryClient, writes, rows, answer } = await setUpReading();
    await writes.update('id-1', { enabled: false });
    await answer();
    await http.send({ method: 'PATCH', path: `${collection}/id-1`, body: { enabled: true } });
    await queryClient.refetchQueries({ queryKey: ['subscriptions', 'list'] });
    expect(rows()?.[0]?.enabled).toBe(true);
  });
});

test('writes of one subscription go one after the other, those of others at once', async () => {
  const { http, writes } = await setUp();
  const release = http.hold('PATCH');
  const first = writes.update('id-1', { name: 'First' });
  const second = writes.update('id-1', { name: 'Second' });
  const elsewhere = writes.update('id-2', { name: 'Elsewhere' });
  const sent = await eventually(
    () => given.tenant.requestBodies('PATCH'),
    (bodies) => bodies.length >= 2,
  );
  expect(sent).toEqual([{ name: 'First' }, { name: 'Elsewhere' }]);
  release();
  await Promise.all([first, second, elsewhere]);
  expect((await given.tenant.subscriptions()).map(({ name }) => name)).toEqual(['Second', 'Elsewhere']);
});

describe('a switch', () => {
  test('whose answer was lost is settled by reading back', async () => {
    const { writes, rows } = await setUp();
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'commit+reset' });
    writes.switches.wish('id-1', false);
    await eventually(
      () => writes.switches.get('id-1'),
      (state) => state === undefined,
    );
    expect(rows()?.[0]?.enabled).toBe(false);
    expect(await countOf('PATCH')).toBe(1);
  });

  test.each([
    ['gone', 404, 2],
    ['refused', 403, 1],
  ])('of a subscription that is %s (%i) leads to %i readings of the list', async (_what, status, readings) => {
    const { writes } = await setUp();
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'status', status });
    writes.switches.wish('id-1', false);
    await eventually(
      () => writes.switches.get('id-1')?.phase,
      (phase) => phase === 'failed',
    );
    const seen = await eventually(
      () => countOf('GET'),
      (count) => count >= readings,
    );
    expect(seen).toBe(readings);
  });
});

describe('T25: when the person behind the session changes', () => {
  /** One who is signed in next, with a list of their own that has one row. */
  const theirs = { subscriptions: [other], unreadable: [] };
  const signedOut = { name: 'SignedOutError' };

  test('a write of the last one leaves the next one alone: neither their list nor their log, and nothing is said', async () => {
    const { activity, changePerson, http, queryClient, said, writes } = await setUp();
    const { queryKey } = subscriptionListQuery(http);
    const release = http.hold('PATCH');
    writes.switches.wish('id-1', false);
    const waiting = [failureOf(writes.update('id-1', { name: 'Second' })), failureOf(writes.delete('id-1'))];
    await underWay('PATCH', 0);
    changePerson();
    queryClient.setQueryData(queryKey, theirs);
    release();
    expect(await Promise.all(waiting)).toMatchObject([signedOut, signedOut]);
    expect(await written()).toEqual([`PATCH 200 ${collection}/id-1`]);
    expect(queryClient.getQueryData(queryKey)).toBe(theirs);
    expect(writes.recentChanges.liveAt('id-1')).toBeUndefined();
    expect(said).toEqual([]);
    expect(activity.get().entries).toEqual([]);
  });

  test('as a switch settles, it is not told that it is done', async () => {
    const { changePerson, http, queryClient, said, writes } = await setUp();
    const { queryKey } = subscriptionListQuery(http);
    const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
      // The answer has just come into the list; whoever shows it is told a moment later.
      if (type !== 'updated' || query.queryHash !== hashKey(queryKey)) return;
      stop();
      setTimeout(changePerson);
    });
    writes.switches.wish('id-1', false);
    await underWay('PATCH', 0);
    await eventually(
      () => writes.isBusy(),
      (isBusy) => !isBusy,
    );
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(said).toEqual([]);
  });

  test.each(['an edit', 'a change in bulk'])(
    'what %s has seen of a row is not added to the list of the next one, and nothing is written',
    async (what) => {
      const { changePerson, http, queryClient, writes } = await setUp();
      const { queryKey } = subscriptionListQuery(http);
      const release = http.hold('GET');
      const revise = createRevise({ http, queryClient, inTurn: writes.lookThenWrite });
      const subscription = row;
      const patch = { events: ['channel.*'] };
      const planned = createPlannedWrites(writes.planned);
      const change = failureOf(
        what === 'an edit'
          ? revise(row, patch)
          : planned({ outcome: 'change', subscription, patch }, () => Promise.resolve()),
      );
      await underWay('GET', 1);
      changePerson();
      queryClient.setQueryData(queryKey, theirs);
      release();
      await change;
      expect(queryClient.getQueryData(queryKey)).toBe(theirs);
      expect(await written()).toEqual([]);
    },
  );
});
