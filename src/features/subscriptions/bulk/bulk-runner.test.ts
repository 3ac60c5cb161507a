import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, ConnectionError, OutcomeUnknownError } from '../../../api/errors.ts';
import { isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import { countOutcomes, type TaskOutcome } from './bulk-job.ts';
import type { LockSeam } from '../../../lib/tab-lock.ts';
import { createBulkRunner } from './bulk-runner.ts';
import { phaseWords, progressWords } from './progress-words.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

function refusal(status: number, retryAfterSeconds?: number): ApiError {
  return new ApiError({ status, serverMessage: undefined, fieldErrors: [], retryAfterSeconds });
}

interface JobOptions {
  readonly answerMs?: number;
  readonly fail?: (id: string, attempt: number) => unknown;
  readonly locks?: LockSeam;
  /** Each row is read before it is written. */
  readonly looksFirst?: boolean;
  /** So often the browser has room for what became of the rows. */
  readonly keeps?: number;
}

const later = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

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
  const {
    answerMs = 20,
    fail = () => undefined,
    locks,
    looksFirst = false,
    keeps = Number.POSITIVE_INFINITY,
  } = options;
  const rows = Array.from({ length: count }, (_, index) => ({
    subscriptionId: `id-${index}`,
    name: `Row ${index}`,
    url: 'https://a.example/',
    events: ['*'],
    enabled: true,
  }));
  const sent: { readonly id: string; readonly at: number }[] = [];
  const looks: number[] = [];
  const journal: string[] = [];
  let underWay = 0;
  let mostUnderWay = 0;
  const write = async (id: string): Promise<void> => {
    sent.push({ id, at: Date.now() });
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await later(answerMs);
    underWay -= 1;
    const error = fail(id, sent.filter((request) => request.id === id).length);
    if (error !== undefined) throw error;
  };
  const runner = createBulkRunner(
    { id: 'job', title: 'Disable', tasks: planBulk({ kind: 'disable' }, rows).filter(isTask) },
    {
      async perform(task, turn) {
        const id = task.subscription.subscriptionId;
        if (looksFirst) {
          await turn('look');
          looks.push(Date.now());
          await later(answerMs);
        }
        await turn('write');
        await write(id);
        return undefined;
      },
      locks,
      journal: {
        begin: () => true,
        write: (outcomes: readonly TaskOutcome[]) => journal.length < keeps && journal.push(outcomes.join()) > 0,
        clear: () => undefined,
      },
    },
  );
  return {
    runner,
    sent,
    looks,
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

  test('counts the reading before each write too', async () => {
    const { runner, sent, looks, counts } = jobOf(40, { looksFirst: true });
    void runner.start();
    await pass(11_000);
    expect(counts().done).toBe(40);
    const all = [...looks, ...sent.map(({ at }) => at)];
    const busiest = Math.max(...all.map((at) => all.filter((other) => other >= at && other < at + 1_000).length));
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

  test('is waited out no longer where the clock of the computer is set back meanwhile', async () => {
    const { runner, counts } = jobOf(3, {
      fail: (id, attempt) => (id === 'id-1' && attempt === 1 ? refusal(429, 7) : undefined),
    });
    void runner.start();
    await pass(3_000);
    vi.setSystemTime(Date.now() - 3_600_000);
    await pass(10_000);
    expect(counts()).toMatchObject({ done: 3, failed: 0 });
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

  test('C13: cancels between reading and writing: what was only read is told as not attempted', async () => {
    const { runner, sent, looks, counts, phase } = jobOf(100, { answerMs: 300, looksFirst: true });
    void runner.start();
    await pass(3_000);
    runner.cancel();
    const before = { sent: sent.length, looks: looks.length };
    expect(before.looks).toBeGreaterThan(before.sent);
    await pass(1_000);
    expect(phase()).toEqual({ name: 'ended', isCancelled: true });
    expect({ sent: sent.length, looks: looks.length }).toEqual(before);
    expect(counts()).toMatchObject({ done: before.sent, sent: 0, waiting: 100 - before.sent });
  });

  test('cancels a wait for VCC at once', async () => {
    const { runner, phase } = jobOf(10, { fail: () => refusal(429, 60) });
    void runner.start();
    await pass(2_000);
    runner.cancel();
    await pass(100);
    expect(phase()).toEqual({ name: 'ended', isCancelled: true });
  });

  test('C13: cancels: nothing more is begun, and the rest is told as not attempted', async () => {
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

  test('retries after a cancel, and what was not attempted is not called to do', async () => {
    const { runner } = jobOf(100, { fail: (id, attempt) => (id === 'id-2' && attempt < 3 ? refusal(400) : undefined) });
    const words = () => progressWords(runner.get());
    void runner.start();
    expect(words()).toBe('0 of 100 done, 100 to do');
    await pass(2_000);
    runner.cancel();
    await pass(1_000);
    const { done, waiting } = countOutcomes(runner.get().outcomes);
    expect(words()).toBe(`${done} of 100 done, 1 failed, ${waiting} not attempted`);
    expect(runner.get().run).toEqual({ count: 100, left: waiting });
    void runner.retryFailed();
    await pass(10);
    expect(words()).toBe(`${done} of 100 done, 1 to do, ${waiting} not attempted`);
    expect(runner.get().run).toEqual({ count: 1, left: 1 });
    await pass(1_000);
    expect(words()).toBe(`${done} of 100 done, 1 failed, ${waiting} not attempted`);
    void runner.retryFailed();
    await pass(1_000);
    expect(words()).toBe(`${done + 1} of 100 done, ${waiting} not attempted`);
    expect(runner.get().run).toEqual({ count: 1, left: 0 });
  });

  test('C16: refused because of another tab is tried again with those that failed and no others', async () => {
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
    expect(runner.get().run).toEqual({ count: 1, left: 1 });
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

describe('T6: a session that ends in the middle', () => {
  test('lets nothing more begin, and afterwards each row is written once', async () => {
    const { runner, sent, ids, counts, phase } = jobOf(40, { answerMs: 300, looksFirst: true });
    void runner.start();
    await pass(2_000);
    runner.awaitSignIn();
    expect(phase()).toEqual({ name: 'paused', reason: 'sign-in' });
    expect(phaseWords(phase())).toContain('Waiting for you to sign in again');
    await pass(1_000);
    const before = sent.length;
    await pass(600_000);
    expect(sent).toHaveLength(before);
    runner.resume();
    expect(phase().name).toBe('paused');
    runner.signedIn();
    await pass(20_000);
    expect(counts().done).toBe(40);
    expect(ids().toSorted()).toEqual([...new Set(ids())].toSorted());
    expect(ids()).toHaveLength(40);
  });

  test('leaves paused what the person had paused', async () => {
    const { runner, sent, phase } = jobOf(40);
    void runner.start();
    await pass(1_000);
    runner.pause();
    runner.awaitSignIn();
    runner.signedIn();
    expect(phase()).toEqual({ name: 'paused', reason: 'person' });
    const before = sent.length;
    await pass(10_000);
    expect(sent).toHaveLength(before);
  });
});

describe('G13: when one after the other fails', () => {
  test('it pauses after the fifth, and the person decides', async () => {
    let isDown = true;
    const { runner, sent, counts, phase } = jobOf(200, { fail: () => (isDown ? refusal(503) : undefined) });
    void runner.start();
    await pass(60_000);
    expect(phase()).toEqual({ name: 'paused', reason: 'failing' });
    expect(sent.length).toBeLessThanOrEqual(8);
    isDown = false;
    runner.resume();
    await pass(60_000);
    expect(counts()).toMatchObject({ done: 200 - counts().failed, waiting: 0 });
    expect(counts().failed).toBeLessThanOrEqual(8);
  });

  test('rows that others have deleted do not count', async () => {
    const { runner, counts } = jobOf(20, { fail: () => refusal(404) });
    void runner.start();
    await pass(10_000);
    expect(counts().failed).toBe(20);
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

test('says that there is no record once the browser does not take it, and tries no more', async () => {
  const { runner, journal, counts } = jobOf(5, { keeps: 3 });
  void runner.start();
  await pass(10);
  expect(runner.get().isRemembered).toBe(true);
  await pass(5_000);
  expect(runner.get().isRemembered).toBe(false);
  expect(journal).toHaveLength(3);
  expect(counts().done).toBe(5);
});
