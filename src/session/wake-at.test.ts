import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wakeAt } from './wake-at.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const DAY_MS = 24 * 3_600_000;

it.each([1, 60_000, 40 * DAY_MS])('wakes once, %d ms from now, and not before', (ms) => {
  const run = vi.fn<() => void>();
  wakeAt(performance.now() + ms, run);
  vi.advanceTimersByTime(ms - 1);
  expect(run).toHaveBeenCalledTimes(0);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(40 * DAY_MS);
  expect(run).toHaveBeenCalledTimes(1);
});

it.each([10, 40 * DAY_MS])('can be cancelled: %d ms', (ms) => {
  const run = vi.fn<() => void>();
  const cancel = wakeAt(performance.now() + ms, run);
  vi.advanceTimersByTime(ms - 1);
  cancel();
  vi.advanceTimersByTime(100);
  expect(run).not.toHaveBeenCalled();
});

it('wakes at once when it is late', () => {
  const run = vi.fn<() => void>();
  wakeAt(performance.now() - 5, run);
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledTimes(1);
});
