import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { containing, failureOf } from '../test/failure-of.ts';
import { answerWith, startTestServer, type TestServer } from '../test/test-server.ts';
import { ConfigError, loadConfig, parseConfig } from './config.ts';

const shipped: unknown = JSON.parse(readFileSync(new URL('../../public/config.json', import.meta.url), 'utf8'));

const region = { id: 'emea', label: 'EMEA', apiBase: '/api/emea', tokenEndpoint: '/api/emea/Auth/connect/token' };
const least = { environment: { label: 'Test' }, defaultRegion: 'emea', regions: [region] };

function problemsOf(value: unknown): readonly string[] {
  try {
    parseConfig(value);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  test('that is shipped can be used, through the same-origin proxy and with credentials', () => {
    const config = parseConfig(shipped);
    expect(config.regions.map(({ id }) => id)).toEqual(['emea', 'nam', 'apac']);
    expect(config.regions.every(({ apiBase, tokenEndpoint }) => `${apiBase}${tokenEndpoint}`.startsWith('/api/'))).toBe(
      true,
    );
    expect(config.signInMethods).toEqual(['credentials']);
    expect(config.tokenStorage).toBe('session');
  });

  test('may leave out all but the environment and a region', () => {
    expect(parseConfig(least)).toEqual({
      environment: { label: 'Test', color: 'neutral' },
      defaultRegion: 'emea',
      regions: [region],
      signInMethods: ['credentials'],
      tokenStorage: 'session',
      secretDownload: false,
      sessionLimits: { warningSeconds: 120 },
      timeouts: {
        readMs: 15_000,
        listMs: 30_000,
        writeMs: 20_000,
        longestMs: 120_000,
        tokenMs: 15_000,
        silentMs: 2_000,
      },
      rateLimit: { perSecond: 8, atOnce: 4, backOffMs: [5_000, 15_000], longestWaitSeconds: 60 },
      largestAnswerBytes: 67_108_864,
      propagationSeconds: 30,
      pollingSeconds: 60,
      readRetryDelaysMs: [1_000, 3_000],
    });
  });

  test('may set a part of the time-outs and of the OpenID provider', () => {
    const openId = { authority: 'https://id.example', clientId: 'console' };
    const config = parseConfig({ ...least, timeouts: { readMs: 50 }, regions: [{ ...region, openId }] });
    expect(config.timeouts).toEqual({ ...parseConfig(least).timeouts, readMs: 50 });
    expect(config.regions[0]?.openId).toEqual({
      ...openId,
      scope: 'openid profile offline_access admin:read admin:write',
    });
  });

  test.each([
    ['environment', { environment: undefined }],
    ['environment.label', { environment: { label: '' } }],
    ['environment.label', { environment: { label: 'x'.repeat(41) } }],
    ['environment.color', { environment: { label: 'x', color: 'pink' } }],
    ['sessionLimits.idleMinutes', { sessionLimits: { idleMinutes: 0 } }],
    ['sessionLimits.warningSeconds', { sessionLimits: { warningSeconds: 5 } }],
    ['defaultRegion', { defaultRegion: 'nam' }],
    ['defaultRegion', { defaultRegion: '' }],
    ['regions', { regions: [] }],
    ['regions', { regions: { emea: region } }],
    ['regions[0].id', { regions: [{ ...region, id: 'EMEA/..' }] }],
    ['regions[0].label', { regions: [{ ...region, label: undefined }] }],
    ['regions[0].apiBase', { regions: [{ ...region, apiBase: 'api/emea' }] }],
    ['regions[1].tokenEndpoint', { regions: [region, { ...region, id: 'nam', tokenEndpoint: 'http://a.example/' }] }],
    ['regions[0].openId.authority', { regions: [{ ...region, openId: { authority: 'ftp://a', clientId: 'x' } }] }],
    ['regions[0].openId.clientId', { regions: [{ ...region, openId: { authority: '/oidc', clientId: '' } }] }],
    ['signInMethods', { signInMethods: [] }],
    ['signInMethods[0]', { signInMethods: ['password'] }],
    ['tokenStorage', { tokenStorage: 'localStorage' }],
    ['timeouts.readMs', { timeouts: { readMs: 0 } }],
    ['timeouts.listMs', { timeouts: { listMs: '30 s' } }],
    ['timeouts.writeMs', { timeouts: { writeMs: -1 } }],
    ['rateLimit.perSecond', { rateLimit: { perSecond: 0 } }],
    ['rateLimit.backOffMs[0]', { rateLimit: { backOffMs: [-1] } }],
    ['largestAnswerBytes', { largestAnswerBytes: 0.5 }],
    ['propagationSeconds', { propagationSeconds: -1 }],
    ['pollingSeconds', { pollingSeconds: 1 }],
    ['readRetryDelaysMs[1]', { readRetryDelaysMs: [1, -1] }],
  ])('with a bad %s names it', (path, change) => {
    const problems = problemsOf({ ...least, ...change });
    expect(problems.map((problem) => problem.split(': ')[0])).toContain(path);
  });

  test.each([
    ['P5: a setting that does not exist', { enviroment: {} }, 'the whole file: has no setting enviroment'],
    [
      'P5: a setting of a region that does not exist',
      { regions: [{ ...region, clientSecret: 'x' }] },
      'regions[0]: has no setting clientSecret',
    ],
    ['a missing label', { environment: {} }, 'environment.label: is missing'],
    ['a number for a text', { environment: { label: 7 } }, 'environment.label: must be of type string'],
    ['an unknown choice', { tokenStorage: 'disk' }, 'tokenStorage: must be one of session, memory'],
    ['a region that is there twice', { regions: [region, region] }, 'regions: must have different ids'],
    [
      'OpenID that no region has',
      { signInMethods: ['credentials', 'openid'] },
      'signInMethods: name openid, and no region has openId',
    ],
  ])('says what is wrong with %s', (_what, change, problem) => {
    expect(problemsOf({ ...least, ...change })).toEqual([problem]);
  });

  test('names everything that is wrong at once', () => {
    expect(problemsOf({ ...least, tokenStorage: 'disk', regions: [{ ...region, label: '', apiBase: '//a' }] })).toEqual(
      [
        'regions[0].label: must not be empty',
        'regions[0].apiBase: must be a path on this origin or an https URL',
        containing('tokenStorage: '),
      ],
    );
  });

  test.each([null, [], 'text', 7])('that is %j is refused as a whole', (value) => {
    expect(problemsOf(value)).toEqual([containing('the whole file: ')]);
  });
});

describe('an address in it', () => {
  test.each([
    '/api/emea',
    '/',
    'https://emea.api.newvoicemedia.com',
    'HTTPS://emea.api.newvoicemedia.com/x',
    'http://localhost:4010/emea',
    'http://127.0.0.1:4010',
    'http://127.0.0.2:4010',
    'http://[::1]:4010',
    'http://2130706433/',
  ])('may be %s', (apiBase) => {
    expect(problemsOf({ ...least, regions: [{ ...region, apiBase }] })).toEqual([]);
  });

  test.each([
    '',
    ' ',
    'api/emea',
    './api',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    '///evil.example',
    'http://emea.api.newvoicemedia.com',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://user@evil.example',
    'javascript:alert(1)',
    'data:application/json,{}',
    'blob:https://a.example/1',
    'ftp://a.example',
    'ws://localhost',
    'https://user@emea.api.newvoicemedia.com',
    'https://user:password@emea.api.newvoicemedia.com',
    'https://emea.api.newvoicemedia.com/?key=x',
    'https://emea.api.newvoicemedia.com#x',
    '/api/emea?',
    '/api/emea#x',
    'file:///etc/passwd',
  ])('may not be %j', (apiBase) => {
    expect(problemsOf({ ...least, regions: [{ ...region, apiBase }] })[0]).toContain('regions[0].apiBase: must');
  });
});

describe('loading it', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer();
    // A browser resolves the path against the page; Node has no page.
    const realFetch = fetch;
    vi.stubGlobal('fetch', (path: string, init: RequestInit) => realFetch(new URL(path, server.url), init));
  });
  afterEach(async () => {
    vi.unstubAllGlobals();
    await server.close();
  });

  test('asks this site for /config.json', async () => {
    server.answer = answerWith(200, least);
    expect(await loadConfig()).toEqual(parseConfig(least));
    expect(server.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /config.json']);
  });

  test('takes a byte order mark, as editors leave it', async () => {
    server.answer = answerWith(200, `\uFEFF${JSON.stringify(least)}`);
    expect(await loadConfig()).toEqual(parseConfig(least));
  });

  test.each([
    ['is missing', answerWith(404, 'Not found'), 'this site answered 404'],
    ['cannot be had', answerWith(502, ''), 'this site answered 502'],
    ['is a web page', answerWith(200, '<!doctype html>'), 'it is not JSON'],
    ['is empty', answerWith(200, ''), 'it is not JSON'],
    ['is cut short', answerWith(200, JSON.stringify(least).slice(0, -1)), 'it is not JSON'],
    ['is something else', answerWith(200, []), 'the whole file: '],
  ] satisfies [string, TestServer['answer'], string][])('says so when it %s', async (_what, answer, problem) => {
    server.answer = answer;
    expect(await failureOf(loadConfig())).toMatchObject({ name: 'ConfigError', problems: [containing(problem)] });
  });

  test.each([
    ['before the answer', (response) => void response.socket?.destroy()],
    [
      'within the answer',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ] satisfies [string, TestServer['answer']][])('says so when the connection ends %s', async (_what, answer) => {
    server.answer = answer;
    expect(await failureOf(loadConfig())).toMatchObject({
      name: 'ConfigError',
      problems: ['it could not be loaded: there is no connection to this site'],
    });
  });
});
