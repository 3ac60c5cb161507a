import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import type { BulkState, BulkStore } from './bulk-store.ts';

const BulkContext = createContext<BulkStore | undefined>(undefined);

export function BulkProvider({ bulk, children }: { readonly bulk: BulkStore; readonly children: ReactNode }) {
  return <BulkContext value={bulk}>{children}</BulkContext>;
}

/** Where a change of many subscriptions is asked for. */
export function useBulk(): BulkStore {
  const bulk = useContext(BulkContext);
  if (bulk === undefined) throw new Error('useBulk needs a BulkProvider above it');
  return bulk;
}

export function useBulkState(): BulkState {
  const { subscribe, get } = useBulk();
  return useSyncExternalStore(subscribe, get);
}
