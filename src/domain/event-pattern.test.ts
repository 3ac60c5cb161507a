import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import {
  coversEntry,
  createEventMatcher,
  isPattern,
  matchesEntry,
  matchesEverything,
  sourceOfWildcard,
  sourceWildcard,
} from './event-pattern.ts';

const runs = { seed: 7_302, numRuns: 2_000 };
const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 9 });
const entry = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 9 });

/** The grammar said in the fewest words, as slow as it likes. */
function oracle(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  if (pattern.startsWith('*')) {
    return oracle(pattern.slice(1), text) || (text !== '' && oracle(pattern, text.slice(1)));
  }
  return text !== '' && pattern.charAt(0) === text.charAt(0) && oracle(pattern.slice(1), text.slice(1));
}

describe('matchesEntry', () => {
  test.each([
    ['*', 'agent.presencechanged.v1', true],
    ['agent.*', 'agent.presencechanged.v1', true],
    ['agent.*', 'agent.', true],
    ['agent.*', 'agent', false],
    ['agent.*', 'agents.x.v1', false],
    ['agent.*', 'Agent.x.v1', false],
    ['*.v1', 'channel.held.v1', true],
    ['*.v1', 'channel.held.v10', false],
    ['channel.*.v1', 'channel.a.b.v1', true],
    ['channel.*.v1', 'channel.v1', false],
    ['*held*', 'channel.held.v0', true],
    ['channel.held.v0', 'channel.held.v0', true],
    ['channel.held', 'channel.held.v0', false],
    ['ab*ba', 'aba', false],
    ['a*b*b', 'ab', false],
    ['', '', true],
    ['.', 'a', false],
    ['[a-z].*', 'a.b', false],
  ])('%j on %j: %j', (pattern, text, expected) => {
    expect(matchesEntry(pattern, text)).toBe(expected);
  });

  property.prop([entry, name], runs)('agrees with a naive reading', (pattern, text) => {
    expect(matchesEntry(pattern, text)).toBe(oracle(pattern, text));
  });

  property.prop([fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })])('takes any text', (pattern, text) => {
    expect(typeof matchesEntry(pattern, text)).toBe('boolean');
    expect(matchesEntry('*', text)).toBe(true);
    expect(matchesEntry(text, text)).toBe(true);
  });
});

describe('coversEntry', () => {
  property.prop([entry, entry, fc.array(name, { minLength: 20 })], runs)(
    'whatever the inner entry matches, the outer one matches',
    (outer, inner, names) => {
      if (coversEntry(outer, inner)) {
        expect(names.filter((text) => matchesEntry(inner, text) && !matchesEntry(outer, text))).toEqual([]);
      }
    },
  );

  property.prop([entry, entry, name], runs)(
    'and where it does not cover, some name tells them apart',
    (outer, inner) => {
      // A character foreign to both, in the place of each star, is such a name.
      const witness = inner.replaceAll('*', 'z');
      expect(matchesEntry(inner, witness)).toBe(true);
      expect(coversEntry(outer, inner)).toBe(matchesEntry(outer, witness));
    },
  );
});

describe('source wildcards', () => {
  test('are told from other patterns', () => {
    expect(sourceWildcard('agent')).toBe('agent.*');
    expect(sourceOfWildcard('agent.*')).toBe('agent');
    for (const other of ['*', '.', '**', 'agent.x.*', 'a*.*', 'agent.*.v1', 'agent', 'agent*', '']) {
      expect({ other, source: sourceOfWildcard(other) }).toEqual({ other, source: undefined });
    }
  });

  property.prop([name], runs)('match their own source', (source) => {
    expect(isPattern(sourceWildcard(source))).toBe(true);
    expect(matchesEntry(sourceWildcard(source), `${source}.x`)).toBe(true);
  });
});

describe('createEventMatcher', () => {
  property.prop([fc.uniqueArray(name), fc.array(entry)], runs)('answers as matchesEntry does', (names, entries) => {
    const matches = createEventMatcher(names);
    for (const pattern of [...entries, ...entries]) {
      expect(matches(pattern)).toEqual(names.filter((text) => matchesEntry(pattern, text)));
    }
  });

  test('forgets rather than grows, and still answers', () => {
    const matches = createEventMatcher(['x5000']);
    const hits = Array.from({ length: 10_000 }, (_, index) => matches(`x${index}*`).length);
    expect(hits.filter((count) => count > 0)).toHaveLength(4);
  });

  test.each([
    ['stars', '*'.repeat(100_000)],
    ['stars and letters', '*a'.repeat(50_000)],
    ['stars around one long word', `*${'a'.repeat(49_999)}*${'a'.repeat(49_999)}b`],
  ])('answers 100 kB of %s, which a backtracking matcher never would', (_, pattern) => {
    const names = Array.from({ length: 500 }, (_unused, index) => `${'a'.repeat(200)}${index}`);
    expect(createEventMatcher(names)(pattern)).toEqual(pattern === '*'.repeat(100_000) ? names : []);
  });
});

test.each([
  ['*', true],
  ['***', true],
  ['*.*', false],
  ['*a', false],
  ['', false],
])('%j matches everything: %j', (pattern, expected) => {
  expect(matchesEverything(pattern)).toBe(expected);
});
