import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Provider } from 'oidc-provider';
import type { AccountStore } from '../accounts.ts';
import { createInteractionRoutes } from './interaction-routes.ts';
import { SUBMIT_SCRIPT_PATH } from './pages.ts';

/** Everything a browser needs for signing in is below this path, so that one proxy rule serves it. */
const AUTHORIZATION_PREFIX = '/oidc';

/** Whether a request path belongs to the authorization server. */
export function isAuthorizationPath(path: string): boolean {
  return path === AUTHORIZATION_PREFIX || path.startsWith(`${AUTHORIZATION_PREFIX}/`);
}

/** Answers all of `/oidc`: the interaction pages itself, the protocol by the provider. */
export function createAuthorizationListener(
  provider: Provider,
  accounts: AccountStore,
  publicOrigin: string,
): RequestListener {
  const answerPage = getRequestListener(createInteractionRoutes(provider, accounts).fetch);
  const answerProtocol = provider.callback();
  const { protocol, host } = new URL(publicOrigin);

  return (request, response) => {
    const path = request.url ?? '';
    // All addresses the library makes are below the public origin, whatever host a proxy has put into the request.
    request.headers.host = host;
    request.headers['x-forwarded-proto'] = protocol.slice(0, -1);
    if (path.startsWith(`${AUTHORIZATION_PREFIX}/interaction/`) || path === SUBMIT_SCRIPT_PATH) {
      void answerPage(request, response);
      return;
    }
    // The library is mounted below a path that it learns from the difference of the two.
    Object.assign(request, { originalUrl: path, url: path.slice(AUTHORIZATION_PREFIX.length) || '/' });
    void answerProtocol(request, response);
  };
}
