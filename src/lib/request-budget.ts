import { type LockSeam, takeLock } from './tab-lock.ts';

/** Lets tasks begin within a rate and a number at once (ADR 0008). */
export interface RequestBudget {
  /** A task whose signal is aborted by the time its turn comes does not begin: the signal's reason rejects it. */
  readonly run: <Result>(task: () => Promise<Result>, signal?: AbortSignal) => Promise<Result>;
}

interface RequestBudgetOptions {
  readonly perSecond: number;
  readonly atOnce: number;
  /** Of all tabs of this origin; without them each tab keeps to the rate by itself. */
  readonly locks: LockSeam | undefined;
}

const second = 1_000;
/** Longer than this no tab waits for the others: one that is frozen keeps what it holds. */
const longestWaitForTabsMs = 2_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A place in this second that no tab has: one lock per request and second, held for that second. */
async function takePlace(locks: LockSeam, perSecond: number): Promise<void> {
  const deadline = performance.now() + longestWaitForTabsMs;
  for (let place = 0; performance.now() < deadline; place = (place + 1) % perSecond) {
    // One place after the other, by design.
    // oxlint-disable-next-line no-await-in-loop
    const release = await takeLock(locks, `vcc-console.rate.${place}`);
    if (release !== undefined) {
      setTimeout(release, second);
      return;
    }
    // oxlint-disable-next-line no-await-in-loop
    if (place === perSecond - 1) await sleep(second / perSecond);
  }
}

/** At most `perSecond` tasks begin in any second, and at most `atOnce` are under way; first come, first served. */
export function createRequestBudget({ perSecond, atOnce, locks }: RequestBudgetOptions): RequestBudget {
  const waiting: (() => void)[] = [];
  /** By the clock of this page, which nobody can set: what tabs share are locks, not times. */
  let begun: readonly number[] = [];
  let underWay = 0;
  let turn: Promise<unknown> = Promise.resolve();

  async function takeLane(): Promise<void> {
    if (underWay >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else underWay += 1;
  }

  /** Whoever waits gets the lane as it is. */
  function leaveLane(): void {
    const next = waiting.shift();
    if (next === undefined) underWay -= 1;
    else next();
  }

  async function waitForRate(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted === true) return;
    const oldest = begun.length < perSecond ? undefined : begun[0];
    const waitMs = oldest === undefined ? 0 : oldest + second - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    if (locks !== undefined) await takePlace(locks, perSecond);
    begun = [...begun, performance.now()].slice(-perSecond);
  }

  return {
    async run(task, signal) {
      await takeLane();
      try {
        const mine = turn.then(() => waitForRate(signal));
        turn = mine;
        await mine;
        signal?.throwIfAborted();
        return await task();
      } finally {
        leaveLane();
      }
    },
  };
}
