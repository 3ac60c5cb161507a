import { expect, test } from 'vitest';
import { deferred } from './deferred.ts';
import { createUnderWay } from './under-way.ts';

test('is busy until the last task has ended, however it ends', async () => {
  const underWay = createUnderWay();
  expect(underWay.isBusy()).toBe(false);
  const first = deferred<string>();
  const second = deferred<string>();
  const results = [underWay.run(() => first.promise), underWay.run(() => second.promise)] as const;
  first.resolve('done');
  expect(await results[0]).toBe('done');
  expect(underWay.isBusy()).toBe(true);
  second.reject(new Error('refused'));
  await expect(results[1]).rejects.toThrow('refused');
  expect(underWay.isBusy()).toBe(false);
});
