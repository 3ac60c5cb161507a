import { describe, expect, test } from 'vitest';
import { describeDisabled, describeWanted } from './event-filter-words.ts';
import { createRowReader } from './list-rows.ts';

const rows = (states: readonly boolean[]) =>
  createRowReader()(
    states.map((enabled, index) => ({
      subscriptionId: `id-${index}`,
      name: 'CRM',
      url: 'https://a.example/',
      events: ['*'],
      enabled,
    })),
    undefined,
  );

test.each([
  ['agent.held.v1', 1, ''],
  ['agent.held.v1', 0, 'Not in today’s catalogue.'],
  ['agent.*', 0, 'Matches nothing in today’s catalogue.'],
  ['agent.*', 1, 'Stands for 1 event type of today’s catalogue.'],
  ['agent.*', 1_234, 'Stands for 1,234 event types of today’s catalogue.'],
])('%s, which matches %i of today’s types: %j', (wanted, matched, said) => {
  expect(describeWanted(wanted, { status: 'known', matched })).toBe(said);
});

describe('without the catalogue', () => {
  test('a name is found all the same, a pattern only in part', () => {
    expect(describeWanted('agent.held.v1', { status: 'missing' })).toContain('is not known. Who would receive it is.');
    expect(describeWanted('agent.*', { status: 'missing' })).toContain('only names that a subscription spells out');
  });

  test('nothing is claimed while it is loading', () => {
    expect(describeWanted('agent.*', { status: 'loading' })).toBe('Loading event types …');
  });
});

test.each([
  [[], ''],
  [[true, true], ''],
  [[false], 'The one shown is disabled and receives nothing now.'],
  [[false, false], 'All shown are disabled and receive nothing now.'],
  [[true, false], '1 of those shown is disabled and receives nothing now.'],
  [[true, false, false], '2 of those shown are disabled and receive nothing now.'],
])('of rows that are enabled %j: %j', (states, said) => {
  expect(describeDisabled(rows(states))).toBe(said);
});
