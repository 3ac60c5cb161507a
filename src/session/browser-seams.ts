import { browserLocks, type LockSeam } from '../lib/tab-lock.ts';
import { openTabChannel, type ChannelPort } from './session-channel.ts';
import { SIGNED_OUT, sharedStorage, tabStorage, type StorageArea } from './session-storage.ts';

/** What the session needs of the browser; tests bring their own. */
export interface BrowserSeams {
  readonly storage: StorageArea | undefined;
  /** What all tabs of the origin read and write. */
  readonly shared: StorageArea | undefined;
  readonly channel: ChannelPort | undefined;
  readonly locks: LockSeam | undefined;
  readonly address: () => URL;
  /** Leaves for another page. */
  readonly navigate: (url: URL) => void;
  /** Takes back a departure that is still under way. */
  readonly stay: () => void;
  /** Rewrites the address in place, without a history entry and without leaving. */
  readonly replaceAddress: (path: string) => void;
  /** Calls when somebody uses the page: keys, pointer, wheel; typing above all (acceptance T23). */
  readonly onActivity: (listener: () => void) => void;
  /**
   * Calls when the page is looked at again, `fromCache` when Back or Forward brought it back as it was left, and when
   * another tab has noted a sign-out.
   */
  readonly onWake: (listener: (fromCache: boolean) => void) => void;
}

export function browserSeams(): BrowserSeams {
  return {
    storage: tabStorage(),
    shared: sharedStorage(),
    channel: openTabChannel(),
    locks: browserLocks(),
    address: () => new URL(window.location.href),
    navigate: (url) => window.location.assign(url),
    stay: () => window.stop(),
    // The router keeps its own entries in the state: it goes on holding.
    replaceAddress: (path) => window.history.replaceState(window.history.state, '', path),
    onActivity(listener) {
      for (const type of ['keydown', 'input', 'pointerdown', 'wheel']) {
        window.addEventListener(type, listener, { capture: true, passive: true });
      }
    },
    onWake(listener) {
      window.addEventListener('pageshow', ({ persisted }) => listener(persisted));
      window.addEventListener('focus', () => listener(false));
      // Reaches also the tabs of a browser without BroadcastChannel.
      window.addEventListener('storage', ({ key }) => {
        if (key === SIGNED_OUT) listener(false);
      });
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') listener(false);
      });
    },
  };
}
