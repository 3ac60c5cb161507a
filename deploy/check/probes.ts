import type { IncomingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { securityHeaders } from '../../src/lib/security-headers.ts';

/** One row of the table of acceptance 6.4: what a host must answer. */
export interface Probe {
  readonly method: string;
  /** Sent as it is: no client tidies it up. */
  readonly path: string;
  readonly status: number;
  readonly cacheControl: string | undefined;
  /** Further headers that must be there, or must not be. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly send?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Must be in the answer. */
  readonly says?: string;
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const year = 'public, max-age=31536000, immutable';
const page = { method: 'GET', status: 200, cacheControl: 'no-store', headers: html, says: '<div id="root">' } as const;
const missing = { method: 'GET', status: 404, cacheControl: 'no-store' } as const;
const refused = { status: 405, cacheControl: 'no-store' } as const;

/** What is asked of every host. `asset` is the path of a built script, `authorization` what the API knows. */
export function probesFor(asset: string, authorization: string): readonly Probe[] {
  const api = '/api/emea/webhooks/subscriptions';
  const accept = { Accept: 'application/vnd.newvoicemedia.v1+json' };
  const bearer = { Authorization: authorization, ...accept };
  const fromApi = { status: 200, cacheControl: 'no-store', send: bearer } as const;
  const noneOfVcc = { 'set-cookie': undefined, 'access-control-allow-origin': undefined, 'x-powered-by': undefined };
  return [
    { ...page, path: '/' },
    { ...page, path: '/subscriptions/abc' },
    { ...page, path: '/subscriptions/a.b.c' },
    { ...page, path: '/event-types/agent.presencechanged.v1' },
    { ...page, path: '/event-types/x.js' },
    { ...page, path: '/auth/callback?code=the-code&state=the-state' },
    { ...page, path: '/signatures' },
    { method: 'HEAD', path: '/', status: 200, cacheControl: 'no-store' },
    { method: 'GET', path: '/config.json', status: 200, cacheControl: 'no-store', says: '"regions"' },
    {
      method: 'GET',
      path: asset,
      status: 200,
      cacheControl: year,
      headers: { 'content-type': 'application/javascript; charset=utf-8' },
    },
    { method: 'HEAD', path: asset, status: 200, cacheControl: year },
    {
      method: 'GET',
      path: '/signed-out.html',
      status: 200,
      cacheControl: 'no-store',
      headers: { 'clear-site-data': '"cache"' },
    },
    { ...missing, path: '/assets/nope.js' },
    { ...missing, path: `${asset}.map` },
    { ...missing, path: '/.git/config' },
    { ...missing, path: '/.vite/manifest.json' },
    { ...missing, path: '/.env' },
    { ...missing, path: '/nope.json' },
    { ...missing, path: '/api/emea/anything-else' },
    { ...missing, path: '/api/elsewhere/webhooks/subscriptions', send: bearer },
    { ...missing, path: '/api/emea/webhooks/subscriptions/a/b', send: bearer },
    { ...missing, method: 'DELETE', path: `${api}/..`, send: bearer },
    { ...missing, method: 'DELETE', path: `${api}/%2e%2e`, send: bearer },
    { ...missing, method: 'DELETE', path: `${api}/%2e%2e%2f%2e%2e%2fAuth`, send: bearer },
    { ...missing, path: '/assets/..%2f.git/config' },
    { ...refused, method: 'DELETE', path: asset },
    { ...refused, method: 'POST', path: '/' },
    { ...refused, method: 'PUT', path: '/' },
    { ...refused, method: 'POST', path: '/config.json' },
    { ...refused, method: 'GET', path: '/csp-report' },
    { ...refused, method: 'PUT', path: api, send: bearer },
    { ...refused, method: 'GET', path: '/api/emea/Auth/connect/token' },
    { method: 'TRACE', path: '/', status: 405, cacheControl: 'no-store' },
    { method: 'POST', path: '/csp-report', status: 204, cacheControl: 'no-store', body: '{}' },
    { ...fromApi, method: 'GET', path: api, headers: noneOfVcc, says: '"subscriptions"' },
    { ...fromApi, method: 'GET', path: '/api/emea/webhooks/event-types' },
    { method: 'GET', path: api, status: 401, cacheControl: 'no-store', send: accept },
    { method: 'GET', path: `${api}/nobody`, status: 404, cacheControl: 'no-store', send: bearer },
    {
      method: 'POST',
      path: '/api/apac/Auth/connect/token',
      status: 502,
      cacheControl: 'no-store',
      body: 'grant_type=client_credentials',
    },
    { method: 'POST', path: api, status: 413, cacheControl: 'no-store', send: bearer, body: ' '.repeat(1_100_000) },
  ];
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly raw: readonly string[];
  readonly body: string;
}

type Question = Pick<Probe, 'method' | 'path' | 'send' | 'body'>;

/** Asks a host as no browser and no client library would: the path as it is, no redirect followed. */
export function ask(origin: string, { method, path, send = {}, body }: Question): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const length = body === undefined ? {} : { 'Content-Length': String(Buffer.byteLength(body)) };
  return new Promise((resolve, reject) => {
    const asked = request(
      { hostname, port, method, path, headers: { ...send, ...length }, rejectUnauthorized: false, agent: false },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            raw: response.rawHeaders,
            body: text,
          }),
        );
      },
    );
    asked.once('error', reject);
    asked.end(body);
  });
}

/** Every value of a header in the order of the answer: a header that came twice is two. */
export function valuesOf(raw: readonly string[], name: string): readonly string[] {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === name.toLowerCase());
}

/** Which of the security headers are not there exactly once with exactly their text. */
function wrongSecurityHeaders(raw: readonly string[]): readonly string[] {
  return Object.entries(securityHeaders()).flatMap(([name, value]) => {
    const found = valuesOf(raw, name);
    return found.length === 1 && found[0] === value ? [] : [`${name}: ${found.join(' | ') || 'missing'}`];
  });
}

/** What is wrong with a host's answer; nothing when it is as it must be. */
export async function judgeProbe(origin: string, probe: Probe): Promise<readonly string[]> {
  const { status, headers, raw, body } = await ask(origin, probe);
  const wrong = [...wrongSecurityHeaders(raw)];
  if (status !== probe.status) wrong.push(`status ${status}`);
  if (headers['cache-control'] !== probe.cacheControl) wrong.push(`Cache-Control: ${headers['cache-control']}`);
  for (const [name, value] of Object.entries(probe.headers ?? {})) {
    if (headers[name] !== value) wrong.push(`${name}: ${String(headers[name])}`);
  }
  const server = String(headers['server'] ?? '');
  if (/\d/.test(server)) wrong.push(`Server: ${server}`);
  if (probe.says !== undefined && !body.includes(probe.says)) wrong.push(`the answer does not say ${probe.says}`);
  return wrong;
}
