import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../test/failure-of.ts';
import { createRequestBudget, type RequestBudget } from './request-budget.ts';
import type { LockSeam } from './tab-lock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** The locks of one browser profile, which all its tabs share; these are held by a tab that is frozen. */
function locksWith(frozen: readonly string[]): LockSeam {
  const held = new Set(frozen);
  return {
    request: async (name: string, ...rest: unknown[]) => {
      const take = rest.at(-1);
      if (typeof take !== 'function') return;
      const isFree = !held.has(name);
      held.add(name);
      await Reflect.apply(take, undefined, [isFree ? {} : null]);
      if (isFree) held.delete(name);
    },
    query: () => Promise.resolve({ held: [], pending: [] }),
  };
}

/** Asks for so many requests at once; tells at which milliseconds each began. */
async function beginnings(budgets: readonly RequestBudget[], count: number, lastingMs = 0): Promise<number[]> {
  const start = Date.now();
  const times: number[] = [];
  const task = async (): Promise<void> => {
    times.push(Date.now() - start);
    await new Promise((resolve) => setTimeout(resolve, lastingMs));
  };
  const all = budgets.flatMap((budget) => Array.from({ length: count }, () => budget.run(task)));
  await vi.advanceTimersByTimeAsync(60_000);
  await Promise.all(all);
  return times;
}

/** The most that began in any second. */
const busiestSecond = (times: readonly number[]): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 1_000).length));

describe('the rate', () => {
  test('is kept in every second, and used', async () => {
    const budget = createRequestBudget({ perSecond: 8, atOnce: 4, locks: undefined });
    const times = await beginnings([budget], 30);
    expect(times.filter((at) => at < 100)).toHaveLength(8);
    expect(busiestSecond(times)).toBe(8);
    expect(Math.max(...times)).toBeLessThan(3_500);
  });

  test('of one a second is kept too', async () => {
    const budget = createRequestBudget({ perSecond: 1, atOnce: 4, locks: undefined });
    expect(await beginnings([budget], 3)).toEqual([0, 1_000, 2_000]);
  });

  test('is that of all tabs together', async () => {
    const locks = locksWith([]);
    const tabs = [1, 2].map(() => createRequestBudget({ perSecond: 8, atOnce: 4, locks }));
    const times = await beginnings(tabs, 12);
    expect(times).toHaveLength(24);
    expect(busiestSecond(times)).toBe(8);
    expect(Math.max(...times)).toBeLessThan(4_000);
  });

  test('is kept, and no request waits for an hour, when the clock is set back by one', async () => {
    const budget = createRequestBudget({ perSecond: 8, atOnce: 4, locks: locksWith([]) });
    await Promise.all(Array.from({ length: 8 }, () => budget.run(() => Promise.resolve())));
    vi.setSystemTime(Date.now() - 3_600_000);
    const times = await beginnings([budget], 9);
    expect(busiestSecond(times)).toBe(8);
    expect(Math.max(...times)).toBeLessThan(2_500);
  });

  test('waits for no tab that is frozen with all places taken', async () => {
    const locks = locksWith(Array.from({ length: 8 }, (_, place) => `vcc-console.rate.${place}`));
    expect(await beginnings([createRequestBudget({ perSecond: 8, atOnce: 4, locks })], 1)).toEqual([
      expect.closeTo(2_000, -3),
    ]);
  });
});

test('no more than so many are under way', async () => {
  const budget = createRequestBudget({ perSecond: 100, atOnce: 4, locks: undefined });
  expect(await beginnings([budget], 9, 500)).toEqual([0, 0, 0, 0, 500, 500, 500, 500, 1_000]);
});

test('who gives up while waiting begins nothing, and holds up nobody', async () => {
  const budget = createRequestBudget({ perSecond: 100, atOnce: 1, locks: undefined });
  const [client, task] = [new AbortController(), vi.fn<() => Promise<void>>().mockResolvedValue()];
  const first = budget.run(() => new Promise<void>((resolve) => setTimeout(resolve, 500)));
  const given = budget.run(task, client.signal);
  const last = budget.run(() => Promise.resolve('last'));
  client.abort();
  const failure = failureOf(given);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await failure).toMatchObject({ name: 'AbortError' });
  await first;
  expect(task).not.toHaveBeenCalled();
  expect(await last).toBe('last');
});

test('a task that fails makes room like one that succeeds', async () => {
  const budget = createRequestBudget({ perSecond: 100, atOnce: 1, locks: undefined });
  const failure = failureOf(budget.run(() => Promise.reject(new Error('no'))));
  expect(await budget.run(() => Promise.resolve('next'))).toBe('next');
  expect(await failure).toMatchObject({ message: 'no' });
});
