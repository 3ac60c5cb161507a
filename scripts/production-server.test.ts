import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { securityHeaders } from '../src/lib/security-headers.ts';
import { failureOf } from '../src/test/failure-of.ts';
import { answerWith, startTestServer, type TestServer } from '../src/test/test-server.ts';
import { startProductionServer } from './production-server.ts';
import { sandboxRoutes } from './proxy-routes.ts';
import type { RunningServer } from './running-server.ts';

const headerNames = Object.keys(securityHeaders()).map((name) => name.toLowerCase());

let folder: string;
let upstream: TestServer;
let server: RunningServer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Console</title>');
  await writeFile(join(folder, 'signed-out.html'), '<!doctype html><title>Signed out</title>');
  await writeFile(join(folder, '.secret'), 'not for the web');
  await writeFile(join(folder, 'assets', 'main-abc.js'), 'export {};');
  upstream = await startTestServer();
  // Its port is free again the moment it is closed: the server under test wants a number.
  const probe = await startTestServer();
  await probe.close();
  server = await startProductionServer({
    port: Number(new URL(probe.url).port),
    routes: sandboxRoutes(upstream.url),
    config: '{"test":true}',
    root: relative(process.cwd(), folder),
  });
});
afterAll(async () => {
  await Promise.all([server.close(), upstream.close()]);
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  upstream.requests.length = 0;
  upstream.answer = answerWith(200, { from: 'upstream' });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Sends the path as it is written: a client that normalises it would hide what is tested. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    httpRequest({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (body += chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

const readEventTypes = async () => (await fetch(`${server.url}/api/emea/webhooks/event-types`)).text();

describe('every answer', () => {
  test.each([
    ['GET', '/', 200, 'no-store'],
    ['GET', '/subscriptions/abc', 200, 'no-store'],
    ['GET', '/event-types/agent.presencechanged.v1', 200, 'no-store'],
    ['GET', '/event-types/.a%2Fb%3Fc%23d%20100%25.json', 200, 'no-store'],
    ['GET', '/auth/callback?code=x', 200, 'no-store'],
    ['GET', '/oidcx', 200, 'no-store'],
    ['HEAD', '/assets/main-abc.js', 200, 'public, max-age=31536000, immutable'],
    ['GET', '/assets/main-abc.js', 200, 'public, max-age=31536000, immutable'],
    ['GET', '/assets/nope.js', 404, 'no-store'],
    ['GET', '/assets/main-abc.js.map', 404, 'no-store'],
    ['GET', '/.git/config', 404, 'no-store'],
    ['GET', '/.secret', 404, 'no-store'],
    ['GET', '/nope.json', 404, 'no-store'],
    ['GET', '/config.json', 200, 'no-store'],
    ['GET', '/signed-out.html', 200, 'no-store'],
    ['POST', '/', 405, 'no-store'],
    ['PUT', '/', 405, 'no-store'],
    ['DELETE', '/assets/main-abc.js', 405, 'no-store'],
    ['POST', '/csp-report', 204, 'no-store'],
    ['GET', '/api/emea/webhooks/subscriptions', 200, undefined],
  ])('%s %s is %i and carries every security header', async (method, path, status, cacheControl) => {
    const answer = await ask(path, method);
    expect(answer.status).toBe(status);
    expect(answer.headers['cache-control']).toBe(cacheControl);
    expect(headerNames.filter((name) => answer.headers[name] === undefined)).toEqual([]);
    expect(answer.headers['server']).toBeUndefined();
  });

  test.each([
    '//',
    '///',
    '//evil.example/',
    '/%',
    '/%ff',
    '/\\',
    '/..',
    '/assets/../.secret',
    '/assets/%2e%2e/.secret',
  ])('comes even when the path is odd, and gives nothing away: %s', async (path) => {
    // “//” is no URL at all: the server fell over it, and took the whole preview down.
    expect((await ask(path)).body).not.toContain('not for the web');
    expect((await ask('/')).status).toBe(200);
    expect(upstream.requests).toEqual([]);
  });
});

describe('a forwarded request', () => {
  test('brings neither cookies nor the origin to the API, and leaves its cookies and name behind', async () => {
    upstream.answer = answerWith(200, {}, { server: 'upstream', 'x-powered-by': 'upstream' });
    const answer = await ask('/api/emea/webhooks/subscriptions?x=1', 'GET', {
      cookie: 'a=b',
      origin: 'https://a.example',
      referer: 'https://a.example/',
      authorization: 'bearer t',
    });
    const [{ path, headers } = { path: '', headers: {} }] = upstream.requests;
    expect(path).toBe('/emea/webhooks/subscriptions?x=1');
    expect(headers).toMatchObject({ authorization: 'bearer t', host: new URL(upstream.url).host });
    expect([headers.cookie, headers.origin, headers.referer]).toEqual([undefined, undefined, undefined]);
    expect(answer.headers).not.toMatchObject({ server: 'upstream' });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  test('of the authorization server keeps its cookies and brings its own policy', async () => {
    await ask('/oidc/auth', 'GET', { cookie: 'a=b' });
    expect(upstream.requests[0]?.headers.cookie).toBe('a=b');
    expect((await ask('/oidc/auth')).headers['content-security-policy']).toBeUndefined();
  });

  test.each([
    '/api/emea/webhooks/subscriptions/..',
    '/api/emea/webhooks/subscriptions/%2e%2e',
    '/api/emea/webhooks/subscriptions/%2e%2e%2fusers',
    '/api/emea/webhooks/subscriptions/../../users',
    '/api/emea/users',
  ])('is not made of %s', async (path) => {
    await ask(path);
    await ask(path, 'DELETE');
    expect(upstream.requests).toEqual([]);
  });

  test.each([
    ['without an answer', (response) => void response.socket?.destroy()],
    [
      'within its answer',
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{');
        setImmediate(() => response.socket?.destroy());
      },
    ],
  ] satisfies [string, TestServer['answer']][])('that upstream closes %s is closed here too', async (_what, answer) => {
    upstream.answer = answer;
    expect(await failureOf(readEventTypes())).toBeInstanceOf(TypeError);
    expect((await ask('/')).status).toBe(200);
  });
});
