import { expect, test, vi } from 'vitest';
import { generateSecret } from './generate-secret.ts';
import { adviseSecret } from './secret.ts';

test('S10: a generated secret is 32 bytes of the platform’s generator in Base64, and never the same twice', () => {
  const platform = vi.spyOn(crypto, 'getRandomValues');
  const other = vi.spyOn(Math, 'random');
  const secrets = Array.from({ length: 10_000 }, generateSecret);
  expect(platform).toHaveBeenCalledTimes(10_000);
  expect(other).not.toHaveBeenCalled();
  platform.mockRestore();
  other.mockRestore();
  expect(new Set(secrets).size).toBe(10_000);
  for (const secret of secrets) {
    expect(secret).toHaveLength(44);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  }
  expect(secrets.filter((secret) => adviseSecret(secret).problem !== undefined)).toEqual([]);
});
