import { type LoopbackServer, openLoopbackServer } from '../../sandbox/loopback-server.ts';
import { securityHeaders } from '../../src/lib/security-headers.ts';
import { ask, valuesOf } from './probes.ts';

/** What an upstream may send and the console's origin must not: it would speak for that origin. */
const unwanted: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.keys(securityHeaders()).map((name) => [name, 'of-the-upstream'])),
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Allow-Headers': '*',
  'Access-Control-Allow-Methods': '*',
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Expose-Headers': '*',
  'Access-Control-Max-Age': '600',
  'Alt-Svc': 'h3=":443"',
  'Cache-Control': 'public, max-age=600',
  'Clear-Site-Data': '"*"',
  'Content-Security-Policy-Report-Only': "default-src 'self'",
  Link: '</other>; rel=preload',
  NEL: '{}',
  Refresh: '0; url=https://other.example/',
  'Report-To': '{}',
  Server: 'upstream/1.2.3',
  'Set-Cookie': 'session=1',
  'Timing-Allow-Origin': '*',
  'X-Powered-By': 'upstream',
};

/** An API that sends everything that it should not, and tells which headers it was sent. */
export async function startCarelessUpstream(): Promise<LoopbackServer> {
  const server = await openLoopbackServer(0, 'nothing: any free port');
  server.answerWith((request, response) => {
    response.writeHead(200, { ...unwanted, 'Content-Type': 'application/json', 'X-Correlation-Id': 'kept' });
    response.end(JSON.stringify(Object.keys(request.headers)));
  });
  return server;
}

/**
 * What of a careless upstream at `path` came through a host, and what of the browser's was passed on to it.
 * A header of the console's own may be there once, with the console's text (probes.ts looks at those).
 */
export async function judgeForwarding(origin: string, path: string): Promise<readonly string[]> {
  const send = { Cookie: 'a=b', Origin: origin, Referer: `${origin}/x`, Authorization: 'Bearer kept' };
  const { headers, raw, body } = await ask(origin, { method: 'GET', path, send });
  const own = new Map(Object.entries({ ...securityHeaders(), 'Cache-Control': 'no-store', Server: 'nginx' }));
  const cameBack = Object.keys(unwanted).filter((name) => valuesOf(raw, name).join(' | ') !== (own.get(name) ?? ''));
  const lost = headers['x-correlation-id'] === 'kept' ? [] : ['X-Correlation-Id was taken'];
  const passedOn = ['cookie', 'origin', 'referer'].filter((name) => body.includes(`"${name}"`));
  if (!body.includes('"authorization"')) lost.push('Authorization was not passed on');
  return [
    ...cameBack.map((name) => `${name} of the upstream came through`),
    ...passedOn.map((name) => `${name} was passed on`),
    ...lost,
  ];
}
