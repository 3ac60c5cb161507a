import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react';
import type { BackOff } from './back-off.ts';
import type { HttpClient } from './http.ts';

interface Http {
  readonly http: HttpClient;
  readonly backOff: BackOff;
}

const HttpContext = createContext<Http | undefined>(undefined);

/** Hands the one HTTP client, made in main, to the hooks that call the API. */
export function HttpProvider({ http, backOff, children }: Http & { readonly children: ReactNode }) {
  const value = useMemo(() => ({ http, backOff }), [http, backOff]);
  return <HttpContext value={value}>{children}</HttpContext>;
}

function useHttpContext(): Http {
  const context = useContext(HttpContext);
  if (context === undefined) throw new Error('useHttp needs an HttpProvider above it');
  return context;
}

export function useHttp(): HttpClient {
  return useHttpContext().http;
}

/** Until when nothing is sent because the API has had too many requests, epoch ms; undefined while requests may go. */
export function useBackOffUntil(): number | undefined {
  const { backOff } = useHttpContext();
  return useSyncExternalStore(backOff.subscribe, backOff.get);
}
