import { createContext, type ReactNode, useCallback, useContext, useSyncExternalStore } from 'react';
import type { SwitchState } from './enabled-switches.ts';
import type { SubscriptionWrites } from './subscription-writes.ts';

const WritesContext = createContext<SubscriptionWrites | undefined>(undefined);

export function WritesProvider({
  writes,
  children,
}: {
  readonly writes: SubscriptionWrites;
  readonly children: ReactNode;
}) {
  return <WritesContext value={writes}>{children}</WritesContext>;
}

/** Every change of a subscription goes through these. */
export function useWrites(): SubscriptionWrites {
  const writes = useContext(WritesContext);
  if (writes === undefined) throw new Error('useWrites needs a WritesProvider above it');
  return writes;
}

/** The wish or failure of one subscription's switch; only that row renders when it changes. */
export function useSwitchState(subscriptionId: string): SwitchState | undefined {
  const { switches } = useWrites();
  const subscribe = useCallback(
    (listener: () => void) => switches.subscribe(subscriptionId, listener),
    [switches, subscriptionId],
  );
  return useSyncExternalStore(subscribe, () => switches.get(subscriptionId));
}

/** “30 seconds”: how long a change may take to be live, for the texts that say so. */
export function usePropagationTime(): string {
  const { propagationSeconds } = useWrites();
  return `${propagationSeconds.toLocaleString()} seconds`;
}

/** When this subscription's last change is live for certain (epoch ms); undefined when it is by now. */
export function useLiveAt(subscriptionId: string): number | undefined {
  const { recentChanges } = useWrites();
  const subscribe = useCallback(
    (listener: () => void) => recentChanges.subscribe(subscriptionId, listener),
    [recentChanges, subscriptionId],
  );
  return useSyncExternalStore(subscribe, () => recentChanges.liveAt(subscriptionId));
}
