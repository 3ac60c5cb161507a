import { createKeyedStore } from '../../../lib/keyed-store.ts';

/** Which subscriptions were changed so recently that the change may not be live yet (contract section 3). */
export interface RecentChanges {
  readonly mark: (subscriptionId: string) => void;
  readonly isRecent: (subscriptionId: string) => boolean;
  readonly clear: () => void;
  readonly subscribe: (subscriptionId: string, listener: () => void) => () => void;
}

/** Made once, with the other writes. */
export function createRecentChanges(propagationSeconds: number): RecentChanges {
  const timers = createKeyedStore<ReturnType<typeof setTimeout>>();
  return {
    mark(subscriptionId) {
      clearTimeout(timers.get(subscriptionId));
      const timer = setTimeout(() => {
        // One that was forgotten by clear() must not end a later mark.
        if (timers.get(subscriptionId) === timer) timers.set(subscriptionId, undefined);
      }, propagationSeconds * 1_000);
      timers.set(subscriptionId, timer);
    },
    isRecent: (subscriptionId) => timers.get(subscriptionId) !== undefined,
    clear: timers.clear,
    subscribe: timers.subscribe,
  };
}
