import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRecentChanges } from './recent-changes.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a change is recent for as long as it may take to be live, and its row is told when that ends', () => {
  const changes = createRecentChanges(30);
  const listener = vi.fn<() => void>();
  changes.subscribe(listener);
  changes.mark('a');
  expect([changes.liveAt('a'), changes.liveAt('b')]).toEqual([Date.now() + 30_000, undefined]);
  expect(listener).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(29_999);
  expect(changes.liveAt('a')).toBeDefined();
  vi.advanceTimersByTime(1);
  expect(changes.liveAt('a')).toBeUndefined();
  expect(listener).toHaveBeenCalledTimes(2);
});

test('a second change starts the time anew', () => {
  const changes = createRecentChanges(30);
  changes.mark('a');
  vi.advanceTimersByTime(20_000);
  changes.mark('a');
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(20_000);
  expect(changes.liveAt('a')).toBeDefined();
  vi.advanceTimersByTime(10_000);
  expect(changes.liveAt('a')).toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('the timer of a session that ended does not cut short a change of the next one', () => {
  // The forgotten timer went on running, and took away the mark of a later change of the same subscription.
  const changes = createRecentChanges(30);
  changes.mark('a');
  vi.advanceTimersByTime(20_000);
  changes.clear();
  expect(changes.liveAt('a')).toBeUndefined();
  changes.mark('a');
  vi.advanceTimersByTime(20_000);
  expect(changes.liveAt('a')).toBeDefined();
});
