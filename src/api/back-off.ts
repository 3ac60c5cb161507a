import type { HttpPolicy } from './http-policy.ts';

/**
 * What a 429 asks of the whole console: the limit is shared by all calls, so that until the wait is over nothing is
 * sent, whatever asks. It is no queue: who asks is refused here, at once and with the time, and reads come again.
 */
export interface BackOff {
  /** Epoch ms until which nothing is sent; undefined while requests may go. */
  readonly get: () => number | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  /** The API refused; returns until when nothing is sent. `toldSeconds` is undefined when it did not say how long. */
  readonly refuse: (toldSeconds: number | undefined) => number;
  /** The API answered something else. */
  readonly accept: () => void;
}

export function createBackOff({ backOffMs }: HttpPolicy['rateLimit']): BackOff {
  const listeners = new Set<() => void>();
  let until: number | undefined;
  let refusals = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const end = (): void => {
    until = undefined;
    tell();
  };
  return {
    get: () => (until !== undefined && until > Date.now() ? until : undefined),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    refuse(toldSeconds) {
      const now = Date.now();
      // Those that were sent together are refused together: that is one refusal.
      if (until === undefined || until <= now) refusals += 1;
      const untoldMs = backOffMs[Math.min(refusals, backOffMs.length) - 1] ?? 0;
      until = Math.max(until ?? 0, now + (toldSeconds === undefined ? untoldMs : toldSeconds * 1_000));
      clearTimeout(timer);
      timer = setTimeout(end, until - now);
      tell();
      return until;
    },
    accept() {
      refusals = 0;
    },
  };
}
