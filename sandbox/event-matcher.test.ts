import { test as property, fc } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { matchesPattern } from './event-matcher.ts';

const SEED = { seed: 20261123, numRuns: 2_000 };
const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 12 });
/** Short and of few letters, so that about half of the pairs match. */
const shortPattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 6 });
const shortText = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
const runs = fc.array(letters, { minLength: 2, maxLength: 5 });

/** The grammar of contract section 5 said a second time, by recursion and without thought for speed. */
function matchesByDefinition(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return matchesByDefinition(pattern.slice(1), text) || (text !== '' && matchesByDefinition(pattern, text.slice(1)));
  }
  return text.startsWith(pattern.charAt(0)) && matchesByDefinition(pattern.slice(1), text.slice(1));
}

describe('examples of contract section 5', () => {
  test.each([
    ['*', 'agent.presencechanged.v1', true],
    ['*', '', true],
    ['agent.*', 'agent.presencechanged.v1', true],
    ['agent.*', 'agent.', true],
    ['agent.*', 'agent', false],
    ['agent.*', 'superagent.created.v1', false],
    ['channel.*.v1', 'channel.alerted.v1', true],
    ['channel.*.v1', 'channel.alerted.v0', false],
    ['channel.*.v1', 'channel.v1', false],
    ['*.v1', 'channel.alerted.v1', true],
    ['*.v1', 'channel.alerted.v10', false],
    ['Agent.*', 'agent.presencechanged.v1', false],
    ['agent.presencechanged.v1', 'agent.presencechanged.v1', true],
    ['agent.presencechanged', 'agent.presencechanged.v1', false],
    ['a*a', 'a', false],
    ['ab*bc', 'abc', false],
    ['a*bc*c', 'abc', false],
    ['*b*b*', 'ab', false],
    ['', 'agent', false],
    ['agent.+', 'agent.x', false],
  ])('%s on %s: %s', (pattern, text, expected) => {
    expect(matchesPattern(pattern, text)).toBe(expected);
  });
});

describe('for any pattern and text', () => {
  property.prop([shortPattern, shortText], SEED)('says what the definition says', (pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(matchesByDefinition(pattern, text));
  });

  property.prop([runs, fc.array(letters, { minLength: 4, maxLength: 4 })], SEED)(
    'matches whatever its stars are filled with',
    (parts, fillings) => {
      const text = parts.reduce((filled, part, index) => filled + (fillings[index - 1] ?? '') + part);
      expect(matchesPattern(parts.join('*'), text)).toBe(true);
    },
  );

  property.prop([letters, letters], SEED)('without a star is plain equality', (pattern, text) => {
    expect(matchesPattern(pattern, text)).toBe(pattern === text);
  });
});

test('a hostile pattern costs no time', () => {
  const started = performance.now();
  expect(matchesPattern(`${'a*'.repeat(50_000)}b`, 'a'.repeat(50_000))).toBe(false);
  expect(matchesPattern(`*${'a'.repeat(25_000)}b*`, 'a'.repeat(50_000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
