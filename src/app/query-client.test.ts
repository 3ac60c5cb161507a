import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, ConnectionError, ContractError } from '../api/errors.ts';
import { failureOf } from '../test/failure-of.ts';
import { testPolicy } from '../test/test-policy.ts';
import { createQueryClient } from './query-client.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const apiError = (status: number) =>
  new ApiError({ status, serverMessage: undefined, fieldErrors: [], retryAfterSeconds: undefined });

/** Asks until the query gives up or succeeds; tells at which milliseconds it was tried. */
async function attemptsOf(failures: readonly unknown[], delays: readonly number[] = [1_000, 3_000]) {
  const queryClient = createQueryClient(testPolicy({ readRetryDelaysMs: delays }));
  const times: number[] = [];
  const start = Date.now();
  const queue = [...failures];
  const result = queryClient
    .fetchQuery({
      queryKey: ['x'],
      queryFn: () => {
        times.push(Date.now() - start);
        const failure = queue.shift();
        return failure === undefined ? Promise.resolve('data') : Promise.reject(failure);
      },
    })
    .catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(120_000);
  return { times, result: await result };
}

const passing = [
  ['an unreachable API', new ConnectionError('unreachable')],
  ...[500, 502, 503, 504].map((status) => [`status ${status}`, apiError(status)] as const),
] as const;

const lasting = [
  ['offline', new ConnectionError('offline')],
  ['a time-out', new ConnectionError('timed-out')],
  ['a broken contract', new ContractError('GET /x', 'a web page')],
  ['a defect', new TypeError('x is undefined')],
  ...[400, 401, 403, 404, 406, 409, 429, 501].map((status) => [`status ${status}`, apiError(status)] as const),
] as const;

describe('a read', () => {
  test.each(passing)('that met %s is tried twice more, and then fails with it', async (_what, error) => {
    const { times, result } = await attemptsOf(Array.from({ length: 9 }, () => error));
    expect(result).toBe(error);
    expect(times).toHaveLength(3);
  });

  test.each(lasting)('that met %s is not tried again', async (_what, error) => {
    const { times, result } = await attemptsOf([error]);
    expect(result).toBe(error);
    expect(times).toHaveLength(1);
  });

  test('recovers in silence', async () => {
    expect(await attemptsOf([apiError(503), new ConnectionError('unreachable')])).toMatchObject({ result: 'data' });
  });

  test('stops when what it meets turns out to last', async () => {
    const { times, result } = await attemptsOf([apiError(503), apiError(403)]);
    expect(times).toHaveLength(2);
    expect(result).toMatchObject({ status: 403 });
  });

  test.each([
    [0.5, [0, 500, 2_000]],
    [1, [0, 1_000, 4_000]],
  ])('waits any part of the configured time, so that tabs do not ask in step (random %d)', async (random, expected) => {
    vi.spyOn(Math, 'random').mockReturnValue(random);
    const { times } = await attemptsOf(Array.from({ length: 9 }, () => apiError(503)));
    expect(times).toEqual(expected);
    vi.restoreAllMocks();
  });

  test('is not tried again when no waits are configured', async () => {
    expect((await attemptsOf([apiError(503)], [])).times).toHaveLength(1);
  });
});

test.each([...passing, ...lasting])('a write that met %s is never tried again', async (_what, error) => {
  const queryClient = createQueryClient(testPolicy({ readRetryDelaysMs: [1, 1] }));
  const mutationFn = vi.fn<() => Promise<never>>().mockRejectedValue(error);
  const mutation = queryClient
    .getMutationCache()
    .build(queryClient, queryClient.defaultMutationOptions({ mutationFn }));
  const failure = failureOf(mutation.execute(undefined));
  await vi.advanceTimersByTimeAsync(120_000);
  expect(await failure).toBe(error);
  expect(mutationFn).toHaveBeenCalledOnce();
});
