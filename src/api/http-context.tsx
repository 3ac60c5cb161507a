import { createContext, type ReactNode, useContext } from 'react';
import type { HttpClient } from './http.ts';

const HttpContext = createContext<HttpClient | undefined>(undefined);

/** Hands the one HTTP client, made in main, to the hooks that call the API. */
export function HttpProvider({ http, children }: { readonly http: HttpClient; readonly children: ReactNode }) {
  return <HttpContext value={http}>{children}</HttpContext>;
}

export function useHttp(): HttpClient {
  const http = useContext(HttpContext);
  if (http === undefined) throw new Error('useHttp needs an HttpProvider above it');
  return http;
}
