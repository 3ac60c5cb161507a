import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { failureOf } from '../test/failure-of.ts';
import { samePerson } from '../test/same-person.ts';
import { testPolicy } from '../test/test-policy.ts';
import { answerWith, startTestServer, type TestServer } from '../test/test-server.ts';
import { ApiError, ConnectionError, ContractError } from './errors.ts';
import { createHttpClient, type HttpCredentials } from './http.ts';
import type { HttpPolicy } from './http-policy.ts';

const long = 60_000;
const anything = { method: 'GET', path: '/x' } as const;
const invalidToken = {
  error: 'invalid_token',
  error_description: 'The access token is invalid or has expired',
};

let server: TestServer;
let elsewhere: TestServer;
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([startTestServer(), startTestServer()]);
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));
beforeEach(() => {
  // Node 20 has no navigator; every browser has.
  vi.stubGlobal('navigator', { onLine: true });
  server.requests.length = 0;
  elsewhere.requests.length = 0;
  server.answer = answerWith(200, {});
});
afterEach(() => void vi.unstubAllGlobals());

function client(
  credentials: Partial<HttpCredentials> = {},
  timeouts: Partial<HttpPolicy['timeouts']> = {},
  policy: Partial<HttpPolicy> = {},
) {
  const renewAccessToken = vi.fn<HttpCredentials['renewAccessToken']>().mockResolvedValue('token-2');
  const noteReadOnly = vi.fn<HttpCredentials['noteReadOnly']>();
  const http = createHttpClient(
    {
      apiBase: () => server.url,
      accessToken: () => 'token-1',
      renewAccessToken,
      person: samePerson,
      noteReadOnly,
      ...credentials,
    },
    testPolicy({
      timeouts: { readMs: long, listMs: long, writeMs: long, longestMs: long, ...timeouts },
      ...policy,
    }),
  );
  return { http, renewAccessToken, noteReadOnly };
}

const get = (options?: Parameters<typeof client>) =>
  client(...(options ?? [])).http.send({ method: 'GET', path: '/x' });

function stallAfterHalfTheBody(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
  response.write('{"subscriptions":[');
}

/** Answers 401 with this body to one token, and 200 to any other. */
function refuse(token: string, body: unknown): TestServer['answer'] {
  const [no, yes] = [answerWith(401, body), answerWith(200, { ok: true })];
  return (response, { headers }) => (headers.authorization === `bearer ${token}` ? no : yes)(response);
}

describe('a request', () => {
  test('carries the type the API demands and the token with a lower-case scheme', async () => {
    await get();
    const [{ method, path, headers, body } = { headers: {} }] = server.requests;
    expect({ method, path, body }).toEqual({ method: 'GET', path: '/x', body: '' });
    expect(headers).toMatchObject({ accept: 'application/vnd.newvoicemedia.v1+json', authorization: 'bearer token-1' });
    expect(headers['content-type']).toBeUndefined();
    expect(headers.cookie).toBeUndefined();
    expect(headers.referer).toBeUndefined();
  });

  test('is never answered from a cache', async () => {
    await get();
    expect(server.requests[0]?.headers['cache-control']).toBe('no-cache');
  });

  test.each(['POST', 'PATCH'] as const)('%s brings its body as JSON', async (method) => {
    await client().http.send({ method, path: '/x', body: { name: 'Zoë “1”' } });
    expect(server.requests[0]).toMatchObject({ method, body: '{"name":"Zoë “1”"}' });
    expect(server.requests[0]?.headers['content-type']).toBe('application/json');
  });

  test('goes to the base of the region that is signed in at that moment', async () => {
    let base = `${server.url}/emea`;
    const { http } = client({ apiBase: () => base });
    await http.send({ method: 'GET', path: '/x' });
    base = `${server.url}/nam`;
    await http.send({ method: 'GET', path: '/x' });
    expect(server.requests.map(({ path }) => path)).toEqual(['/emea/x', '/nam/x']);
  });
});

describe('a 2xx answer', () => {
  test.each([
    ['JSON', 200, '{"a":1}', { a: 1 }],
    ['another 2xx', 201, '{"a":1}', { a: 1 }],
    ['a byte order mark', 200, '\uFEFF{"a":1}', { a: 1 }],
    ['an empty body', 200, '', undefined],
    ['blanks only', 202, ' \r\n ', undefined],
    ['null', 200, 'null', null],
  ])('with %s is read', async (_what, status, body, expected) => {
    server.answer = answerWith(status, body);
    expect(await get()).toEqual(expected);
  });

  test('204 has no body and is success', async () => {
    server.answer = (response) => response.writeHead(204).end();
    expect(await get()).toBeUndefined();
  });

  test.each([
    ['cut JSON', '{"subscriptions":[{', 'text that is not complete JSON'],
    ['plain text', 'OK', 'text that is not complete JSON'],
    ['a web page', '\n <!doctype html><title>Sign in</title>', 'a web page instead of JSON'],
  ])('with %s breaks the contract, by the name of the call', async (_what, body, problem) => {
    server.answer = answerWith(200, body);
    const failure = await failureOf(get());
    expect(failure).toBeInstanceOf(ContractError);
    expect(failure).toMatchObject({ path: 'GET /x', problem });
  });
});

describe('an error status', () => {
  test.each([
    [400, 'invalid'],
    [401, 'not-permitted'],
    [403, 'not-permitted'],
    [404, 'not-found'],
    [405, 'unexpected-status'],
    [406, 'version-refused'],
    [408, 'unexpected-status'],
    [409, 'conflict'],
    [412, 'outdated'],
    [413, 'too-large'],
    [415, 'version-refused'],
    [418, 'unexpected-status'],
    [422, 'invalid'],
    [428, 'outdated'],
    [429, 'rate-limited'],
    [500, 'unavailable'],
    [501, 'unavailable'],
    [502, 'unavailable'],
    [503, 'unavailable'],
    [504, 'unavailable'],
    [599, 'unavailable'],
  ])('%i is %s, with the sentence of the API', async (status, kind) => {
    server.answer = answerWith(status, { message: 'Said by VCC' });
    const failure = await failureOf(get());
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ status, kind, serverMessage: 'Said by VCC' });
    expect(failure).toHaveProperty('message', `The API answered ${status}: Said by VCC`);
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ['7', 7],
    ['3600', 60],
    ['soon', undefined],
  ])('A12: 429 with Retry-After %j waits %j seconds', async (header, retryAfterSeconds) => {
    server.answer = answerWith(429, '', { 'Retry-After': header });
    expect(await failureOf(get())).toMatchObject({ kind: 'rate-limited', retryAfterSeconds });
  });

  test('without a header or a body is an error all the same', async () => {
    server.answer = answerWith(500, '');
    expect(await failureOf(get())).toMatchObject({
      status: 500,
      serverMessage: undefined,
      fieldErrors: [],
      retryAfterSeconds: undefined,
      message: 'The API answered 500',
    });
  });
});

test('A2: an id by which support could find the answer is kept', async () => {
  server.answer = answerWith(400, '<html>', { 'X-Request-Id': '7f3a' });
  expect(await failureOf(get())).toMatchObject({ requestId: '7f3a', serverMessage: undefined });
});

describe('no complete answer', () => {
  test.each([
    ['a read', { readMs: 40 }, { method: 'GET', path: '/x' }],
    ['a list', { listMs: 40 }, { method: 'GET', path: '/x', size: 'list' }],
    ['a write', { writeMs: 40 }, { method: 'POST', path: '/x', body: {} }],
    ['a deletion', { writeMs: 40 }, { method: 'DELETE', path: '/x' }],
  ] as const)('%s times out by its own limit, in the middle of the body too', async (_what, timeouts, request) => {
    server.answer = stallAfterHalfTheBody;
    expect(await failureOf(client({}, timeouts).http.send(request))).toMatchObject({
      name: 'ConnectionError',
      kind: 'timed-out',
    });
    server.answer = () => undefined;
    expect(await failureOf(client({}, timeouts).http.send(request))).toMatchObject({ kind: 'timed-out' });
  });

  test.each([
    ['without a byte', 'unreachable', (response) => void response.socket?.destroy()],
    [
      'within the body',
      'cut-short',
      (response) => {
        stallAfterHalfTheBody(response);
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ] satisfies [string, string, TestServer['answer']][])(
    'a connection closed %s is %s, and names the host',
    async (_what, kind, answer) => {
      server.answer = answer;
      const failure = await failureOf(get());
      expect(failure).toBeInstanceOf(ConnectionError);
      expect(failure).toMatchObject({ kind, host: new URL(server.url).host });
    },
  );

  test('N13: a slow answer that keeps coming is waited for, up to a limit in all', async () => {
    const pieces = ['{"a":', '"', '1', '"', '}'];
    server.answer = (response) => {
      response.writeHead(200);
      const timer = setInterval(() => {
        const piece = pieces.shift();
        if (piece === undefined) response.end();
        else response.write(piece);
        if (piece === undefined) clearInterval(timer);
      }, 40);
    };
    expect(await get([{}, { readMs: 100 }])).toEqual({ a: '1' });
    pieces.push(...Array.from({ length: 50 }, () => ' '));
    expect(await failureOf(get([{}, { readMs: 100, longestMs: 200 }]))).toMatchObject({ kind: 'timed-out' });
  });

  test('N19: more than is ever read is given up', async () => {
    server.answer = answerWith(200, '"'.padEnd(300_000, 'x'));
    expect(await failureOf(client({}, {}, { largestAnswerBytes: 100_000 }).http.send(anything))).toMatchObject({
      name: 'ConnectionError',
      kind: 'answer-too-large',
    });
  });

  test('a closed port is unreachable, and being offline is said as such', async () => {
    const gone = await startTestServer();
    await gone.close();
    const attempt = () => failureOf(get([{ apiBase: () => gone.url }]));
    expect(await attempt()).toMatchObject({ name: 'ConnectionError', kind: 'unreachable' });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await attempt()).toMatchObject({ name: 'ConnectionError', kind: 'offline' });
  });

  test.each([301, 302, 303, 307, 308])(
    'N20: a redirect (%i) is refused: the token goes nowhere else',
    async (status) => {
      server.answer = answerWith(status, '', { location: `${elsewhere.url}/webhooks` });
      expect(await failureOf(get())).toMatchObject({ name: 'ConnectionError', kind: 'redirected' });
      expect(elsewhere.requests).toEqual([]);
    },
  );

  test('what the caller gave up is no failure of the connection', async () => {
    const giveUp = new AbortController();
    server.answer = () => giveUp.abort();
    const request = { method: 'GET', path: '/x', signal: giveUp.signal } as const;
    expect(await failureOf(client().http.send(request))).toMatchObject({ name: 'AbortError' });
    expect(await failureOf(client().http.send(request))).toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });
});

test.each([
  ['a write for want of scope, as the contract says it', 'PATCH', 401, { message: 'Unauthorized' }, [['token-1']]],
  ['a write for want of scope, as OAuth says it', 'PATCH', 403, { error: 'insufficient_scope' }, [['token-1']]],
  ['a write for another reason', 'PATCH', 403, { message: 'Not enrolled' }, []],
  ['a write by who knows whom', 'PATCH', 401, '<html>401</html>', []],
  ['a write whose token is over', 'PATCH', 401, invalidToken, []],
  ['a read for want of scope', 'GET', 401, { message: 'Unauthorized' }, []],
] as const)(
  'A3: the session is told of a token that only reads, or not, when the API refuses %s',
  async (_what, method, status, body, told) => {
    server.answer = answerWith(status, body);
    const { http, noteReadOnly } = client();
    await failureOf(http.send({ method, path: '/x' }));
    expect(noteReadOnly.mock.calls).toEqual(told);
  },
);

describe('T25: when somebody else is behind the session,', () => {
  test('what waits for its turn is not sent', async () => {
    const person = new AbortController();
    const rateLimit = { perSecond: 1_000, atOnce: 1, backOffMs: [], longestWaitSeconds: 60 };
    const { http } = client({ person: () => person.signal }, {}, { rateLimit });
    const signedOut = new Error('signed out');
    server.answer = () => person.abort(signedOut);
    const sent = [1, 2, 3].map((number) =>
      failureOf(http.send({ method: 'PATCH', path: `/${number}`, body: {}, signal: new AbortController().signal })),
    );
    expect(await Promise.all(sent)).toEqual([signedOut, signedOut, signedOut]);
    expect(server.requests.map(({ path }) => path)).toEqual(['/1']);
  });

  test.each(['before the answer', 'after it'])(
    '%s, a 401 does not send the change again in their name',
    async (when) => {
      const first = new AbortController();
      let [person, token] = [first.signal, 'of-the-first'];
      const change = (): void => {
        [person, token] = [new AbortController().signal, 'of-the-second'];
        first.abort(new Error('signed out'));
      };
      const { http } = client({
        accessToken: () => token,
        person: () => person,
        // As the session answers: at once, when there is another token than the refused one.
        renewAccessToken: async () => {
          if (when === 'after it') change();
          return token;
        },
      });
      server.answer = (response, request) => {
        if (when === 'before the answer') change();
        refuse('of-the-first', invalidToken)(response, request);
      };
      const write = http.send({ method: 'PATCH', path: '/x', body: {}, signal: new AbortController().signal });
      expect(await failureOf(write)).toMatchObject({ message: 'signed out' });
      expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['bearer of-the-first']);
    },
  );
});

describe('a token that the API refuses', () => {
  test('is renewed once, and the request sent once more, as it was', async () => {
    server.answer = refuse('token-1', invalidToken);
    const { http, renewAccessToken } = client();
    const { signal } = new AbortController();
    expect(await http.send({ method: 'POST', path: '/x', body: { a: 1 }, signal })).toEqual({ ok: true });
    expect(renewAccessToken).toHaveBeenCalledExactlyOnceWith('token-1');
    expect(server.requests.map(({ method, headers, body }) => [method, headers.authorization, body])).toEqual([
      ['POST', 'bearer token-1', '{"a":1}'],
      ['POST', 'bearer token-2', '{"a":1}'],
    ]);
  });

  test('is not renewed a second time', async () => {
    server.answer = answerWith(401, invalidToken);
    const { http, renewAccessToken } = client();
    expect(await failureOf(http.send({ method: 'GET', path: '/x' }))).toMatchObject({
      name: 'ApiError',
      kind: 'token-refused',
      status: 401,
      serverMessage: 'The access token is invalid or has expired',
    });
    expect(renewAccessToken).toHaveBeenCalledOnce();
    expect(server.requests).toHaveLength(2);
  });

  test.each([
    ['a missing scope', { message: 'Unauthorized' }],
    ['a gateway in front', '<html>401</html>'],
    ['a sibling API', { statusCode: 401, error: 'Unauthorized', message: 'No access' }],
    ['a scope that OAuth names', { error: 'insufficient_scope' }],
  ])('because of %s is an error at once: no new token would help', async (_what, body) => {
    server.answer = answerWith(401, body);
    const { http, renewAccessToken } = client();
    expect(await failureOf(http.send({ method: 'GET', path: '/x' }))).toMatchObject({ kind: 'not-permitted' });
    expect(renewAccessToken).not.toHaveBeenCalled();
    expect(server.requests).toHaveLength(1);
  });

  test('and cannot be renewed, because the person signs out, fails with that reason', async () => {
    server.answer = answerWith(401, invalidToken);
    const signedOut = new Error('signed out');
    const { http } = client({ renewAccessToken: () => Promise.reject(signedOut) });
    expect(await failureOf(http.send({ method: 'GET', path: '/x' }))).toBe(signedOut);
    expect(server.requests).toHaveLength(1);
  });

  test('or is missing is asked for before anything is sent', async () => {
    const { http, renewAccessToken } = client({ accessToken: () => undefined });
    await http.send({ method: 'GET', path: '/x' });
    expect(renewAccessToken).toHaveBeenCalledExactlyOnceWith('');
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(['bearer token-2']);
  });
});
