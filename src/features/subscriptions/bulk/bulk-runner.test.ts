import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, ConnectionError, OutcomeUnknownError } from '../../../api/errors.ts';
import { isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import { countOutcomes, type TaskOutcome } from './bulk-job.ts';
import type { LockSeam } from '../../../lib/tab-lock.ts';
import { createBulkRunner } from './bulk-runner.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

function refusal(status: number, retryAfterSeconds?: number): ApiError {
  return new ApiError({ status, serverMessage: undefined, fieldErrors: [], retryAfterSeconds });
}

interface JobOptions {
  readonly answerMs?: number;
  readonly fail?: (id: string, attempt: number) => unknown;
  readonly locks?: LockSeam;
}

/** Another tab has the lock whenever `isTaken` says so. */
function locksTaken(isTaken: () => boolean): LockSeam {
  return {
    request: async (_name: string, ...rest: unknown[]) => {
      const take = rest.at(-1);
      if (typeof take === 'function') await Reflect.apply(take, undefined, [isTaken() ? null : {}]);
    },
    query: () => Promise.resolve({ held: [], pending: [] }),
  };
}

/** A job of so many rows against a server that answers each after a while, or as told. */
function jobOf(count: number, options: JobOptions = {}) {
  const { answerMs = 20, fail = () => undefined, locks } = options;
  const rows = Array.from({ length: count }, (_, index) => ({
    subscriptionId: `id-${index}`,
    name: `Row ${index}`,
    url: 'https://a.example/',
    events: ['*'],
    enabled: true,
  }));
  const sent: { readonly id: string; readonly at: number }[] = [];
  const journal: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const write = async (id: string): Promise<void> => {
    sent.push({ id, at: Date.now() });
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await new Promise((resolve) => {
      setTimeout(resolve, answerMs);
    });
    underWay -= 1;
    const error = fail(id, sent.filter((request) => request.id === id).length);
    if (error !== undefined) throw error;
  };
  const runner = createBulkRunner(
    { title: 'Disable', tasks: planBulk({ kind: 'disable' }, rows).filter(isTask) },
    {
      write: (task) => write(task.subscription.subscriptionId),
      findObjection: () => undefined,
      locks,
      journal: {
        begin: () => true,
        write: (outcomes: readonly TaskOutcome[]) => void journal.push(outcomes.join()),
        read: () => undefined,
        clear: () => undefined,
        subscribe: () => () => undefined,
      },
    },
  );
  return {
    runner,
    sent,
    journal,
    mostUnderWay: () => mostUnderWay,
    counts: () => countOutcomes(runner.get().outcomes),
    phase: () => runner.get().phase,
    ids: () => sent.map(({ id }) => id),
  };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the rate', () => {
  test('is eight a second, and a thousand rows take hardly longer than that', async () => {
    const { runner, sent, counts, ids } = jobOf(1_000);
    void runner.start();
    await pass(126_000);
    expect(counts().done).toBe(1_000);
    expect(new Set(ids()).size).toBe(1_000);
    expect(ids()).toHaveLength(1_000);
    const busiest = Math.max(
      ...sent.map(({ at }) => sent.filter((other) => other.at >= at && other.at < at + 1_000).length),
    );
    expect(busiest).toBeLessThanOrEqual(9);
  });

  test('has at most four under way', async () => {
    const { runner, counts, mostUnderWay } = jobOf(20, { answerMs: 3_000 });
    void runner.start();
    await pass(60_000);
    expect(mostUnderWay()).toBe(4);
    expect(counts().done).toBe(20);
  });

  test('is told at most ten times a second', async () => {
    const { runner } = jobOf(80);
    const told = vi.fn<() => void>();
    runner.subscribe(told);
    void runner.start();
    await pass(5_000);
    expect(told.mock.calls.length).toBeLessThanOrEqual(55);
  });
});

describe('a refusal because of too many requests', () => {
  test('is waited out as long as VCC says, and its rows are sent again once', async () => {
    const { runner, sent, counts, ids } = jobOf(10, {
      fail: (id, attempt) => (id === 'id-3' && attempt === 1 ? refusal(429, 7) : undefined),
    });
    void runner.start();
    await pass(3_000);
    const before = sent.length;
    await pass(3_000);
    expect(sent).toHaveLength(before);
    await pass(30_000);
    expect(counts()).toMatchObject({ done: 10, failed: 0 });
    expect(ids().filter((id) => id === 'id-3')).toHaveLength(2);
    expect(ids()).toHaveLength(11);
  });

  test('that does not say how long is waited out 5 and 15 seconds, then the person decides', async () => {
    const { runner, sent, phase, counts } = jobOf(1, {
      fail: (_, attempt) => (attempt <= 3 ? refusal(429) : undefined),
    });
    void runner.start();
    await pass(60_000);
    const start = sent[0]?.at ?? 0;
    const waits = sent.map(({ at }) => Math.round((at - start) / 1_000));
    expect(waits).toEqual([0, 5, 20]);
    expect(phase()).toEqual({ name: 'paused', reason: 'rate' });
    runner.resume();
    await pass(1_000);
    expect(counts().done).toBe(1);
  });
});

describe('the person', () => {
  test('pauses and resumes, and no row is left out or sent twice', async () => {
    const { runner, sent, counts, ids } = jobOf(40);
    void runner.start();
    await pass(2_000);
    runner.pause();
    const before = sent.length;
    await pass(60_000);
    expect(sent).toHaveLength(before);
    runner.resume();
    await pass(10_000);
    expect(counts().done).toBe(40);
    expect(new Set(ids()).size).toBe(ids().length);
  });

  test('cancels: nothing more is begun, and the rest is told as not attempted', async () => {
    const { runner, sent, counts, phase } = jobOf(100, { answerMs: 900 });
    void runner.start();
    await pass(5_000);
    runner.cancel();
    const before = sent.length;
    expect(phase().name).toBe('cancelling');
    await pass(1_000);
    expect(phase()).toEqual({ name: 'ended', isCancelled: true });
    expect(sent).toHaveLength(before);
    expect(counts()).toMatchObject({ done: before, sent: 0, waiting: 100 - before });
  });

  test('retries those that failed and no others', async () => {
    const { runner, counts, ids } = jobOf(30, {
      fail: (id, attempt) => {
        if (attempt > 1) return undefined;
        if (id === 'id-4') return refusal(500);
        return id === 'id-9' ? new OutcomeUnknownError('write') : undefined;
      },
    });
    void runner.start();
    await pass(10_000);
    expect(counts()).toMatchObject({ done: 28, failed: 1, unknown: 1 });
    expect(runner.get().reasons.get(4)).toContain('VCC has a problem');
    void runner.retryFailed();
    await pass(5_000);
    expect(counts().done).toBe(30);
    expect(ids().slice(30)).toEqual(['id-4', 'id-9']);
    expect(runner.get().reasons.size).toBe(0);
  });

  test('refused because of another tab is tried again with those that failed and no others', async () => {
    let isTaken = false;
    const { runner, counts, ids, phase } = jobOf(10, {
      fail: (id, attempt) => (id === 'id-3' && attempt === 1 ? refusal(400) : undefined),
      locks: locksTaken(() => isTaken),
    });
    void runner.start();
    await pass(5_000);
    expect(counts()).toMatchObject({ done: 9, failed: 1 });
    isTaken = true;
    void runner.retryFailed();
    await pass(100);
    expect(phase().name).toBe('refused');
    isTaken = false;
    void runner.start();
    await pass(5_000);
    expect(counts().done).toBe(10);
    expect(ids().filter((id) => id !== 'id-3')).toHaveLength(9);
    expect(ids().filter((id) => id === 'id-3')).toHaveLength(2);
  });

  test('who signs out ends it: nothing more is sent', async () => {
    const { runner, sent } = jobOf(30);
    void runner.start();
    await pass(1_000);
    const before = sent.length;
    runner.abandon();
    await pass(10_000);
    expect(sent).toHaveLength(before);
  });
});

test('being offline pauses, and the row that was not sent is still to do', async () => {
  const { runner, phase, counts } = jobOf(3, {
    fail: (id, attempt) => (id === 'id-1' && attempt === 1 ? new ConnectionError('offline') : undefined),
  });
  void runner.start();
  await pass(5_000);
  expect(phase()).toEqual({ name: 'paused', reason: 'offline' });
  runner.resume();
  await pass(5_000);
  expect(counts().done).toBe(3);
});

test('the journal has a row as sent before its answer', async () => {
  const { runner, journal } = jobOf(2, { answerMs: 5_000 });
  void runner.start();
  await pass(1_000);
  expect(journal.at(-1)).toBe('sent,sent');
});
