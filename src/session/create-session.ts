import { browserSeams } from './browser-seams.ts';
import type { Session, SessionOptions } from './session.ts';
import { SessionController } from './session-controller.ts';

/** Made once, in main. Its state is `restoring` until `restore()` has been called and has ended. */
export function createSession({ browser = browserSeams(), ...options }: SessionOptions): Session {
  const controller = new SessionController({ ...options, browser });
  return {
    getState: () => controller.getState(),
    subscribe: (listener) => controller.subscribe(listener),
    restore: () => controller.restore(),
    getAccessToken: () => controller.getAccessToken(),
    renewAccessToken: (rejected) => controller.renewAccessToken(rejected),
    signInWithCredentials: (input) => controller.signInWithCredentials(input),
    startOpenIdSignIn: (input) => controller.startOpenIdSignIn(input),
    completeOpenIdSignIn: (callbackUrl) => controller.completeOpenIdSignIn(callbackUrl),
    signOut: () => controller.signOut(),
    isSharedBetweenTabs: controller.isSharedBetweenTabs,
  };
}
