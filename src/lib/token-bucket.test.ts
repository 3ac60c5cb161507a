import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { createTokenBucket } from './token-bucket.ts';

test('lets a burst go, then one at a time', () => {
  const bucket = createTokenBucket(8, 2, () => 0);
  expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([0, 0, 125, 250]);
});

property.prop([fc.array(fc.integer({ min: 0, max: 700 }), { minLength: 20, maxLength: 60 })])(
  'never lets more go in a second than the rate and the burst',
  (gaps) => {
    let now = 0;
    const bucket = createTokenBucket(8, 2, () => now);
    const sent = gaps.map((gap) => {
      now += gap;
      now += bucket.take();
      return now;
    });
    for (const from of sent) expect(sent.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(9);
  },
);
