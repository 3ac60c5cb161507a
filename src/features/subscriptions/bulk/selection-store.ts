import type { MissingRow } from '../../../domain/bulk/plan-bulk.ts';

/** Rows that are ticked, by id, and how many left them because they are no longer among those that can be read. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly vanishedCount: number;
  /** Why, as far as it holds for all of them. */
  readonly vanishedFor: MissingRow['reason'];
}

/** The selection of this tab: it outlives the list, so that a look at another page does not cost it. */
export interface SelectionStore {
  readonly get: () => Chosen;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (chosen: Chosen) => void;
}

export const nothingChosen: Chosen = { ids: new Set(), vanishedCount: 0, vanishedFor: 'gone' };

export function createSelectionStore(): SelectionStore {
  const listeners = new Set<() => void>();
  let chosen = nothingChosen;
  return {
    get: () => chosen,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(next) {
      chosen = next;
      for (const listener of listeners) listener();
    },
  };
}
