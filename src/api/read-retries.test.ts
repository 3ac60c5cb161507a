import { beforeEach, describe, expect, test, vi } from 'vitest';
import { testPolicy } from '../test/test-policy.ts';
import { ApiError, ConnectionError } from './errors.ts';
import { readRetryDelayMs } from './read-retries.ts';

const policy = testPolicy({
  readRetryDelaysMs: [1_000, 3_000],
  rateLimit: { ...testPolicy().rateLimit, backOffMs: [5_000, 15_000] },
});

const apiError = (status: number, more: { retryAfterSeconds?: number; retryAt?: number } = {}) =>
  new ApiError({ status, serverMessage: undefined, fieldErrors: [], retryAfterSeconds: undefined, ...more });

beforeEach(() => {
  vi.spyOn(Math, 'random').mockReturnValue(1);
  vi.spyOn(Date, 'now').mockReturnValue(0);
});

/** What is waited before each further attempt, while there is one. */
function waits(error: unknown): number[] {
  const all = [0, 1, 2, 3].map((failures) => readRetryDelayMs(policy, failures, error));
  return all.flatMap((wait) => wait ?? []);
}

describe('a read is tried again', () => {
  test.each([
    ['A14: after a gateway in passing', apiError(502), [1_000, 3_000]],
    ['N6: after a connection that broke', new ConnectionError('unreachable'), [1_000, 3_000]],
    ['N12: after an answer that was cut', new ConnectionError('cut-short'), [1_000, 3_000]],
    ['A16: after the moment that a 503 asks for', apiError(503, { retryAfterSeconds: 9 }), [9_000, 9_000]],
    ['A11: once after a 429 that said how long', apiError(429, { retryAfterSeconds: 7, retryAt: 7_000 }), [7_020]],
    ['A12: twice after a 429 that did not', apiError(429, { retryAt: 5_000 }), [5_020, 5_020]],
    ['never when it would not help', apiError(403), []],
    ['N15: also where CORS may be why', new ConnectionError('unreachable-or-refused'), [1_000, 3_000]],
    ['never for a redirect', new ConnectionError('redirected'), []],
    ['never for an answer without measure', new ConnectionError('answer-too-large'), []],
  ])('%s', (_when, error, expected) => {
    expect(waits(error)).toEqual(expected);
  });
});
