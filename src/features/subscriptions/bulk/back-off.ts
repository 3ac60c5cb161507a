/** After a 429 that does not say how long; after the last of these the person decides (acceptance 2.2). */
const usualWaitsMs = [5_000, 15_000] as const;
/** So many refusals in a row that do say how long. */
const mostRefusals = 5;

/** How long nothing is sent because VCC refused. */
export interface BackOff {
  /** How many ms are left of it; 0 when nothing has to wait. */
  readonly leftMs: () => number;
  /** False when it was refused too often to go on without being asked. */
  readonly refused: (retryAfterSeconds: number | undefined) => boolean;
  readonly forget: () => void;
}

export function createBackOff(): BackOff {
  // Not the wall clock: set back by an hour, it would hold up the job for as long.
  let until = 0;
  let refusals = 0;
  return {
    leftMs: () => Math.max(0, until - performance.now()),
    refused(retryAfterSeconds) {
      const now = performance.now();
      // All that were sent together are refused together: that is one refusal.
      if (until <= now) refusals += 1;
      const waitMs =
        retryAfterSeconds === undefined ? usualWaitsMs[refusals - 1] : Math.max(1, retryAfterSeconds) * 1_000;
      if (waitMs === undefined || refusals > mostRefusals) return false;
      until = Math.max(until, now + waitMs);
      return true;
    },
    forget() {
      refusals = 0;
    },
  };
}
