/** How an organisation's OpenID provider is reached, where VCC is fronted by one (contract section 8). */
export interface OpenIdProvider {
  /** Issuer URL; discovery is read below it. */
  readonly authority: string;
  readonly clientId: string;
  readonly scope: string;
}

/**
 * One VCC region as the configuration describes it. The URLs are absolute, or paths on this origin
 * (the recommended same-origin proxy; contract section 1).
 */
export interface Region {
  /** The vendor's name of the region: `emea`, `nam` or `apac`. */
  readonly id: string;
  readonly label: string;
  /** What `/webhooks/…` is appended to. */
  readonly apiBase: string;
  readonly tokenEndpoint: string;
  readonly openId?: OpenIdProvider;
}
