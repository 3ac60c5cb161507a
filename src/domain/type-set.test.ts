import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { addAll, createTypeSetReader, intersect, positionsOf, subtract } from './type-set.ts';

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
