import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestTurns } from './request-turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a job goes on at its rate when the clock is set back by an hour', async () => {
  const turns = createRequestTurns(8, 2);
  await Promise.all([turns.take(true), turns.take(true)]);
  vi.setSystemTime(Date.now() - 3_600_000);
  const next = vi.fn<() => void>();
  void turns.take(true).then(next);
  await vi.advanceTimersByTimeAsync(100);
  expect(next).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(100);
  expect(next).toHaveBeenCalledOnce();
});
