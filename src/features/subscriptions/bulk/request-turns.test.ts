import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createRequestTurns } from './request-turns.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a job goes on at its rate when the clock is set back by an hour', async () => {
  const turns = createRequestTurns(8, 2);
  await Promise.all([turns.take(true), turns.take(true)]);
  vi.setSystemTime(Date.now() - 3_600_000);
  let hasTurn = false;
  const next = async (): Promise<void> => {
    await turns.take(true);
    hasTurn = true;
  };
  void next();
  await vi.advanceTimersByTimeAsync(100);
  expect(hasTurn).toBe(false);
  await vi.advanceTimersByTimeAsync(100);
  expect(hasTurn).toBe(true);
});
