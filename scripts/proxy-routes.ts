/**
 * The closed list of paths that the console's origin forwards. The console speaks to its own origin only;
 * nothing documents CORS on VCC's hosts (contract section 1).
 */
export interface ProxyRoute {
  /** Matches the whole path, query excluded. */
  readonly pattern: RegExp;
  /** Origin that answers. */
  readonly target: string;
  /** The path there. */
  rewrite(path: string): string;
}

const webhooks = 'webhooks/(?:subscriptions(?:/[A-Za-z0-9_-]{1,64})?|event-types)';

function regionRoutes(region: string, api: string, auth: string, prefix: string): readonly ProxyRoute[] {
  const strip = (path: string): string => `${prefix}${path.slice(`/api/${region}`.length)}`;
  return [
    { pattern: new RegExp(`^/api/${region}/${webhooks}$`), target: api, rewrite: strip },
    { pattern: new RegExp(`^/api/${region}/Auth/connect/token$`), target: auth, rewrite: strip },
  ];
}

/** Every region of the sandbox (below a path prefix each), and its authorization server. */
export function sandboxRoutes(sandboxUrl: string): readonly ProxyRoute[] {
  return [
    ...['emea', 'nam', 'apac'].flatMap((region) => regionRoutes(region, sandboxUrl, sandboxUrl, `/${region}`)),
    { pattern: /^\/oidc(?:\/.*)?$/, target: sandboxUrl, rewrite: (path) => path },
  ];
}

/** One region of the real VCC (contract section 1). */
export function vccRoutes(region: string): readonly ProxyRoute[] {
  return regionRoutes(region, `https://${region}.api.newvoicemedia.com`, `https://${region}.cc.vonage.com`, '');
}

/** A request's path and query as the URL parser reads them; “/” when that is impossible, as for `OPTIONS *`. */
export function addressOf(requestUrl = '/'): Pick<URL, 'pathname' | 'search'> {
  const address = `http://console.invalid${requestUrl}`;
  return URL.canParse(address) ? new URL(address) : { pathname: '/', search: '' };
}

/** The first route that forwards this path. */
export function findRoute(routes: readonly ProxyRoute[], path: string): ProxyRoute | undefined {
  return routes.find((route) => route.pattern.test(path));
}
