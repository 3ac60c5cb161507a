import { openTabChannel, type ChannelPort } from './session-channel.ts';
import { tabStorage, type StorageArea } from './session-storage.ts';

/** What the session needs of the browser; tests bring their own. */
export interface BrowserSeams {
  readonly storage: StorageArea | undefined;
  readonly channel: ChannelPort | undefined;
  readonly address: () => URL;
  /** Leaves for another page. */
  readonly navigate: (url: URL) => void;
  /** Rewrites the address in place, without a history entry and without leaving. */
  readonly replaceAddress: (path: string) => void;
}

export function browserSeams(): BrowserSeams {
  return {
    storage: tabStorage(),
    channel: openTabChannel(),
    address: () => new URL(window.location.href),
    navigate: (url) => window.location.assign(url),
    // The router keeps its own entries in the state: it goes on holding.
    replaceAddress: (path) => window.history.replaceState(window.history.state, '', path),
  };
}
