import { createTokenBucket } from '../../../lib/token-bucket.ts';

/** The job was paused or cancelled before the request could go: its row is still to do. */
export class HeldBackError extends Error {
  override name = 'HeldBackError';
}

/** Lets the requests of a job go one after the other, within the rate that all VCC APIs of an account share. */
export interface RequestTurns {
  /** Resolves when a request may go. What may be held back rejects with a {@link HeldBackError} when it is. */
  readonly take: (mayBeHeld: boolean) => Promise<void>;
  /** From now on nothing goes but what must be brought to its end: the reading back of what was sent. */
  readonly hold: () => void;
  readonly open: () => void;
  /** So many requests go by themselves: the next ones wait for them. */
  readonly spend: (count: number) => void;
}

export function createRequestTurns(perSecond: number, burst: number): RequestTurns {
  // Not the wall clock: set back by an hour, it would hold up the job for as long.
  const bucket = createTokenBucket(perSecond, burst, () => performance.now());
  let gate = new AbortController();
  return {
    async take(mayBeHeld) {
      const { signal } = gate;
      if (mayBeHeld && signal.aborted) throw new HeldBackError();
      await pause(bucket.take(), mayBeHeld ? signal : undefined);
    },
    hold: () => gate.abort(),
    open() {
      if (gate.signal.aborted) gate = new AbortController();
    },
    spend(count) {
      for (let spent = 0; spent < count; spent += 1) bucket.take();
    },
  };
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  if (ms <= 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(new HeldBackError());
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}
