import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { findMissingReason, type UnreadableIds } from '../../../domain/bulk/find-missing-reason.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { useBulk } from '../bulk/bulk-context.tsx';
import { type Chosen, nothingChosen } from '../bulk/selection-store.ts';
import type { ListRow } from './list-rows.ts';

/** The rows that are ticked: by id, so that order, filters and new answers change nothing about them. */
export interface Selection extends Chosen {
  /** As they are now. */
  readonly rows: readonly Subscription[];
  readonly countHidden: (shown: readonly ListRow[]) => number;
  readonly select: (subscriptionIds: readonly string[], isSelected: boolean) => void;
  readonly selectOne: (subscriptionId: string, isSelected: boolean) => void;
  readonly toggle: (subscriptionId: string) => void;
  readonly clear: () => void;
}

/** What is not among the rows leaves the selection, and that is said: nobody acts on ghosts (acceptance D15). */
function withoutMissing(chosen: Chosen, rows: readonly Subscription[], unreadable: UnreadableIds): Chosen {
  if (rows.length === chosen.ids.size) return chosen;
  const left = new Set(rows.map(({ subscriptionId }) => subscriptionId));
  const missing = [...chosen.ids].filter((id) => !left.has(id));
  const before = chosen.vanishedCount === 0 ? [] : [chosen.vanishedFor];
  const reasons = new Set([...before, ...missing.map((id) => findMissingReason(id, unreadable))]);
  const [reason = 'gone'] = reasons;
  return {
    ids: left,
    vanishedCount: chosen.vanishedCount + missing.length,
    vanishedFor: reasons.size > 1 ? 'not-found' : reason,
  };
}

export function useSelection(subscriptions: readonly Subscription[], unreadable: UnreadableIds): Selection {
  const { selection: store } = useBulk();
  const stored = useSyncExternalStore(store.subscribe, store.get);
  const rows = useMemo(
    () => (stored.ids.size === 0 ? [] : subscriptions.filter(({ subscriptionId }) => stored.ids.has(subscriptionId))),
    [stored, subscriptions],
  );
  const chosen = useMemo(() => withoutMissing(stored, rows, unreadable), [stored, rows, unreadable]);
  // The outside system is the store, which other pages leave alone and which knows no rows.
  useEffect(() => {
    if (chosen !== stored) store.set(chosen);
  }, [store, chosen, stored]);
  const select = useCallback(
    (subscriptionIds: readonly string[], isSelected: boolean) => {
      const ids = new Set(store.get().ids);
      for (const id of subscriptionIds) {
        if (isSelected) ids.add(id);
        else ids.delete(id);
      }
      store.set({ ...nothingChosen, ids });
    },
    [store],
  );
  const selectOne = useCallback((id: string, isSelected: boolean) => select([id], isSelected), [select]);
  // The same as long as nothing about it changes: a key stroke in the search then leaves the table alone.
  return useMemo(() => {
    const { ids } = chosen;
    return {
      ...chosen,
      rows,
      countHidden(shown) {
        if (ids.size === 0) return 0;
        return ids.size - shown.filter(({ subscription }) => ids.has(subscription.subscriptionId)).length;
      },
      select,
      selectOne,
      toggle: (id) => selectOne(id, !ids.has(id)),
      clear() {
        store.set(nothingChosen);
        // The button that was pressed goes with the selection.
        document.querySelector<HTMLElement>('[data-control="select-all"]')?.focus();
      },
    };
  }, [chosen, rows, select, selectOne, store]);
}
