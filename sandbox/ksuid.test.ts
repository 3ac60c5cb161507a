import { expect, test } from 'vitest';
import { createKsuid } from './ksuid.ts';

test('is 27 characters for the first and the last moment it can name', () => {
  expect(createKsuid(1_400_000_000_000, new Uint8Array(16))).toBe('0'.repeat(27));
  const lastMs = (1_400_000_000 + 0xffff_ffff) * 1000;
  // The greatest KSUID, as the format's authors publish it.
  expect(createKsuid(lastMs, new Uint8Array(16).fill(255))).toBe('aWgEPTl1tmebfsQzFP4bxwgy80V');
});

test('sorts by time and never comes twice', () => {
  const early = createKsuid(Date.UTC(2024, 0, 1));
  const late = createKsuid(Date.UTC(2026, 0, 1));
  expect(early < late).toBe(true);
  expect(new Set(Array.from({ length: 1_000 }, () => createKsuid())).size).toBe(1_000);
});
