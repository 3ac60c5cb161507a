import { fc } from '@fast-check/vitest';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { control, startTestSandbox } from '../../sandbox/testing/test-sandbox.ts';
import { listEventTypes } from '../api/event-types.ts';
import { listSubscriptions } from '../api/subscriptions.ts';
import { createEventCatalogue } from '../domain/event-catalogue.ts';
import { createReceiverFilter, findReceivers } from '../domain/event-receivers.ts';
import { countReceivers } from '../domain/receiver-counts.ts';
import { createTenant, httpOf } from './sandbox-tenant.ts';

/**
 * "Who receives this event?" is put to the test (issue 3): each event of an account really happens in the sandbox, and
 * what reaches the receivers is compared with what the console answers from the same account's API.
 */

const configurations = 200;
const atOnce = 10;
const secret = Buffer.from('thirty-two bytes or more, as VCC asks for').toString('base64');

const types = [
  'agent.in.v0',
  'agent.in.v1',
  'agent.in.v10',
  'Agent.in.v1',
  'channel.held.v1',
  'channel.a.b.v1',
  'heartbeat',
  'ünï.cødé.v1',
];
/** Happens too, although the catalogue does not know it. */
const unheardOf = 'agent.later.v2';

const part = fc.constantFrom('agent', 'channel', 'in', 'held', '.', '*', 'v1', 'v0', 'a', '');
const entry = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...types, unheardOf) },
  { weight: 3, arbitrary: fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join('')) },
  fc.constantFrom('*', '**', 'agent.*', '*.v1', 'channel.*.v1', '*.*', 'agent.**', '*heart*', '*ü*é*'),
  fc.constantFrom(
    '',
    ' agent.*',
    'agent.* ',
    'agent',
    'agent.in',
    'AGENT.*',
    'gone.away.v3',
    '__proto__',
    '.',
    'agent.?',
  ),
);
const subscription = fc.record({
  // Duplicates come by themselves, and on purpose.
  events: fc
    .tuple(fc.array(entry, { maxLength: 4 }), fc.boolean())
    .map(([entries, isDoubled]) => (isDoubled ? [...entries, ...entries] : entries)),
  enabled: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
});
const configuration = fc.array(subscription, { minLength: 1, maxLength: 4 });

const deliveriesAnswer = z.array(z.object({ state: z.string() }));
const arrivalsAnswer = z.object({
  arrivals: z.array(z.object({ path: z.string(), isVerified: z.boolean(), body: z.string() })),
});
const typeOfBody = z.object({ type: z.string() });

let sandbox: Sandbox;
beforeAll(async () => {
  // Node 20 has no navigator; every browser has.
  vi.stubGlobal('navigator', { onLine: true });
  // No retries: on a busy machine a slow answer would count twice.
  sandbox = await startTestSandbox({ deliveryTiming: { timeoutMs: 30_000, retryDelaysMs: [] } });
});
afterAll(() => sandbox.close());

type Rows = readonly { readonly events: readonly string[]; readonly enabled: boolean }[];

/** Raises every event once and answers which subscription got which, as "number type", sorted. */
async function deliverEverything(accountId: string): Promise<readonly string[]> {
  const at = `/accounts/${accountId}`;
  await Promise.all([...types, unheardOf].map((type) => control(sandbox, 'POST', `${at}/events`, { type })));
  await expect
    .poll(
      async () => {
        const deliveries = deliveriesAnswer.parse(await control(sandbox, 'GET', `${at}/deliveries`));
        return deliveries.filter(({ state }) => state !== 'delivered');
      },
      { timeout: 30_000, interval: 5 },
    )
    .toEqual([]);
  const answer: unknown = await (await fetch(`${sandbox.url}/receiver/${accountId}`)).json();
  const { arrivals } = arrivalsAnswer.parse(answer);
  expect(arrivals.filter(({ isVerified }) => !isVerified)).toEqual([]);
  return arrivals
    .map(({ path, body }) => `${path.slice(path.lastIndexOf('/') + 1)} ${typeOfBody.parse(JSON.parse(body)).type}`)
    .toSorted();
}

/** What the console answers for the same account, by each of its ways to ask. */
async function compareWithConsole(rows: Rows): Promise<number> {
  const tenant = await createTenant(sandbox);
  const { accountId } = tenant.account;
  await tenant.seed({
    eventTypes: types.map((name) => ({ name, description: '', jsonSchema: {} })),
    subscriptions: rows.map((row, index) => ({
      ...row,
      subscriptionId: `${index}`,
      name: `Subscription ${index}`,
      url: `${sandbox.url}/receiver/${accountId}/${index}`,
      secret,
    })),
  });
  const http = await httpOf(sandbox, tenant);
  const [{ subscriptions }, catalogue] = [
    await listSubscriptions(http),
    createEventCatalogue(await listEventTypes(http)),
  ];
  expect({ subscriptions: subscriptions.length, types: catalogue.names }).toEqual({
    subscriptions: rows.length,
    types,
  });
  const delivered = await deliverEverything(accountId);
  const told = [...types, unheardOf].flatMap((type) =>
    findReceivers(subscriptions, type)
      .filter((receiver) => receiver.subscription.enabled)
      .map((receiver) => `${receiver.subscription.subscriptionId} ${type}`),
  );
  expect({ rows, told: told.toSorted() }).toEqual({ rows, told: delivered });
  const counts = countReceivers(subscriptions, catalogue);
  for (const type of types) {
    const reached = delivered.filter((line) => line.endsWith(` ${type}`));
    expect({ rows, type, enabled: counts.get(type)?.enabled }).toEqual({ rows, type, enabled: reached.length });
    const receives = createReceiverFilter(type, catalogue.matches);
    const listed = subscriptions.filter(({ events, enabled }) => enabled && receives(events));
    expect({ rows, type, listed: listed.map(({ subscriptionId }) => `${subscriptionId} ${type}`) }).toEqual({
      rows,
      type,
      listed: reached,
    });
  }
  return delivered.length;
}

test(`what is delivered is what the console says, in ${configurations} configurations`, {
  timeout: 120_000,
}, async () => {
  const generated = fc.sample(configuration, { seed: 7_311, numRuns: configurations });
  const waiting = [...generated];
  const delivered: number[] = [];
  const work = async (): Promise<void> => {
    for (let rows = waiting.pop(); rows !== undefined; rows = waiting.pop()) {
      // One account after the other in each of the lines.
      // oxlint-disable-next-line no-await-in-loop
      delivered.push(await compareWithConsole(rows));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  expect(delivered).toHaveLength(configurations);
  // Of 200 × 9 events, enough reach somebody and enough do not.
  expect(delivered.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(500);
  expect(delivered).toContain(0);
});
