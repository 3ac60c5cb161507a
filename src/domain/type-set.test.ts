import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import {
  addAll,
  createTypeCounter,
  createTypeSetReader,
  findRepeated,
  has,
  intersect,
  positionsOf,
  sizeOf,
  subtract,
} from './type-set.ts';

const names = Array.from({ length: 70 }, (_, index) => `source${index % 7}.event${index}.v1`);
const catalogue = createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));
const readTypes = createTypeSetReader(catalogue);
const entries = fc.array(fc.constantFrom('*', 'source1.*', '*.event31.v1', '*.event32.v1', '*3.v1', 'gone', ...names), {
  maxLength: 4,
});

const namesOf = (texts: readonly string[]) => new Set(texts.flatMap((entry) => catalogue.matches(entry)));
const positions = (kept: (name: string) => boolean) => [...names.keys()].filter((at) => kept(names[at] ?? ''));

property.prop([entries, entries], { seed: 8_102, numRuns: 1_000 })('are sets of the names matched', (one, other) => {
  const [left, right] = [namesOf(one), namesOf(other)];
  expect(positionsOf(readTypes(one))).toEqual(positions((name) => left.has(name)));
  expect(positionsOf(intersect(readTypes(one), readTypes(other)))).toEqual(
    positions((name) => left.has(name) && right.has(name)),
  );
  expect(positionsOf(subtract(readTypes(one), readTypes(other)))).toEqual(
    positions((name) => left.has(name) && !right.has(name)),
  );
  const union = readTypes(one);
  addAll(union, readTypes(other));
  expect(positionsOf(union)).toEqual(positions((name) => left.has(name) || right.has(name)));
});

property.prop([fc.array(entries, { maxLength: 12 })], { seed: 8_104, numRuns: 500 })(
  'are counted, one type at a time or all at once',
  (lists) => {
    const sets = lists.map(readTypes);
    const counter = createTypeCounter(catalogue);
    for (const types of sets) counter.count(types);
    const expected = names.map((name) => lists.filter((texts) => namesOf(texts).has(name)).length);
    expect([...counter.read()]).toEqual(expected);
    expect(positionsOf(findRepeated(sets, catalogue))).toEqual(
      positions((name) => (expected[names.indexOf(name)] ?? 0) > 1),
    );
    for (const [index, types] of sets.entries()) {
      const own = namesOf(lists[index] ?? []);
      expect(sizeOf(types)).toBe(own.size);
      expect(names.filter((_, position) => has(types, position))).toEqual(names.filter((name) => own.has(name)));
    }
  },
);
