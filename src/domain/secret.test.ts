import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { adviseSecret } from './secret.ts';

/** Like the vendor's own sample: 85 characters, which is not canonical Base64. */
const vendorSample = `${'aB3+/x9Q'.repeat(10)}zZ7/k`;

const short = 'bytes; at least 32 are recommended.';
const padding = 'Its padding is unusual';

describe('a signing secret', () => {
  test('may be left out', () => {
    expect(adviseSecret('')).toEqual({ problem: undefined, warnings: [] });
  });

  test('of the vendor’s own kind only warns', () => {
    expect(vendorSample).toHaveLength(85);
    expect(adviseSecret(vendorSample)).toEqual({
      problem: undefined,
      warnings: ['Its padding is unusual: some receivers cannot decode it.'],
    });
  });

  test.each([
    [`${'A'.repeat(43)}=`, []],
    ['A'.repeat(44), []],
    ['A'.repeat(43), [padding]],
    [`${'A'.repeat(42)}==`, [`It stands for 31 ${short}`]],
    ['QUJD', [`It stands for 3 ${short}`]],
    ['A', [`It stands for 0 ${short}`, padding]],
    ['==', [`It stands for 0 ${short}`, padding]],
  ])('%s may be saved, with %j', (secret, warnings) => {
    const advice = adviseSecret(secret);
    expect(advice.problem).toBeUndefined();
    expect(advice.warnings.map((warning) => warning.replace(/: some.*/, ''))).toEqual(warnings);
  });

  test.each([
    [' QUJD', 'no blanks or line breaks'],
    ['QUJD\n', 'no blanks or line breaks'],
    ['QU JD', 'no blanks or line breaks'],
    ['QUJD\u00A0', 'no blanks or line breaks'],
    ['QU=JD', 'is Base64'],
    ['QUJD===', 'is Base64'],
    ['pa$$word', 'is Base64'],
    ['url-safe_base64', 'is Base64'],
    ['ＡＢＣＤ', 'is Base64'],
    ['QUJD\u200B', 'is Base64'],
  ])('%j is refused: %s', (secret, problem) => {
    expect(adviseSecret(secret).problem).toContain(problem);
  });

  property.prop([fc.uint8Array({ minLength: 32, maxLength: 200 })], { seed: 7_101, numRuns: 300 })(
    'of 32 bytes or more in Base64 has nothing odd about it, and the same bytes without padding only warn',
    (bytes) => {
      const secret = Buffer.from(bytes).toString('base64');
      expect(adviseSecret(secret)).toEqual({ problem: undefined, warnings: [] });
      expect(adviseSecret(secret.replace(/=+$/, '')).problem).toBeUndefined();
    },
  );

  property.prop([fc.uint8Array({ maxLength: 31, minLength: 1 })], { seed: 7_102, numRuns: 300 })(
    'of fewer bytes says how many',
    (bytes) => {
      expect(adviseSecret(Buffer.from(bytes).toString('base64')).warnings[0]).toBe(
        `It stands for ${bytes.length} bytes; at least 32 are recommended.`,
      );
    },
  );

  test('of 5 MB is judged quickly', () => {
    const started = performance.now();
    expect(adviseSecret(`${'A'.repeat(5_000_000)}!`).problem).toBeDefined();
    expect(adviseSecret('='.repeat(5_000_000)).problem).toBeDefined();
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
