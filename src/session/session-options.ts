import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';

export interface CredentialsSignIn {
  readonly regionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * `none`: one attempt without showing anything, which the provider answers at once, with a code or `login_required`.
 * `login`: the provider asks who it is, although it knows somebody.
 */
export type OpenIdPrompt = 'none' | 'login';

export interface OpenIdStart {
  readonly regionId: string;
  /** Where the user wanted to go; anything but a path of this origin becomes the start page. */
  readonly returnTo: string;
  readonly prompt?: OpenIdPrompt;
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
  /** A page that could be shown waits so long for its session to be renewed without a word. */
  readonly silentTimeoutMs: number;
  readonly limits: SessionLimits;
  /** Tests bring their own. */
  readonly browser?: BrowserSeams;
}
