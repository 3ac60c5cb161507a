import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { targetOf } from '../checks/read-configuration.ts';
import { createEventCatalogue } from '../event-catalogue.ts';
import { isPattern, matchesEntry } from '../event-pattern.ts';
import { findReceivers } from '../event-receivers.ts';
import { selectedNames } from '../event-selection.ts';
import type { Subscription } from '../subscription.ts';
import { positionsOf } from '../type-set.ts';
import { type CellState, cellStates, readCoverage, stateAt } from './coverage.ts';
import { countCells, selectCoverage } from './select-coverage.ts';

const catalogueOf = (names: readonly string[]) =>
  createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));

function subscriptionsOf(parts: readonly Partial<Subscription>[]): readonly Subscription[] {
  return parts.map((part, index) => ({
    subscriptionId: `id-${index}`,
    name: `Subscription ${index}`,
    url: `https://host${index}.example.com/`,
    events: [],
    enabled: true,
    ...part,
  }));
}

const everything = { subscriptionText: '', typeText: '', rank: undefined };

/** Every cell of the picture, by subscription and name of the type. */
function cellsOf(subscriptions: readonly Subscription[], names: readonly string[]) {
  const coverage = readCoverage(subscriptions, catalogueOf(names));
  const states = new Map(
    subscriptions.map((subscription) => {
      const row = coverage.readRow(subscription);
      return [subscription, new Map(coverage.columns.map(({ name, position }) => [name, stateAt(row, position)]))];
    }),
  );
  return { coverage, stateOf: (one: Subscription, name: string) => states.get(one)?.get(name) };
}

/** The states worked out cell by cell with the matcher alone. */
function naiveState(subscription: Subscription, name: string, all: readonly Subscription[]): CellState {
  const entriesOf = ({ events }: Subscription) => [...new Set(events)].filter((entry) => matchesEntry(entry, name));
  const own = entriesOf(subscription);
  if (own.length === 0) return 'nothing';
  const isTwice =
    subscription.enabled &&
    all.some(
      (other) =>
        other !== subscription &&
        other.enabled &&
        targetOf(other) === targetOf(subscription) &&
        entriesOf(other).length > 0,
    );
  if (isTwice) return 'same-url';
  if (own.length > 1) return 'several';
  return own.some((entry) => !isPattern(entry)) ? 'name' : 'wildcard';
}

const typeName = fc.string({ unit: fc.constantFrom('a', 'b', '.'), minLength: 1, maxLength: 5 });
const entry = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 5 }),
  fc.constantFrom('*', '__proto__', 'constructor'),
);
const account = fc.array(
  fc.record({
    events: fc.array(entry, { maxLength: 4 }),
    enabled: fc.boolean(),
    url: fc.constantFrom('https://a.example.com/', 'https://A.example.com:443/#x', 'https://b.example.com/', 'no URL'),
  }),
  { maxLength: 7 },
);
const typeNames = fc.uniqueArray(typeName, { maxLength: 40 });

describe('the picture', () => {
  property.prop([account, typeNames], { seed: 3_062, numRuns: 500 })('agrees with every other screen', (of, names) => {
    const subscriptions = subscriptionsOf(of);
    const { coverage, stateOf } = cellsOf(subscriptions, names);
    expect(coverage.columns.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    for (const { name, enabled, disabled } of coverage.columns) {
      const receivers = findReceivers(subscriptions, name).map(({ subscription }) => subscription);
      expect(subscriptions.filter((one) => stateOf(one, name) !== 'nothing')).toEqual(receivers);
      expect(enabled).toBe(receivers.filter((one) => one.enabled).length);
      expect(disabled).toBe(receivers.length - enabled);
    }
    for (const subscription of subscriptions) {
      const selected = selectedNames(subscription.events, coverage.catalogue);
      expect(coverage.typeCounts.get(subscription)).toBe(selected.length);
      const { all } = coverage.readRow(subscription);
      expect(positionsOf(all).map((position) => coverage.catalogue.names[position])).toEqual(selected);
    }
  });

  property.prop([account, typeNames], { seed: 3_063, numRuns: 500 })(
    'tells how, as a naive reading does',
    (of, names) => {
      const subscriptions = subscriptionsOf(of);
      const { stateOf } = cellsOf(subscriptions, names);
      for (const one of subscriptions) {
        for (const name of names) expect(stateOf(one, name)).toBe(naiveState(one, name, subscriptions));
      }
    },
  );

  property.prop([account, typeNames, fc.constantFrom('', 'a', '*b', 'a.')], { seed: 3_064, numRuns: 300 })(
    'is counted as it is drawn, filtered or not',
    (of, names, typeText) => {
      const subscriptions = subscriptionsOf(of);
      const { coverage, stateOf } = cellsOf(subscriptions, names);
      const selection = selectCoverage(coverage, { ...everything, typeText });
      const cells = selection.rows.flatMap((one) =>
        selection.columns.map(({ name }) => ({ one, state: stateOf(one, name) })),
      );
      const counts = countCells(coverage, selection);
      for (const state of cellStates) expect(counts[state]).toBe(cells.filter((cell) => cell.state === state).length);
      expect(counts.disabled).toBe(cells.filter(({ one, state }) => !one.enabled && state !== 'nothing').length);
    },
  );

  test('has its columns by source and event', () => {
    const { coverage } = cellsOf([], ['b.x.v1', 'a.z.v1', 'a.y.v0', 'a.y.v1']);
    expect(coverage.columns.map(({ name }) => name)).toEqual(['a.y.v1', 'a.y.v0', 'a.z.v1', 'b.x.v1']);
  });
});

describe('what is asked for', () => {
  const subscriptions = subscriptionsOf([
    { name: 'Wallboard', events: ['channel.*'] },
    { name: 'CRM 10', events: ['*'], url: 'https://crm.example.com/' },
    { name: 'CRM 9', events: ['gone'] },
  ]);
  const coverage = readCoverage(subscriptions, catalogueOf(['channel.held.v1', 'agent.in.v1']));
  const shown = (question: Partial<Parameters<typeof selectCoverage>[1]>) => {
    const { rows, columns } = selectCoverage(coverage, { ...everything, ...question });
    return [rows.map(({ name }) => name), columns.map(({ name }) => name)];
  };

  test('is everything by name, or ranked by the number of event types', () => {
    expect(shown({})).toEqual([
      ['CRM 9', 'CRM 10', 'Wallboard'],
      ['agent.in.v1', 'channel.held.v1'],
    ]);
    expect(shown({ rank: 'most' })[0]).toEqual(['CRM 10', 'Wallboard', 'CRM 9']);
    expect(shown({ rank: 'fewest' })[0]).toEqual(['CRM 9', 'Wallboard', 'CRM 10']);
  });

  test.each([
    ['crm', ['CRM 9', 'CRM 10']],
    [' WALL ', ['Wallboard']],
    ['crm.example.com', ['CRM 10']],
    ['id-2', ['CRM 9']],
    ['nobody', []],
  ])('of the subscriptions with %j', (subscriptionText, names) => {
    expect(shown({ subscriptionText })[0]).toEqual(names);
  });

  test.each([
    ['HELD', ['channel.held.v1']],
    ['*.in.v1', ['agent.in.v1']],
    ['held.*', []],
  ])('of the event types with %j', (typeText, names) => {
    expect(shown({ typeText })[1]).toEqual(names);
  });
});
