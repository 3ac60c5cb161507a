import { expect, test } from 'vitest';
import { createEventCatalogue } from '../../domain/event-catalogue.ts';
import { findComparison } from './find-comparison.ts';

function eventWith(...versions: string[]) {
  const catalogue = createEventCatalogue(
    versions.map((version) => ({ name: `a.b.${version}`, description: '', jsonSchema: {} })),
  );
  const event = catalogue.eventByName.get('a.b');
  if (event === undefined) throw new Error('No such event');
  return event;
}

test.each([
  ['the next older one', 'a.b.v1', undefined, 'a.b.v0', 'a.b.v1'],
  ['of the oldest, the next newer one', 'a.b.v0', undefined, 'a.b.v0', 'a.b.v1'],
  ['the one asked for', 'a.b.v0', 'a.b.v2', 'a.b.v0', 'a.b.v2'],
  ['the one asked for, also when it is older', 'a.b.v2', 'a.b.v0', 'a.b.v0', 'a.b.v2'],
  ['the neighbour where the one asked for does not exist', 'a.b.v2', 'garbage', 'a.b.v1', 'a.b.v2'],
  ['the neighbour where the one asked for is the same', 'a.b.v2', 'a.b.v2', 'a.b.v1', 'a.b.v2'],
])('a version is compared with %s', (_what, name, asked, older, newer) => {
  expect(findComparison(eventWith('v0', 'v1', 'v2'), name, asked)).toMatchObject({ older, newer });
});

test('the only version and one that is not in the catalogue are compared with nothing', () => {
  expect(findComparison(eventWith('v0'), 'a.b.v0')).toBeUndefined();
  expect(findComparison(eventWith('v0', 'v1'), 'a.b.v9')).toBeUndefined();
});
