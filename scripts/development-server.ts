import { createServer, type Plugin } from 'vite';
import { forwardRequest } from './forward-request.ts';
import { addressOf, findRoute, type ProxyRoute } from './proxy-routes.ts';
import type { RunningServer } from './running-server.ts';

interface DevelopmentServerOptions {
  readonly port: number;
  readonly routes: readonly ProxyRoute[];
  readonly config: string;
}

/** Answers `/config.json` and forwards the closed path list, before Vite sees the request. */
function consoleOrigin({ routes, config }: DevelopmentServerOptions): Plugin {
  return {
    name: 'console-origin',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const path = addressOf(request.url).pathname;
        const route = findRoute(routes, path);
        if (route !== undefined) forwardRequest(route, request, response);
        else if (path === '/config.json') response.writeHead(200, { 'Content-Type': 'application/json' }).end(config);
        else next();
      });
    },
  };
}

/** The console as Vite serves it while it is being worked on: hot reload, no security headers. */
export async function startDevelopmentServer(options: DevelopmentServerOptions): Promise<RunningServer> {
  const server = await createServer({
    plugins: [consoleOrigin(options)],
    server: { host: '127.0.0.1', port: options.port, strictPort: true },
    clearScreen: false,
    logLevel: 'warn',
  });
  await server.listen();
  return { url: `http://127.0.0.1:${options.port}`, close: () => server.close() };
}
