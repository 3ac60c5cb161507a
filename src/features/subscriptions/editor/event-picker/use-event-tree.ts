import { useDeferredValue, useMemo, useState } from 'react';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import { type EventTreeRow, readEventTree } from '../../../../domain/event-tree.ts';

const none: ReadonlySet<string> = new Set();
const noRows: readonly EventTreeRow[] = [];

interface EventTreeState {
  readonly search: string;
  readonly rows: readonly EventTreeRow[];
  readonly setSearch: (search: string) => void;
  /** Folds or unfolds: each of these rows stands the other way round afterwards. */
  readonly turn: (rows: readonly EventTreeRow[]) => void;
}

/** What is searched and unfolded. Rows folded among the hits of one search are unfolded again in the next. */
export function useEventTree(catalogue: EventCatalogue | undefined): EventTreeState {
  const [search, setSearch] = useState('');
  const [turnedKeys, setTurnedKeys] = useState(none);
  const [turnedHits, setTurnedHits] = useState(none);
  // The box follows every key at once; the rows may come a frame later.
  const applied = useDeferredValue(search);
  const isSearching = applied.trim() !== '';
  const toggledKeys = isSearching ? turnedHits : turnedKeys;
  const rows = useMemo(
    () => (catalogue === undefined ? noRows : readEventTree(catalogue, { search: applied, toggledKeys })),
    [catalogue, applied, toggledKeys],
  );
  return {
    search,
    rows,
    setSearch: (next) => {
      setSearch(next);
      setTurnedHits(none);
    },
    turn: (turned) => (isSearching ? setTurnedHits : setTurnedKeys)((keys) => turnKeys(keys, turned)),
  };
}

function turnKeys(keys: ReadonlySet<string>, rows: readonly EventTreeRow[]): ReadonlySet<string> {
  const next = new Set(keys);
  for (const { key } of rows) {
    if (!next.delete(key)) {
      next.add(key);
    }
  }
  return next;
}
