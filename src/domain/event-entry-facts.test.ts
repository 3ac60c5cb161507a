import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { readEntryFacts } from './event-entry-facts.ts';
import { isPattern, matchesEntry } from './event-pattern.ts';

const names = ['agent.in.v0', 'agent.in.v1', 'channel.held.v1'];
const catalogue = createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));
const entry = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 5 });

test('tells names, patterns and unknown names apart, with what they match today', () => {
  const facts = readEntryFacts(['agent.*', 'agent.in.v1', 'gone.for.v1', 'nobody.*', 'agent.*'], catalogue);
  expect(facts).toEqual([
    {
      entry: 'agent.*',
      kind: 'pattern',
      matches: ['agent.in.v0', 'agent.in.v1'],
      includesFuture: true,
      source: 'agent',
      coveredBy: undefined,
      eventsInSeveralVersions: 1,
      copies: 2,
    },
    {
      entry: 'agent.in.v1',
      kind: 'exact',
      matches: ['agent.in.v1'],
      includesFuture: false,
      source: undefined,
      coveredBy: 'agent.*',
      eventsInSeveralVersions: 0,
      copies: 1,
    },
    expect.objectContaining({ entry: 'gone.for.v1', kind: 'unknown', matches: [], coveredBy: undefined }),
    expect.objectContaining({ entry: 'nobody.*', kind: 'pattern', matches: [], source: 'nobody' }),
  ]);
});

test.each([
  [
    ['*', '**'],
    [undefined, '*'],
  ],
  [
    ['**', '*'],
    [undefined, '**'],
  ],
  [
    ['agent.*', '*', 'agent.*.v1'],
    ['*', undefined, 'agent.*'],
  ],
  [
    ['unknown.x.v1', 'unknown.*'],
    ['unknown.*', undefined],
  ],
  [
    ['*.v1', 'agent.*'],
    [undefined, undefined],
  ],
])('of %j the covered ones are marked', (entries, coveredBy) => {
  expect(readEntryFacts(entries, catalogue).map((facts) => facts.coveredBy)).toEqual(coveredBy);
});

property.prop([fc.array(entry, { maxLength: 7 })], { seed: 7_304, numRuns: 1_000 })(
  'removing every covered entry changes nothing that is matched',
  (entries) => {
    const facts = readEntryFacts(entries, catalogue);
    const kept = facts.filter(({ coveredBy }) => coveredBy === undefined);
    for (const { entry: covered } of facts) {
      expect(kept.some((other) => other.entry === covered || matchesEntry(other.entry, covered))).toBe(true);
    }
    expect(facts.every(({ kind, entry: text }) => (kind === 'pattern') === isPattern(text))).toBe(true);
  },
);
