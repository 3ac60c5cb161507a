import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { OutcomeUnknownError } from '../../../api/errors.ts';
import type { HttpClient } from '../../../api/http.ts';
import { findCached, refreshSubscriptions, subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { createActivityLog } from '../../../domain/activity/activity-log.ts';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { samePerson } from '../../../test/same-person.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';
import { createSubscriptionWrites } from './subscription-writes.ts';

const rowCount = 50;
const bursts = 1_000;

const ids = Array.from({ length: rowCount }, (_, index) => `id-${index}`);

const given = givenSandbox({
  subscriptions: ids.map((subscriptionId) => ({
    subscriptionId,
    name: subscriptionId,
    url: 'https://a.example/',
    events: ['*'],
    enabled: true,
  })),
});
beforeEach(async () => {
  vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => void vi.unstubAllGlobals());

/** Numbers from 0 to 1, the same ones in every run (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

const later = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** Requests leave and answers arrive late by up to 6 ms each, so that those of different rows, and reads, overtake. */
function disordered(http: HttpClient, random: () => number): HttpClient {
  return {
    async send(request) {
      await later(random() * 6);
      const answer = await http.send(request);
      await later(random() * 6);
      request.signal?.throwIfAborted();
      return answer;
    },
  };
}

async function setUp(random: () => number) {
  const http = disordered(await httpOf(given.sandbox, given.tenant), random);
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } });
  const writes = createSubscriptionWrites({
    http,
    person: samePerson,
    queryClient,
    propagationSeconds: 30,
    readRetryDelaysMs: [1, 1],
    say: () => () => undefined,
    isRowInView: () => true,
    activity: createActivityLog(),
  });
  await queryClient.fetchQuery(subscriptionListQuery(http));
  /** As the row shows it. */
  const shown = (id: string): boolean | undefined => {
    const state = writes.switches.get(id);
    return state?.phase === 'settling' ? state.wish : findCached(queryClient, id)?.enabled;
  };
  const settled = (id: string) =>
    new Promise<void>((resolve) => {
      const look = (): void => {
        if (writes.switches.get(id)?.phase === 'settling') return;
        leave();
        resolve();
      };
      const leave = writes.switches.subscribe(look);
      look();
    });
  const refetch = async (): Promise<void> => {
    await queryClient.fetchQuery({ ...subscriptionListQuery(http), staleTime: 0 }).catch(() => undefined);
  };
  return { queryClient, writes, shown, settled, refetch };
}

/** Ends with what stays when nothing more is asked for; a wish that was refused is told, and asked for once more. */
test('C1, G12: after 1,000 random bursts of clicks, page and server have the last one', async () => {
  const random = createRandom(12);
  const { queryClient, writes, shown, settled, refetch } = await setUp(random);
  const path = `${collection}/*`;
  await given.tenant.fault('PATCH', path, { type: 'status', status: 500 }, { times: 10_000, share: 0.05, seed: 1 });
  await given.tenant.fault('PATCH', path, { type: 'commit+reset' }, { times: 10_000, share: 0.03, seed: 2 });
  await given.tenant.fault('GET', path, { type: 'status', status: 503 }, { times: 10_000, share: 0.05, seed: 3 });
  let refused = 0;

  const stateOf = (id: string) => writes.switches.get(id);
  const held = async (id: string): Promise<boolean | undefined> =>
    (await given.tenant.subscriptions()).find(({ subscriptionId }) => subscriptionId === id)?.enabled;
  const burst = async (id: string): Promise<boolean> => {
    let wish = shown(id) === true;
    for (let clicks = 1 + Math.floor(random() * 5); clicks > 0; clicks -= 1) {
      wish = !wish;
      writes.switches.wish(id, wish);
      expect(shown(id)).toBe(wish);
      if (random() < 0.5) await later(random() * 8);
    }
    await settled(id);
    for (let state = stateOf(id); state?.phase === 'failed'; state = stateOf(id)) {
      refused += 1;
      // Where nobody knows what was done the list is asked again, which the end of the round looks at.
      const isKnown = !(state.error instanceof OutcomeUnknownError);
      expect(shown(id)).toBe(isKnown ? await held(id) : shown(id));
      writes.switches.wish(id, wish);
      await settled(id);
    }
    return wish;
  };

  for (let round = 0; round < bursts / rowCount; round += 1) {
    const reading = refetch();
    const wishes = await Promise.all(ids.map(async (id) => ({ id, wish: await burst(id) })));
    await reading;
    const server = new Map((await given.tenant.subscriptions()).map((row) => [row.subscriptionId, row.enabled]));
    const lastClicks = wishes.map(({ id, wish }) => [id, wish]);
    expect(ids.map((id) => [id, server.get(id)])).toEqual(lastClicks);
    expect(ids.map((id) => [id, shown(id)])).toEqual(lastClicks);
  }
  expect(refused).toBeGreaterThan(20);
  await refreshSubscriptions(queryClient);
  queryClient.clear();
}, 60_000);
