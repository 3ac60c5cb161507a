import { expect, test } from 'vitest';
import { describeAge } from './data-age.tsx';

test.each([
  [0, '0 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [59 * 60_000, '59 min'],
  [150 * 60_000, '2 h'],
])('%i ms are %s', (ageMs, words) => {
  expect(describeAge(ageMs)).toBe(words);
});
