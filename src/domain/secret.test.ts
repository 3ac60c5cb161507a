import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { adviseSecret } from './secret.ts';

/** Like the vendor's own sample: 85 characters, which is not canonical Base64. */
const vendorSample = `${'aB3+/x9Q'.repeat(10)}zZ7/k`;

/** 43 characters as a machine makes them. */
const random = 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEq';

const short = 'bytes; at least 32 are recommended.';
const padding = 'Its padding is unusual';
const madeUp = 'It looks made up by a person';

describe('U12: a signing secret', () => {
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
    [`${random}=`, []],
    [`${random}A`, []],
    [random, [padding]],
    [`${random.slice(1)}==`, [`It stands for 31 ${short}`]],
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
      // Also bytes that are nearly all the same, which look made up.
      const warnings = adviseSecret(secret).warnings.filter((warning) => !warning.startsWith(madeUp));
      expect({ ...adviseSecret(secret), warnings }).toEqual({ problem: undefined, warnings: [] });
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

describe('U13: a signing secret that can be guessed', () => {
  test.each([
    'Password123Password123Password123Password123',
    'myWebhookSecret1',
    'qwertyuiopasdfghjkl0',
    '12345678901234567890123456789012',
    'A'.repeat(44),
    'abcabcabcabcabcabcabcabcabcabcabcabcabcabcab',
  ])('%s warns, and may be saved', (secret) => {
    const { problem, warnings } = adviseSecret(secret);
    expect(problem).toBeUndefined();
    expect(warnings.some((warning) => warning.startsWith(madeUp))).toBe(true);
  });

  test('because it is the name warns', () => {
    expect(adviseSecret(random, 'CRM').warnings.join()).not.toContain(madeUp);
    expect(adviseSecret(random, ` ${random} `).warnings.join()).toContain(madeUp);
  });
});

test('U14: a secret that was cut off at the end of its field is refused, never stored in half', () => {
  expect(adviseSecret('aB3+/x9Q'.repeat(128)).problem).toBeUndefined();
  expect(adviseSecret('aB3+/x9Q'.repeat(129)).problem).toBe('A secret has at most 1,024 characters.');
});
