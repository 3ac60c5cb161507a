import { type IncomingMessage, type OutgoingHttpHeaders, request as httpRequest, type ServerResponse } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pipeline } from 'node:stream';
import { addressOf, type ProxyRoute } from './proxy-routes.ts';

/** Neither cookies nor the browser's origin are the API's business, and its own cookies and CORS answers are not ours. */
const withheldFromUpstream = new Set(['cookie', 'origin', 'referer', 'host', 'connection']);
const withheldFromBrowser = new Set(['connection', 'keep-alive', 'transfer-encoding', 'server', 'x-powered-by']);

function headersWithout(headers: IncomingMessage['headers'], names: ReadonlySet<string>): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name)));
}

/**
 * Streams one request to the route's target and its answer back. The authorization server keeps its cookies; the API
 * has none. A connection that upstream closes without an answer is closed here too, so that the browser meets the
 * same fault it would meet without a proxy.
 */
export function forwardRequest(route: ProxyRoute, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, search } = addressOf(request.url);
  const target = new URL(`${route.rewrite(pathname)}${search}`, route.target);
  const isAuthorizationServer = pathname.startsWith('/oidc');
  const headers = headersWithout(
    request.headers,
    isAuthorizationServer ? new Set(['connection']) : withheldFromUpstream,
  );
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const upstream = send(target, { method: request.method ?? 'GET', headers }, (answer) => {
    // A connection that upstream will not reuse is not reused here either, or a browser would meet other faults.
    if (answer.headers.connection === 'close') response.setHeader('Connection', 'close');
    response.writeHead(answer.statusCode ?? 502, headersWithout(answer.headers, withheldFromBrowser));
    // An answer cut short upstream is cut short here: pipeline destroys the browser's connection.
    pipeline(answer, response, () => undefined);
  });
  upstream.once('error', () => request.socket.destroy());
  response.once('close', () => upstream.destroy());
  pipeline(request, upstream, () => undefined);
}
