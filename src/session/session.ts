import type { Region } from '../domain/region.ts';
import type { BrowserSeams } from './browser-seams.ts';
import type { SessionState } from './session-state.ts';

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

/** Who is signed in, and the access token of it. Every method may be passed around unbound. */
export interface Session {
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /** This tab's storage, then other tabs, then one silent OpenID attempt, then signed out. Never rejects. */
  readonly restore: () => Promise<void>;
  /** Undefined unless signed in. */
  readonly getAccessToken: () => string | undefined;
  /**
   * For a request that was answered 401 `invalid_token`. Resolves with a token other than `rejected`: at once if
   * there is one, after a refresh, or when the user has signed in again, here or in another tab. Calls that
   * overlap share one renewal. Rejects with SignedOutError when the user signs out or in as somebody else.
   */
  readonly renewAccessToken: (rejected: string) => Promise<string>;
  /** Throws SignInError. */
  readonly signInWithCredentials: (input: CredentialsSignIn) => Promise<void>;
  /** Leaves this page. Throws SignInError while it still can. */
  readonly startOpenIdSignIn: (input: OpenIdStart) => Promise<void>;
  /** A second call for the same callback joins the first. Throws SignInError. */
  readonly completeOpenIdSignIn: (callbackUrl: URL) => Promise<{ readonly returnTo: string }>;
  /** Everywhere. Forgets first, tells the other tabs, then the provider. Never rejects. */
  readonly signOut: () => Promise<void>;
  /** True when a session signed in in another tab can continue this one (design section 5). */
  readonly isSharedBetweenTabs: boolean;
}

export interface SessionOptions {
  readonly regions: readonly Region[];
  /** `session`: the access token survives a reload and reaches new tabs. `memory`: neither (design section 5). */
  readonly tokenStorage: 'session' | 'memory';
  readonly tokenTimeoutMs: number;
  /** Tests bring their own. */
  readonly browser?: BrowserSeams;
}
