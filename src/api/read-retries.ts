import { ApiError, isPassing } from './errors.ts';
import type { HttpPolicy } from './http-policy.ts';

/** A timer may be a little early, and would be refused. */
const marginMs = 20;

/**
 * How long to wait before a read is tried again, in milliseconds; undefined when it is not (acceptance 2.2). Passing
 * trouble is given three attempts in all. A 429 is followed: one more attempt when it said how long to wait, two when
 * it did not; after that the person decides.
 */
export function readRetryDelayMs(policy: HttpPolicy, failures: number, error: unknown): number | undefined {
  const { readRetryDelaysMs, rateLimit } = policy;
  if (error instanceof ApiError && error.retryAt !== undefined && error.kind === 'rate-limited') {
    const attempts = error.retryAfterSeconds === undefined ? rateLimit.backOffMs.length : 1;
    return failures < attempts ? Math.max(0, error.retryAt - Date.now()) + marginMs : undefined;
  }
  const longestMs = readRetryDelaysMs[failures];
  if (longestMs === undefined || !isPassing(error)) return undefined;
  const toldSeconds = error instanceof ApiError ? error.retryAfterSeconds : undefined;
  // Any part of it, so that tabs do not ask in step.
  return toldSeconds === undefined ? Math.random() * longestMs : toldSeconds * 1_000;
}
