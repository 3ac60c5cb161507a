import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { createReceiver } from '../deliveries/receiver.ts';
import { keepConnectionsFresh } from '../faults/fresh-connections.ts';
import { hideFromOrigins, injectFaults } from '../faults/inject-faults.ts';
import { isLoopbackOrigin } from '../loopback-host.ts';
import { splitRegion } from '../regions.ts';
import type { RequestLog } from '../request-log.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import type { ApiEnv } from './api-env.ts';
import { ApiError } from './api-error.ts';
import { bearerToken, requireAccept, requireScope } from './request-checks.ts';
import { createSubscriptionRoutes } from './subscription-routes.ts';
import { createTokenEndpoint, tokenRequestAccount } from './token-endpoint.ts';

const TOKEN_PATH = '/Auth/connect/token';

/**
 * The API port except for the authorization server: the Webhooks API and the token endpoint, each also under a region
 * prefix, the receiver, and `/health`. Order of checks: fault, Accept, authorization, scope, content type, body, existence, conflict.
 */
export function createApi(services: SandboxServices): Hono<ApiEnv> {
  const { eventTypes, tokens, accounts, faults, requestLog } = services;
  const app = new Hono<ApiEnv>({ getPath: (request) => splitRegion(new URL(request.url).pathname).path });

  app.use(keepConnectionsFresh(faults));
  app.use(hideFromOrigins);
  // A preflight is answered by what follows, and tells no account.
  app.options('*', injectFaults(services));
  app.use(
    cors({
      origin: (origin) => (isLoopbackOrigin(origin) ? origin : null),
      allowHeaders: ['Accept', 'Authorization', 'Content-Type'],
      allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
      exposeHeaders: ['Retry-After'],
    }),
  );
  app.use(async (c, next) => {
    c.set('region', splitRegion(new URL(c.req.url).pathname).region);
    const token = bearerToken(c);
    const isTokenRequest = c.req.path === TOKEN_PATH && c.req.method === 'POST';
    if (isTokenRequest) c.set('account', await tokenRequestAccount(c, accounts));
    else if (token !== undefined) c.set('account', tokens.find(token)?.account);
    await next();
  });
  app.use('/webhooks/*', logRequests(requestLog), shortCache);
  app.use(injectFaults(services));
  app.use('/webhooks/*', requireAccept);

  app.route('/webhooks/subscriptions', createSubscriptionRoutes(services));
  app.get('/webhooks/event-types', requireScope(tokens, 'admin:read'), (c) => {
    const accountId = c.get('account')?.accountId ?? '';
    return c.body(`{"eventTypes":${eventTypes.listJson(accountId)}}`, 200, { 'content-type': 'application/json' });
  });
  app.route(TOKEN_PATH, createTokenEndpoint(services));
  app.route('/receiver', createReceiver(accounts, services.subscriptions));
  app.get('/health', (c) => c.json({ status: 'ok' }));

  app.notFound((c) => c.json({ message: `There is nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.onError(answerError);
  return app;
}

/** Contract section 1: every answer may be cached for five seconds. A fault's own header wins. */
const shortCache: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('Cache-Control')) {
    c.res.headers.set('Cache-Control', 'max-age=5, must-revalidate, private');
  }
};

function logRequests(requestLog: RequestLog): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const account = c.get('account');
    if (!account) return next();
    const path = c.req.path + new URL(c.req.url).search;
    const entry = requestLog.add(account.accountId, c.req.method, path, await c.req.text());
    await next();
    if (!c.get('isUnanswered')) entry.status = c.res.status;
  };
}

function answerError(error: Error, c: Context<ApiEnv>): Response {
  if (error instanceof ApiError) return c.json(error.body, error.status);
  // The client went away, or the sandbox is closing, while a fault kept the request waiting.
  if (error.name === 'AbortError') {
    c.set('isUnanswered', true);
    return c.body(null, 503);
  }
  console.error(error);
  return c.json({ message: 'The sandbox failed; its output tells why.' }, 500);
}
