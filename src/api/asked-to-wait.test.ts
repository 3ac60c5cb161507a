import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../test/failure-of.ts';
import { samePerson } from '../test/same-person.ts';
import { testPolicy } from '../test/test-policy.ts';
import { answerWith, startTestServer, type TestServer } from '../test/test-server.ts';
import { ApiError } from './errors.ts';
import { createHttpClient, type HttpClient } from './http.ts';
import type { HttpPolicy } from './http-policy.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
beforeEach(() => {
  // Node 20 has no navigator; every browser has.
  vi.stubGlobal('navigator', { onLine: true });
  server.requests.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const client = (rateLimit: Partial<HttpPolicy['rateLimit']> = {}): HttpClient =>
  createHttpClient(
    {
      apiBase: () => server.url,
      accessToken: () => 'token-1',
      renewAccessToken: () => Promise.resolve('token-2'),
      person: samePerson,
      noteReadOnly: () => undefined,
    },
    testPolicy({ rateLimit: { ...testPolicy().rateLimit, ...rateLimit } }),
  );

const ask = (http: HttpClient, method: 'GET' | 'POST' = 'GET') => failureOf(http.send({ method, path: '/x' }));

describe('after 429', () => {
  test('A11: nothing is sent until the wait is over, and who asks is told how long', async () => {
    const http = client();
    server.answer = answerWith(429, '', { 'Retry-After': '7' });
    expect(await ask(http)).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 7 });
    expect(await ask(http)).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 7 });
    expect(await ask(http, 'POST')).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 7 });
    expect(server.requests).toHaveLength(1);
    vi.useFakeTimers({ now: Date.now() + 7_001, toFake: ['Date'] });
    server.answer = answerWith(200, {});
    expect(await http.send({ method: 'GET', path: '/x' })).toEqual({});
    expect(server.requests).toHaveLength(2);
  });

  // Fifty switches at once had passed the check when the first was refused, and went out one after the other all the same.
  test('A11: what waited for its turn when the refusal came is not sent either', async () => {
    const http = client({ atOnce: 1 });
    server.answer = answerWith(429, '', { 'Retry-After': '7' });
    const failures = await Promise.all([ask(http), ask(http, 'POST'), ask(http, 'POST')]);
    expect(failures).toMatchObject(failures.map(() => ({ kind: 'rate-limited', retryAfterSeconds: 7 })));
    expect(server.requests).toHaveLength(1);
  });

  test('A12: that does not say how long, the waits are the configured ones, the last of them repeated', async () => {
    const http = client({ backOffMs: [5_000, 15_000] });
    server.answer = answerWith(429, '');
    vi.useFakeTimers({ now: 0, toFake: ['Date'] });
    expect(await ask(http)).toMatchObject({ retryAt: 5_000 });
    vi.setSystemTime(5_001);
    expect(await ask(http)).toMatchObject({ retryAt: 20_001 });
    vi.setSystemTime(20_002);
    expect(await ask(http)).toMatchObject({ retryAt: 35_002 });
    expect(server.requests).toHaveLength(3);
  });
});

describe('a pause that VCC announces', () => {
  test('A16: of more than a minute is maintenance, with its time', async () => {
    server.answer = answerWith(503, '', { 'Retry-After': '600' });
    const failure = await ask(client());
    expect(failure).toMatchObject({ kind: 'maintenance', status: 503 });
    expect(failure instanceof ApiError ? (failure.retryAt ?? 0) - Date.now() : 0).toBeGreaterThan(595_000);
  });

  test('of a moment is not', async () => {
    server.answer = answerWith(503, '', { 'Retry-After': '2' });
    expect(await ask(client())).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 2, retryAt: undefined });
  });
});
