import { browserSeams } from './browser-seams.ts';
import { SessionController } from './session-controller.ts';
import type { CredentialsSignIn, OpenIdStart, SessionOptions } from './session-options.ts';
import type { SessionState } from './session-state.ts';

/** Who is signed in, and the access token of it. Every method may be passed around unbound. */
export interface Session {
  readonly getState: () => SessionState;
  readonly subscribe: (listener: () => void) => () => void;
  /**
   * This tab's storage, then other tabs, then one silent OpenID attempt (which leaves the page), then signed out.
   * Resolves when that is decided; never rejects.
   */
  readonly restore: () => Promise<void>;
  /** Undefined unless signed in. */
  readonly getAccessToken: () => string | undefined;
  /**
   * For a request that was answered 401 `invalid_token`. Resolves with a token other than `rejected`: at once if
   * there is one, after a refresh, or when the user has signed in again, here or in another tab. Calls that
   * overlap share one renewal. Rejects with SignedOutError when the user signs out or in as somebody else.
   */
  readonly renewAccessToken: (rejected: string) => Promise<string>;
  /** The API takes no write of this token, whatever scope was granted with it: until there is another, it only reads. */
  readonly noteReadOnly: (token: string) => void;
  /** Throws SignInError. */
  readonly signInWithCredentials: (input: CredentialsSignIn) => Promise<void>;
  /** Leaves this page. Throws SignInError while it still can. */
  readonly startOpenIdSignIn: (input: OpenIdStart) => Promise<void>;
  /** A second call for the same callback joins the first. Throws SignInError. */
  readonly completeOpenIdSignIn: (callbackUrl: URL) => Promise<{ readonly returnTo: string }>;
  /**
   * Everywhere. Forgets first, tells the other tabs, then the provider, unless somebody signs in meanwhile. A second
   * call joins the first until somebody begins to sign in. Never rejects.
   */
  readonly signOut: () => Promise<void>;
  /** Prolongs the session where that is possible without the user: by being there, or by a refresh. Never rejects. */
  readonly staySignedIn: () => Promise<void>;
  /** Ends the session as its time would, so that the user can sign in again at a moment of their own choice. */
  readonly endNow: () => void;
  /** Gives up an expired page for the other user who is signed in in another tab. */
  readonly continueAsOther: () => void;
  /** True when a session signed in in another tab can continue this one (design section 5). */
  readonly isSharedBetweenTabs: boolean;
  /** False where the browser keeps tabs apart, so that a sign-out in one does not reach the others (acceptance B3). */
  readonly hearsOtherTabs: boolean;
}

/** Made once, in main. Its state is `restoring` until `restore()` has been called and has ended. */
export function createSession({ browser = browserSeams(), ...options }: SessionOptions): Session {
  const controller = new SessionController({ ...options, browser });
  return {
    getState: () => controller.getState(),
    subscribe: (listener) => controller.subscribe(listener),
    restore: () => controller.restore(),
    getAccessToken: () => controller.getAccessToken(),
    renewAccessToken: (rejected) => controller.renewAccessToken(rejected),
    noteReadOnly: (token) => controller.noteReadOnly(token),
    signInWithCredentials: (input) => controller.signInWithCredentials(input),
    startOpenIdSignIn: (input) => controller.startOpenIdSignIn(input),
    completeOpenIdSignIn: (callbackUrl) => controller.completeOpenIdSignIn(callbackUrl),
    signOut: () => controller.signOut(),
    staySignedIn: () => controller.staySignedIn(),
    endNow: () => controller.endNow(),
    continueAsOther: () => controller.continueAsOther(),
    isSharedBetweenTabs: controller.isSharedBetweenTabs,
    hearsOtherTabs: browser.channel !== undefined,
  };
}
