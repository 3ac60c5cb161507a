import { fc } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { matchesPattern } from '../../sandbox/event-matcher.ts';
import { compileEntry, createEventMatcher, matchesEntry } from '../domain/event-pattern.ts';

/**
 * Client and sandbox have a matcher each, written from contract section 5 alone: where one of them is wrong, they
 * disagree (ADR 0004).
 */

const pairs = 10_000;
const part = fc.constantFrom('a', 'b', 'ab', '.', 'v1', 'v10', 'agent', 'Agent', 'held');
const word = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
const pattern = fc.array(fc.oneof(part, fc.constant('*')), { maxLength: 7 }).map((parts) => parts.join(''));

/** A pattern with each of its stars filled, so that it matches; now and then with one part changed. */
const filled = fc
  .tuple(pattern, fc.array(word, { minLength: 1, maxLength: 7 }), fc.nat({ max: 3 }))
  .map(([entry, fillings, dice]): [string, string] => {
    let star = 0;
    const name = entry.replaceAll('*', () => fillings[star++ % fillings.length] ?? '');
    return [entry, dice === 0 ? `${name}a` : name];
  });
const pair: fc.Arbitrary<[string, string]> = fc.oneof(
  filled,
  fc.tuple(pattern, word),
  fc.tuple(pattern, pattern),
  fc.tuple(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })),
);

test(`the two matchers agree on ${pairs.toLocaleString('en')} pairs`, () => {
  const generated = fc.sample(pair, { seed: 7_310, numRuns: pairs });
  const disagreements = generated.filter(([entry, name]) => {
    const expected = matchesPattern(entry, name);
    return (
      matchesEntry(entry, name) !== expected ||
      compileEntry(entry)(name) !== expected ||
      (createEventMatcher([name])(entry).length === 1) !== expected
    );
  });
  expect(disagreements).toEqual([]);
  // Pairs of which all or none match would agree about anything.
  const matching = generated.filter(([entry, name]) => matchesPattern(entry, name)).length;
  expect(generated).toHaveLength(pairs);
  expect(matching).toBeGreaterThan(pairs / 4);
  expect(matching).toBeLessThan((pairs * 3) / 4);
});
