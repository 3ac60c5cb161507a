import { useSyncExternalStore } from 'react';
import type { Preference } from '../lib/preferences.ts';

/** What is stored now; follows other tabs. The preference must be the same object from render to render. */
export function usePreference<Value>({ subscribe, get }: Preference<Value>): Value | undefined {
  return useSyncExternalStore(subscribe, get);
}
