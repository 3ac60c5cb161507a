import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
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

/** What the rows of a table show beside their subscriptions. */
export interface RowStates {
  /** The wish or failure of its switch. */
  readonly switchState: (subscriptionId: string) => SwitchState | undefined;
  /** When its last change is live for certain (epoch ms); undefined when it is by now. */
  readonly liveAt: (subscriptionId: string) => number | undefined;
}

/** The states of all rows, for the table, which renders when one of them changes and with it that row. */
export function useRowStates(): RowStates {
  const { switches, recentChanges } = useWrites();
  useSyncExternalStore(switches.subscribe, switches.version);
  useSyncExternalStore(recentChanges.subscribe, recentChanges.version);
  return { switchState: switches.get, liveAt: recentChanges.liveAt };
}

/** “30 seconds”: how long a change may take to be live, for the texts that say so. */
export function usePropagationTime(): string {
  const { propagationSeconds } = useWrites();
  return `${propagationSeconds.toLocaleString()} seconds`;
}

/** When this subscription's last change is live for certain (epoch ms); undefined when it is by now. */
export function useLiveAt(subscriptionId: string): number | undefined {
  const { recentChanges } = useWrites();
  return useSyncExternalStore(recentChanges.subscribe, () => recentChanges.liveAt(subscriptionId));
}
