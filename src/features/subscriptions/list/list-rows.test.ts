import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createEventMatcher } from '../../../domain/event-pattern.ts';
import { createEntryFilter } from '../../../domain/event-receivers.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createRowReader, type EntryFilter, filterRows, type ListRow, sortRows } from './list-rows.ts';
import { type ListSearch, sortColumns } from './list-search.ts';
import { createRowSearch } from './search-rows.ts';

const catalogue = ['agent.presencechanged.v0', 'agent.presencechanged.v1', 'channel.held.v1'];

function subscription(fields: Partial<Subscription> & { readonly name: string }): Subscription {
  return { subscriptionId: `id-${fields.name}`, url: 'https://a.example/', events: ['*'], enabled: true, ...fields };
}

const match = createEventMatcher(catalogue);

const rowsOf = (subscriptions: readonly Subscription[]) => createRowReader()(subscriptions, match);

const selectRows = (rows: readonly ListRow[], search: ListSearch, selects?: EntryFilter) =>
  createRowSearch()(filterRows(sortRows(rows, search), search, selects), search.q);

const namesOf = (subscriptions: readonly Subscription[], search: ListSearch): readonly string[] =>
  selectRows(rowsOf(subscriptions), search).map((row) => row.subscription.name);

describe('a row', () => {
  test.each([
    [['agent.*'], 2],
    [['agent.*', 'agent.presencechanged.v1'], 2],
    [['*.v1', 'agent.*'], 3],
    [['unknown.v9'], 0],
    [[], 0],
  ])('with %j receives %i types, each counted once', (events, matchedTypes) => {
    expect(rowsOf([subscription({ name: 'CRM', events })])).toMatchObject([{ matchedTypes }]);
  });

  test('without a catalogue claims nothing about its entries', () => {
    const [row] = createRowReader()(
      [subscription({ name: 'CRM', events: ['unknown'], url: 'http://a.example/' })],
      undefined,
    );
    expect(row?.matchedTypes).toBeUndefined();
    expect(row?.findings.map(({ kind }) => kind)).toEqual(['http-url']);
  });

  test('knows its host with the port, if it has one', () => {
    const urls = ['https://A.example:8443/x', 'https://a.example', 'javascript:alert(1)'];
    const rows = rowsOf(urls.map((url, index) => subscription({ name: String(index), url })));
    expect(rows.map(({ host }) => host)).toEqual(['a.example:8443', 'a.example', undefined]);
  });
});

describe('reading again', () => {
  const names = ['b', 'B', 'a', 'c 10', 'c 9'];
  const before = names.map((name) => subscription({ name }));

  test('makes nothing anew while nothing changed', () => {
    const read = createRowReader();
    expect(read(before, match)).toBe(read(before, match));
    expect(read([...before], match)).toBe(read(before, match));
  });

  test('makes one row anew where one changed, in its place', () => {
    const read = createRowReader();
    const old = read(before, match);
    const next = read(
      before.map((one) => (one.name === 'b' ? { ...one, enabled: false } : one)),
      match,
    );
    expect(next.map(({ subscription: { name } }) => name)).toEqual(['a', 'b', 'B', 'c 9', 'c 10']);
    expect(next.map((row, index) => row === old[index])).toEqual([true, false, true, true, true]);
    expect(next[1]?.subscription.enabled).toBe(false);
  });

  test('judges all anew by another catalogue', () => {
    const read = createRowReader();
    expect(read(before, undefined)[0]?.matchedTypes).toBeUndefined();
    expect(read(before, match)[0]?.matchedTypes).toBe(3);
  });

  const account = fc.uniqueArray(
    fc.record({
      id: fc.integer({ min: 0, max: 9 }),
      name: fc.constantFrom('a', 'b', 'c', 'd 9', 'd 10'),
      on: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  );
  property.prop([fc.array(account, { maxLength: 5 })], { seed: 6_003, numRuns: 300 })(
    'finds the rows and the order that reading once finds, whatever came, went or changed',
    (accounts) => {
      const read = createRowReader();
      for (const rows of accounts) {
        const subscriptions = rows.map(({ id, name, on }) =>
          subscription({ subscriptionId: String(id), name: `${name} ${id}`, enabled: on }),
        );
        expect(read(subscriptions, match).map((row) => row.subscription)).toEqual(
          createRowReader()(subscriptions, match).map((row) => row.subscription),
        );
      }
    },
  );
});

describe('the filter by event', () => {
  const subscriptions = [
    subscription({ name: 'CRM Leeds', events: ['agent.*'] }),
    subscription({ name: 'CRM York', events: ['channel.held.v1', 'agent.presencechanged.v1'], enabled: false }),
    subscription({ name: 'Wallboard', events: ['channel.*'] }),
  ];
  const names = (wanted: string, search: ListSearch = {}) =>
    selectRows(rowsOf(subscriptions), search, createEntryFilter(wanted, match)).map((row) => row.subscription.name);

  test('keeps whoever has an entry for it, enabled or not, and goes together with search and status', () => {
    expect(names('agent.presencechanged.v1')).toEqual(['CRM Leeds', 'CRM York']);
    expect(names('agent.presencechanged.v1', { status: 'enabled' })).toEqual(['CRM Leeds']);
    expect(names('channel.held.v1', { q: 'crm' })).toEqual(['CRM York']);
    expect(names('conversation.*')).toEqual([]);
  });
});

describe('searching', () => {
  const subscriptions = [
    subscription({ name: 'CRM Leeds', url: 'https://hooks.example/crm', events: ['agent.*'] }),
    subscription({ name: 'Wallboard', url: 'https://hooks.example/wall', events: ['channel.held.v1'], enabled: false }),
    subscription({ name: 'ÄRGER (alt)', subscriptionId: '2V1EhIxvsBPpnqf6Hqv9mtPZx1a', url: 'https://x.example/' }),
  ];

  test.each([
    ['crm', ['CRM Leeds']],
    ['  LEEDS   crm ', ['CRM Leeds']],
    ['crm wall', []],
    ['hooks.example/', ['CRM Leeds', 'Wallboard']],
    ['held', ['Wallboard']],
    ['2v1ehix', ['ÄRGER (alt)']],
    ['ärger', ['ÄRGER (alt)']],
    ['(alt', ['ÄRGER (alt)']],
    ['.*', ['CRM Leeds']],
    ['leedshttps', []],
    ['\t', ['ÄRGER (alt)', 'CRM Leeds', 'Wallboard']],
  ])('for %j finds %j', (q, names) => {
    expect(namesOf(subscriptions, { q })).toEqual(names);
  });

  test.each([
    ['enabled', ['ÄRGER (alt)', 'CRM Leeds']],
    ['disabled', ['Wallboard']],
    [undefined, ['ÄRGER (alt)', 'CRM Leeds', 'Wallboard']],
  ] as const)('by status %s finds %j', (status, names) => {
    expect(namesOf(subscriptions, { status })).toEqual(names);
  });

  test('by text and status finds what fits both', () => {
    expect(namesOf(subscriptions, { q: 'hooks', status: 'enabled' })).toEqual(['CRM Leeds']);
  });
});

describe('sorting', () => {
  const [a, b, c] = [
    subscription({ name: 'Team 10', url: 'https://b.example/', events: ['channel.*'], enabled: false }),
    subscription({ name: 'team 9', url: 'http://a.example/', events: ['gone.v1', 'lost.*'] }),
    subscription({ name: 'Alpha', url: 'https://c.example/', events: ['*'] }),
  ];

  test.each([
    [undefined, ['Alpha', 'team 9', 'Team 10']],
    ['name', ['Alpha', 'team 9', 'Team 10']],
    ['status', ['Alpha', 'team 9', 'Team 10']],
    ['url', ['team 9', 'Team 10', 'Alpha']],
    ['events', ['team 9', 'Team 10', 'Alpha']],
    ['checks', ['team 9', 'Alpha', 'Team 10']],
  ] as const)('by %s, and downwards', (sort, names) => {
    expect(namesOf([a, b, c], { sort })).toEqual(names);
    const [first] = namesOf([a, b, c], { sort, order: 'desc' });
    expect(first).toBe(sort === 'status' ? 'Team 10' : sort === 'checks' ? 'Alpha' : names.at(-1));
  });

  const many = fc.array(
    fc.record({
      name: fc.constantFrom('a', 'A', 'b', 'é', '10', '9'),
      enabled: fc.boolean(),
      events: fc.subarray(['agent.*', 'channel.held.v1', 'gone']),
    }),
    { maxLength: 12 },
  );
  const search = fc.record(
    // No two rows are equal by their ids.
    { sort: fc.constantFrom(...sortColumns.filter((column) => column !== 'id')), order: fc.constant('desc' as const) },
    { requiredKeys: [] },
  );

  property.prop([many, search], { seed: 6_002, numRuns: 300 })(
    'loses no row, keeps equal rows as they were, and is the same every time',
    (fields, sorted) => {
      const rows = rowsOf(fields.map((one, index) => subscription({ ...one, subscriptionId: String(index) })));
      const shown = selectRows(rows, sorted);
      expect(shown.toSorted((left, right) => rows.indexOf(left) - rows.indexOf(right))).toEqual(rows);
      expect(selectRows(rows, sorted)).toEqual(shown);
      const sameInEveryWay = (left: (typeof rows)[number], right: (typeof rows)[number]) =>
        left.subscription.name === right.subscription.name &&
        left.subscription.enabled === right.subscription.enabled &&
        left.subscription.events.join(' ') === right.subscription.events.join(' ');
      shown.forEach((row, index) => {
        const next = shown[index + 1];
        if (next !== undefined && sameInEveryWay(row, next)) expect(rows.indexOf(row)).toBeLessThan(rows.indexOf(next));
      });
    },
  );

  test('by status keeps the names in order, whichever way the status goes', () => {
    const rows = ['b', 'a'].flatMap((name) => [
      subscription({ name: `${name} on` }),
      subscription({ name: `${name} off`, enabled: false }),
    ]);
    expect(namesOf(rows, { sort: 'status' })).toEqual(['a on', 'b on', 'a off', 'b off']);
    expect(namesOf(rows, { sort: 'status', order: 'desc' })).toEqual(['a off', 'b off', 'a on', 'b on']);
  });
});
