import { createKeyedStore } from '../../../lib/keyed-store.ts';

/** Which subscriptions were changed so recently that the change may not be live yet (contract section 3). */
export interface RecentChanges {
  readonly mark: (subscriptionId: string) => void;
  /** When the last change is live for certain, in epoch ms; undefined when it is by now, or there was none. */
  readonly liveAt: (subscriptionId: string) => number | undefined;
  readonly clear: () => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Another number after each change. */
  readonly version: () => number;
}

/** Made once, with the other writes. */
export function createRecentChanges(propagationSeconds: number): RecentChanges {
  const marks = createKeyedStore<{ readonly liveAt: number; readonly timer: ReturnType<typeof setTimeout> }>();
  return {
    mark(subscriptionId) {
      clearTimeout(marks.get(subscriptionId)?.timer);
      const timer = setTimeout(() => {
        // One that was forgotten by clear() must not end a later mark.
        if (marks.get(subscriptionId)?.timer === timer) marks.set(subscriptionId, undefined);
      }, propagationSeconds * 1_000);
      marks.set(subscriptionId, { timer, liveAt: Date.now() + propagationSeconds * 1_000 });
    },
    liveAt: (subscriptionId) => marks.get(subscriptionId)?.liveAt,
    clear: marks.clear,
    subscribe: marks.subscribe,
    version: marks.version,
  };
}
