import type { ActivityEntry } from './activity-entry.ts';

/** What the log holds now; a new object after each change of it. */
export interface ActivitySnapshot {
  /** Newest first. */
  readonly entries: readonly ActivityEntry[];
  /** How many older ones were let go. */
  readonly forgotten: number;
}

/** The changes of this session, in memory only: nothing of it survives the tab, or the person (design section 5). */
export interface ActivityLog {
  /** Returns the id of the new entry. */
  readonly begin: (entry: Omit<ActivityEntry, 'id' | 'startedAt'>) => number;
  /** Does nothing when the entry was let go, or belonged to a person who has left. */
  readonly amend: (id: number, change: Partial<Omit<ActivityEntry, 'id'>>) => void;
  readonly get: () => ActivitySnapshot;
  readonly find: (id: number) => ActivityEntry | undefined;
  readonly subscribe: (listener: () => void) => () => void;
  readonly clear: () => void;
}

/**
 * Two changes of a whole account of ten thousand: one job in bulk must not push out the deletion before it, which could
 * be created again. It bounds what a day at the console keeps.
 */
const mostEntries = 20_000;

const empty: ActivitySnapshot = { entries: [], forgotten: 0 };

export function createActivityLog(limit = mostEntries): ActivityLog {
  const listeners = new Set<() => void>();
  let snapshot = empty;
  // Not from 1: a history entry that has outlived a reload must not name another deletion than it did.
  let count = Date.now();
  const set = (next: ActivitySnapshot): void => {
    snapshot = next;
    for (const listener of listeners) listener();
  };
  const find = (id: number): ActivityEntry | undefined => snapshot.entries.find((entry) => entry.id === id);
  return {
    begin(entry) {
      count += 1;
      const { entries, forgotten } = snapshot;
      set({
        entries: [{ ...entry, id: count, startedAt: Date.now() }, ...entries.slice(0, limit - 1)],
        forgotten: forgotten + (entries.length >= limit ? 1 : 0),
      });
      return count;
    },
    amend(id, change) {
      const { entries, forgotten } = snapshot;
      const position = entries.findIndex((entry) => entry.id === id);
      const entry = entries[position];
      if (entry !== undefined) set({ entries: entries.with(position, { ...entry, ...change }), forgotten });
    },
    get: () => snapshot,
    find,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => set(empty),
  };
}
