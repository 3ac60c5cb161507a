import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';

export interface CredentialsSignIn {
  readonly regionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface OpenIdStart {
  readonly regionId: string;
  /** Where the user wanted to go; anything but a path of this origin becomes the start page. */
  readonly returnTo: string;
  /** One attempt without showing anything: the provider answers at once, with a code or `login_required`. */
  readonly prompt?: 'none';
}

/** What ends a session before its token does, and how long before any end the user is told. */
export interface SessionLimits {
  /** No limit unless it is set. */
  readonly idleMs?: number;
  /** From the user's own sign-in on, whatever is refreshed meanwhile. No limit unless it is set. */
  readonly longestMs?: number;
  readonly warningMs: number;
}

export interface SessionOptions {
  readonly regions: readonly Region[];
  /** `session`: the access token survives a reload and reaches new tabs. `memory`: neither (design section 5). */
  readonly tokenStorage: 'session' | 'memory';
  readonly tokenTimeoutMs: number;
  readonly limits: SessionLimits;
  /** Tests bring their own. */
  readonly browser?: BrowserSeams;
}
