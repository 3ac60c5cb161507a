import type { EventTreeRow } from '../../../../domain/event-tree.ts';

/** The row of the tree that has the focus, or had it last. */
export interface VisitedRow {
  readonly get: () => EventTreeRow | undefined;
  readonly visit: (row: EventTreeRow | undefined) => void;
  readonly subscribe: (onChange: () => void) => () => void;
}

/** A store of its own, not a state of the picker: to move through the tree must not render all of it anew. */
export function createVisitedRow(): VisitedRow {
  const listeners = new Set<() => void>();
  let visited: EventTreeRow | undefined;
  return {
    get: () => visited,
    visit: (row) => {
      visited = row ?? visited;
      listeners.forEach((listener) => listener());
    },
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
