import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { countHits, type EventTreeRow, readEventTree } from './event-tree.ts';

const typeOf = (name: string, description = '') => ({ name, description, jsonSchema: {} });
const catalogue = createEventCatalogue([
  typeOf('channel.held.v0', 'Put on hold'),
  typeOf('channel.held.v10', 'Put on HOLD'),
  typeOf('channel.held.v9', 'Put on hold'),
  typeOf('agent.in.v1', 'Presence'),
  typeOf('channel.ended.v1', 'No more activity'),
  typeOf('heartbeat'),
  typeOf('agent.in.v1', 'told twice'),
]);
const none: ReadonlySet<string> = new Set();
const shown = (rows: readonly EventTreeRow[]) =>
  rows.map(({ level, name, positionInSet, setSize }) => `${level} ${name} ${positionInSet}/${setSize}`);

describe('a small catalogue', () => {
  test('is shown whole, sorted, newest version first', () => {
    expect(shown(readEventTree(catalogue, { search: '', toggledKeys: none }))).toEqual([
      '1 agent 1/3',
      '2 agent.in 1/1',
      '3 agent.in.v1 1/1',
      '1 channel 2/3',
      '2 channel.ended 1/2',
      '3 channel.ended.v1 1/1',
      '2 channel.held 2/2',
      '3 channel.held.v10 1/3',
      '3 channel.held.v9 2/3',
      '3 channel.held.v0 3/3',
      '1 heartbeat 3/3',
      '2 heartbeat 1/1',
    ]);
  });

  test('knows which versions only repeat what is said of their event', () => {
    const rows = readEventTree(catalogue, { search: 'held', toggledKeys: none });
    expect(rows.map(({ name, isDescriptionRepeated }) => [name, isDescriptionRepeated])).toEqual([
      ['channel', false],
      ['channel.held', false],
      ['channel.held.v10', true],
      ['channel.held.v9', false],
      ['channel.held.v0', false],
    ]);
  });

  test('folds what was folded', () => {
    const rows = readEventTree(catalogue, { search: '', toggledKeys: new Set(['source:channel', 'event:agent.in']) });
    expect(rows.map(({ name, isExpanded }) => [name, isExpanded])).toEqual([
      ['agent', true],
      ['agent.in', false],
      ['channel', false],
      ['heartbeat', true],
      ['heartbeat', undefined],
    ]);
  });
});

describe('searching', () => {
  test('looks through names and descriptions in any case and unfolds the parents', () => {
    expect(shown(readEventTree(catalogue, { search: '  on Hold ', toggledKeys: none }))).toEqual([
      '1 channel 1/1',
      '2 channel.held 1/1',
      '3 channel.held.v10 1/3',
      '3 channel.held.v9 2/3',
      '3 channel.held.v0 3/3',
    ]);
    expect(countHits(catalogue, 'ON hold')).toBe(3);
  });

  test('counts the sets anew and may find nothing', () => {
    expect(shown(readEventTree(catalogue, { search: '.v9', toggledKeys: none }))).toEqual([
      '1 channel 1/1',
      '2 channel.held 1/1',
      '3 channel.held.v9 1/1',
    ]);
    expect(readEventTree(catalogue, { search: 'agent*', toggledKeys: none })).toEqual([]);
  });
});

test('a large catalogue starts folded and unfolds by row', () => {
  const large = createEventCatalogue(
    Array.from({ length: 61 }, (_, index) => typeOf(`s${index % 2}.event${index}.v1`)),
  );
  expect(readEventTree(large, { search: '', toggledKeys: none })).toHaveLength(2);
  const rows = readEventTree(large, { search: '', toggledKeys: new Set(['source:s1', 'event:s1.event9']) });
  expect(rows).toHaveLength(2 + 30 + 1);
  expect(readEventTree(large, { search: 'event9.', toggledKeys: none })).toHaveLength(3);
});

property.prop([fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '.', 'v1', '*') })), fc.string()], {
  seed: 7_305,
  numRuns: 500,
})('every type is shown once, under its parents, whatever its name', (names, search) => {
  const odd = createEventCatalogue(names.map((name) => typeOf(name)));
  const rows = readEventTree(odd, { search: '', toggledKeys: none });
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  const leaves = rows.filter(({ isExpanded }) => isExpanded === undefined).map(({ name }) => name);
  expect(leaves.toSorted()).toEqual([...new Set(names)].toSorted());
  const keys = new Map(rows.map((row, index) => [row.key, index]));
  for (const [index, row] of rows.entries()) {
    const parent = row.parentKey === undefined ? -1 : keys.get(row.parentKey);
    expect(parent).toBeLessThan(index);
  }
  expect(countHits(odd, search)).toBeLessThanOrEqual(odd.names.length);
});
