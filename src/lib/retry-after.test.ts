import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

const now = Date.UTC(2026, 10, 23, 12, 0, 0);

test.each([
  ['0', 1],
  ['-5', 1],
  ['1', 1],
  [' 30 ', 30],
  ['60', 60],
  ['61', 60],
  ['99999999999999999999', 60],
  ['Mon, 23 Nov 2026 12:00:12 GMT', 12],
  ['Mon, 23 Nov 2026 11:00:00 GMT', 1],
  ['Mon, 23 Nov 2026 13:00:00 GMT', 60],
  ['', undefined],
  ['   ', undefined],
  ['Monday, 23-Nov-26 12:00:12 GMT', 12],
  ['7.5', 8],
  ['7, 7', undefined],
  ['wait 7', undefined],
  ['2026', 60],
  ['Mon, soon GMT', undefined],
  ['soon', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['9'.repeat(400), undefined],
  [null, undefined],
])('A12: %j is %j seconds', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});

const header = fc.oneof(
  fc.string(),
  fc.integer().map(String),
  fc.double().map(String),
  fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
);

property.prop([header, fc.date({ noInvalidDate: true })], { seed: 4_002, numRuns: 1_000 })(
  'A12: any header is a wait between 1 and 60 whole seconds, or none',
  (text, date) => {
    const seconds = readRetryAfter(text, date.getTime());
    if (seconds === undefined) return;
    expect(Number.isInteger(seconds)).toBe(true);
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(60);
  },
);
