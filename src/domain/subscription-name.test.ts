import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { codePointCount } from './subscription.ts';
import { nameProblem } from './subscription-name.ts';

describe('U1, U8, U14: a name', () => {
  test.each([
    ['CRM', 'three letters'],
    ['  CRM  ', 'blanks around it do not count'],
    ['a b', 'a blank within it does'],
    ['👍👍👍', 'an emoji is one character'],
    ['日本語', 'any script'],
    ['e\u0301ab', 'an accent of its own'],
    ['❤️ on', 'a variation selector is no hidden character'],
    ['x'.repeat(128), '128 letters'],
    ['👍'.repeat(128), '128 emoji, 256 UTF-16 units'],
    [`${' '.repeat(50)}${'x'.repeat(128)} `, '128 letters among blanks'],
    ['<b>"\'&', 'markup is text'],
  ])('%j can be used: %s', (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  test.each([
    ['', 'Enter a name.'],
    ['   ', 'Enter a name.'],
    ['\t\n\u00A0\u3000', 'Enter a name.'],
    ['ab', 'A name has at least 3 characters.'],
    [' ab ', 'A name has at least 3 characters.'],
    ['👍👍', 'A name has at least 3 characters.'],
    ['x'.repeat(129), 'A name has at most 128 characters; this one has 129.'],
    ['👍'.repeat(129), 'A name has at most 128 characters; this one has 129.'],
  ])('%j cannot be used: %s', (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });

  test.each([
    ['zero-width space', 'C\u200BRM'],
    ['zero-width joiner', 'C\u200DRM'],
    ['right-to-left override', 'CRM\u202Eexe'],
    ['isolate', 'CRM\u2066x'],
    ['soft hyphen', 'C\u00ADRM'],
    ['byte order mark within', 'C\uFEFFRM'],
    ['line separator', 'C\u2028RM'],
    ['tab', 'C\tRM'],
    ['NUL', 'C\u0000RM'],
    ['tag characters', 'CRM\u{E0041}'],
  ])('with a %s is refused', (_what, name) => {
    expect(nameProblem(name)).toContain('characters that cannot be seen');
  });

  property.prop([fc.string({ unit: 'grapheme', maxLength: 140 })], { seed: 7_201, numRuns: 300 })(
    'is judged by its code points, not by its UTF-16 units',
    (name) => {
      const length = Array.from(name.trim()).length;
      expect(codePointCount(name.trim())).toBe(length);
      const isTooShort = length < 3;
      const isTooLong = length > 128;
      if (isTooShort || isTooLong) expect(nameProblem(name)).toBeDefined();
      expect(nameProblem(`  ${name}\n`)).toBe(nameProblem(name));
    },
  );

  test('of 5 MB is refused quickly', () => {
    const started = performance.now();
    expect(nameProblem('👍'.repeat(2_500_000))).toContain('at most 128');
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
