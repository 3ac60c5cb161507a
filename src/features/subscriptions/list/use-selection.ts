import { useCallback, useMemo, useState } from 'react';
import type { Subscription } from '../../../domain/subscription.ts';
import type { ListRow } from './list-rows.ts';

/** The rows that are ticked: by id, so that order, filters and new answers change nothing about them. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** As they are now. */
  readonly rows: readonly Subscription[];
  /** How many rows left the selection because they are gone, since it was last changed. */
  readonly vanishedCount: number;
  readonly countHidden: (shown: readonly ListRow[]) => number;
  readonly select: (subscriptionIds: readonly string[], isSelected: boolean) => void;
  readonly selectOne: (subscriptionId: string, isSelected: boolean) => void;
  readonly toggle: (subscriptionId: string) => void;
  readonly clear: () => void;
}

interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly vanishedCount: number;
}

const nothing: Chosen = { ids: new Set(), vanishedCount: 0 };

export function useSelection(subscriptions: readonly Subscription[]): Selection {
  const [{ ids, vanishedCount }, setChosen] = useState(nothing);
  const rows = useMemo(
    () => (ids.size === 0 ? [] : subscriptions.filter(({ subscriptionId }) => ids.has(subscriptionId))),
    [ids, subscriptions],
  );
  // What is gone leaves the selection, and that is said: nobody acts on ghosts (D15).
  if (rows.length < ids.size) {
    const left = new Set(rows.map(({ subscriptionId }) => subscriptionId));
    setChosen({ ids: left, vanishedCount: vanishedCount + ids.size - left.size });
  }
  const select = useCallback((subscriptionIds: readonly string[], isSelected: boolean) => {
    setChosen((before) => {
      const after = new Set(before.ids);
      for (const id of subscriptionIds) {
        if (isSelected) after.add(id);
        else after.delete(id);
      }
      return { ids: after, vanishedCount: 0 };
    });
  }, []);
  const selectOne = useCallback((id: string, isSelected: boolean) => select([id], isSelected), [select]);
  return {
    ids,
    rows,
    vanishedCount,
    countHidden(shown) {
      if (ids.size === 0) return 0;
      return ids.size - shown.filter(({ subscription }) => ids.has(subscription.subscriptionId)).length;
    },
    select,
    selectOne,
    toggle: (id) => selectOne(id, !ids.has(id)),
    clear() {
      setChosen(nothing);
      // The button that was pressed goes with the selection.
      document.querySelector<HTMLElement>('[data-control="select-all"]')?.focus();
    },
  };
}
