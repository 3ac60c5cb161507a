import { expect, test } from 'vitest';
import { findHeldLocks, type LockSeam, takeLock, underLock } from './tab-lock.ts';

/** The browser's locks, as far as they are used: one holder each, and `ifAvailable`. */
function fakeLocks(): LockSeam {
  const held = new Set<string>();
  return {
    async request(name: string, ...rest: unknown[]) {
      const take = rest.at(-1);
      if (typeof take !== 'function') throw new Error('The last argument is the callback');
      const isFree = !held.has(name);
      held.add(name);
      await Reflect.apply(take, undefined, [isFree ? { name } : null]);
      if (isFree) held.delete(name);
    },
    query: () => Promise.resolve({ held: [...held].map((name) => ({ name })), pending: [] }),
  };
}

test('a lock is held by one, until it is given back', async () => {
  const locks = fakeLocks();
  const release = await takeLock(locks, 'bulk');
  expect(release).toBeDefined();
  expect(await takeLock(locks, 'bulk')).toBeUndefined();
  expect(await findHeldLocks(locks)).toEqual(new Set(['bulk']));
  expect(await takeLock(locks, 'other')).toBeDefined();
  release?.();
  await expect.poll(async () => (await findHeldLocks(locks))?.has('bulk')).toBe(false);
  expect(await takeLock(locks, 'bulk')).toBeDefined();
});

test('B3: a browser without locks refuses nobody, and says that it cannot tell', async () => {
  expect(await takeLock(undefined, 'bulk')).toBeTypeOf('function');
  expect(await takeLock(undefined, 'bulk')).toBeTypeOf('function');
  expect(await findHeldLocks(undefined)).toBeUndefined();
});

const refuse = () => Promise.reject(new DOMException('Blocked', 'SecurityError'));

// Chrome has locks where it blocks the data of sites, and refuses each: a change in bulk stayed at its start for ever.
test('a browser that refuses every lock is one without locks', async () => {
  const locks: LockSeam = { request: refuse, query: refuse };
  expect(await takeLock(locks, 'bulk')).toBeTypeOf('function');
  expect(await findHeldLocks(locks)).toBeUndefined();
  let ran = 0;
  await underLock(locks, 'session', 1_000, async () => void (ran += 1));
  expect(ran).toBe(1);
});
