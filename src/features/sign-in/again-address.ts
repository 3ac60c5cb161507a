/** How a new tab signs in again: at once, and with the provider's form where another user is in the way (T25). */
export type AgainWay = 'openid' | 'login';

/** The address, for a new tab, that leaves for the OpenID provider at once, whoever is signed in there and here. */
export function againAddress(regionId: string, way: AgainWay = 'openid'): string {
  return `/sign-in?${String(new URLSearchParams({ region: regionId, again: way }))}`;
}
