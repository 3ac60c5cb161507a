import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { hasHiddenCharacters, revealHiddenCharacters } from './hidden-characters.ts';

test.each([
  ['plain', 'plain'],
  ['', ''],
  ['日本語 👍 é', '日本語 👍 é'],
  ['a\u200Bb', 'a\\u{200b}b'],
  ['a\u202Eb\u202C', 'a\\u{202e}b\\u{202c}'],
  ['a\tb\nc', 'a\\u{9}b\\u{a}c'],
  ['\u2028\u2029', '\\u{2028}\\u{2029}'],
  ['\u0000', '\\u{0}'],
  ['\u{E0041}', '\\u{e0041}'],
])('%j is shown as %j', (text, shown) => {
  expect(revealHiddenCharacters(text)).toBe(shown);
  expect(hasHiddenCharacters(text)).toBe(shown !== text);
});

property.prop([fc.string({ unit: 'binary' })], { seed: 7_301, numRuns: 500 })(
  'what is shown hides nothing, and asking twice gives the same answer',
  (text) => {
    const shown = revealHiddenCharacters(text);
    expect(hasHiddenCharacters(shown)).toBe(false);
    expect(revealHiddenCharacters(shown)).toBe(shown);
    expect([hasHiddenCharacters(text), hasHiddenCharacters(text)]).toEqual([shown !== text, shown !== text]);
  },
);
