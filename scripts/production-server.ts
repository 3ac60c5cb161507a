import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { securityHeaders } from '../src/lib/security-headers.ts';
import { forwardRequest } from './forward-request.ts';
import { addressOf, findRoute, type ProxyRoute } from './proxy-routes.ts';
import type { RunningServer } from './running-server.ts';

interface ProductionServerOptions {
  readonly port: number;
  readonly routes: readonly ProxyRoute[];
  /** Replaces the built `config.json`. */
  readonly config: string;
  /** Folder of the build, relative to the project. */
  readonly root: string;
}

const year = 'public, max-age=31536000, immutable';
/** Deep links end in somebody's name, which may have dots, blanks or slashes: they are pages, never files. */
const deepLinks = ['/event-types/*', '/subscriptions/*'];
const isPage = (path: string): boolean => !/\.[A-Za-z0-9]+$/.test(path);

function notFound(context: Context): Response {
  return context.text('Not found', 404);
}

function markImmutable(_path: string, context: Context): void {
  context.header('Cache-Control', year);
}

/** What the host answers by itself: the same rules as the nginx site (acceptance 6.4). */
function createSite({ config, root }: ProductionServerOptions): Hono {
  const site = new Hono();
  site.use(async (context, next) => {
    await next();
    if (!context.res.headers.has('Cache-Control')) context.header('Cache-Control', 'no-store');
  });
  site.use(compress());
  site.post('/csp-report', (context) => context.body(null, 204));
  site.on(['POST', 'PUT', 'PATCH', 'DELETE'], '*', (context) => context.text('Method not allowed', 405));
  site.get('/config.json', (context) => context.body(config, 200, { 'Content-Type': 'application/json' }));
  site.on('GET', deepLinks, serveStatic({ root, path: 'index.html' }));
  site.get('*', (context, next) => (/\/\./.test(context.req.path) ? Promise.resolve(notFound(context)) : next()));
  site.get('/assets/*', serveStatic({ root, onFound: markImmutable }), notFound);
  site.get('/signed-out.html', async (context, next) => {
    await next();
    context.header('Clear-Site-Data', '"cache"');
  });
  site.get('*', serveStatic({ root, rewriteRequestPath: (path) => (isPage(path) ? '/index.html' : path) }), notFound);
  return site;
}

/** The production build as a host serves it: strict headers, compression, same-origin proxy. */
export async function startProductionServer(options: ProductionServerOptions): Promise<RunningServer> {
  const listener = getRequestListener(createSite(options).fetch);
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const path = addressOf(request.url).pathname;
    const route = findRoute(options.routes, path);
    // The authorization server's pages bring their own policy; everything else gets the console's.
    if (route === undefined || !path.startsWith('/oidc')) {
      for (const [name, value] of Object.entries(securityHeaders())) response.setHeader(name, value);
    }
    if (route === undefined) void listener(request, response);
    else forwardRequest(route, request, response);
  });
  // A browser repeats even a POST by itself when a connection that was used before dies without an answer. With a
  // connection for each request it meets an injected fault as such, and the API sees the request once.
  server.maxRequestsPerSocket = 1;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${options.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
