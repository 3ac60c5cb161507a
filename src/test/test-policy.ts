import type { HttpPolicy } from '../api/http-policy.ts';

/** A policy for tests that are not about it: no waits, and no limit that they would meet. */
export function testPolicy(changes: Partial<HttpPolicy> = {}): HttpPolicy {
  return {
    timeouts: { readMs: 5_000, listMs: 5_000, writeMs: 5_000, longestMs: 20_000 },
    readRetryDelaysMs: [],
    rateLimit: { perSecond: 1_000, atOnce: 100, backOffMs: [], longestWaitSeconds: 60 },
    largestAnswerBytes: 64 * 1_024 * 1_024,
    ...changes,
  };
}
