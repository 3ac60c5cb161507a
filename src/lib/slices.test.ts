import { afterEach, describe, expect, test, vi } from 'vitest';
import { finishWork, type SlicedWork, workInSlices } from './slices.ts';

/** Counts to `steps`, and says so at each step. */
function* count(steps: number, onStep: (step: number) => void = () => undefined): SlicedWork<number> {
  for (let step = 1; step <= steps; step += 1) {
    onStep(step);
    yield;
  }
  return steps;
}

const never = new AbortController().signal;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A clock on which every look takes a while. */
function slowClock(msPerLook: number): void {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += msPerLook));
}

describe('sliced work', () => {
  test('has one result, at once or in slices', async () => {
    expect(finishWork(count(3))).toBe(3);
    await expect(workInSlices(count(3), never)).resolves.toBe(3);
    await expect(workInSlices(count(0), never)).resolves.toBe(0);
  });

  test('lets others in before it begins and after each slice', async () => {
    slowClock(10);
    const log: string[] = [];
    vi.stubGlobal('scheduler', { yield: () => Promise.resolve(void log.push('browser')) });
    await workInSlices(
      count(5, (step) => log.push(`step ${step}`)),
      never,
    );
    expect(log).toEqual(['browser', 'step 1', 'step 2', 'step 3', 'browser', 'step 4', 'step 5']);
  });

  test('lets others in where the browser has no scheduler', async () => {
    slowClock(100);
    vi.stubGlobal('scheduler', undefined);
    let others = 0;
    const timer = setInterval(() => (others += 1));
    await workInSlices(count(20), never);
    clearInterval(timer);
    expect(others).toBeGreaterThan(0);
  });

  test('ends without a result when it is given up, and throws what the work throws', async () => {
    const stop = new AbortController();
    const steps: number[] = [];
    const work = count(5, (step) => {
      steps.push(step);
      if (step === 2) stop.abort();
    });
    await expect(workInSlices(work, stop.signal)).resolves.toBeUndefined();
    expect(steps).toEqual([1, 2]);
    const failing = count(1, () => {
      throw new Error('no');
    });
    await expect(workInSlices(failing, never)).rejects.toThrow('no');
  });
});
