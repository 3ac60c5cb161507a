import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readRow, readRows, wholeSubscriptionSchema } from './read-rows.ts';

const row = { subscriptionId: 'id-1', name: 'CRM', url: 'https://a.example/', events: ['agent.*'], enabled: true };
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ ...row, subscriptionId: `id-${index}` }));

describe('a row', () => {
  const odd = fc.oneof(fc.constant(null), fc.constant(''), fc.string(), fc.boolean(), fc.array(fc.anything()));
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', '\ud800', '\udc00', '\ufffd') }));
  const record = fc.record(
    {
      subscriptionId: fc.oneof(text, odd),
      name: fc.oneof(text, odd),
      url: fc.oneof(text, odd),
      events: fc.oneof(fc.array(text), odd),
      enabled: fc.oneof(fc.boolean(), odd),
      secret: fc.string(),
    },
    { requiredKeys: [] },
  );
  property.prop([fc.oneof(fc.anything(), record)], { seed: 5_101, numRuns: 500 })(
    'is read as the schema reads it',
    (value) => {
      expect(readRow(value, (entry) => entry)).toEqual(wholeSubscriptionSchema.safeParse(value).data);
    },
  );
});

describe('the rows of an answer', () => {
  test('that say the same as before are the same objects, wherever they stand', async () => {
    const { subscriptions: known } = await readRows(many(3));
    const changed = many(3).map((one, index) => (index === 1 ? { ...one, events: ['channel.*'] } : one));
    const { subscriptions } = await readRows([...changed.toReversed(), { ...row, subscriptionId: 'new' }], { known });
    expect(subscriptions[0]).toBe(known[2]);
    expect(subscriptions[1]).toEqual(changed[1]);
    expect(subscriptions[2]).toBe(known[0]);
    expect(subscriptions).toHaveLength(4);
  });

  test('leave the page time to live, and are all there in the end', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    const { subscriptions } = await readRows(many(200_000));
    clearInterval(timer);
    expect(subscriptions).toHaveLength(200_000);
    expect(subscriptions.at(-1)?.subscriptionId).toBe('id-199999');
    expect(turns).toBeGreaterThan(0);
  });

  test('are given up in the middle when nobody waits any more', async () => {
    const controller = new AbortController();
    const reading = readRows(many(200_000), { signal: controller.signal });
    controller.abort();
    await expect(reading).rejects.toThrow('aborted');
  });
});
