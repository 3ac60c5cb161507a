/** How long to wait before the next request may go; what it tells is taken. */
export interface TokenBucket {
  readonly take: () => number;
}

/**
 * A steady rate with a little room to catch up after a late timer. `burst` is small on purpose: a full second's worth
 * on top of a steady second would be twice the rate at the start (acceptance 2.2, L9).
 */
export function createTokenBucket(perSecond: number, burst: number, now: () => number): TokenBucket {
  const everyMs = 1_000 / perSecond;
  let next = -Infinity;
  return {
    take() {
      const at = now();
      // Never so far back that more than `burst` go at once.
      next = Math.max(next, at - (burst - 1) * everyMs);
      const waitMs = Math.max(0, next - at);
      next += everyMs;
      return waitMs;
    },
  };
}
