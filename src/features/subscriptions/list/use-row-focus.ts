import { type FocusEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ListRow } from './list-rows.ts';

const idOf = (row: ListRow | undefined): string | undefined => row?.subscription.subscriptionId;

export function indexOfId(rows: readonly ListRow[], subscriptionId: string | undefined): number {
  return subscriptionId === undefined
    ? -1
    : rows.findIndex(({ subscription }) => subscription.subscriptionId === subscriptionId);
}

/** The row that stands nearest to where a row stood that is gone: the next one that is left, else the one before. */
function findNeighbour(
  before: readonly ListRow[],
  after: readonly ListRow[],
  subscriptionId: string,
): string | undefined {
  const left = new Set(after.map(idOf));
  const position = indexOfId(before, subscriptionId);
  const isLeft = (row: ListRow): boolean => left.has(idOf(row));
  return idOf(before.slice(position + 1).find(isLeft) ?? before.slice(0, Math.max(position, 0)).findLast(isLeft));
}

export interface RowFocus {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
  /** The row that has the focus or had it last: it stays in the page however far the rows are scrolled. */
  readonly keptId: string | undefined;
  /** Keeps a row in the page whose menu is open: not every browser focuses the button that was clicked. */
  readonly keep: (subscriptionId: string) => void;
  /** Gives the focus to a row's control, which may not be in the page yet. */
  readonly moveTo: (subscriptionId: string, control?: string) => void;
  /** Gives the focus to the row that had it last, or to its neighbour when it is gone. */
  readonly restore: (control: string) => void;
  readonly isInside: () => boolean;
}

/**
 * The focus belongs to a subscription and not to a place: it stays with its row when rows move, and goes to a
 * neighbour when the row leaves, never to the page (acceptance 5). A switch's neighbour gets it on its name, because a
 * second press of the space bar was not meant for it.
 */
export function useRowFocus(rows: readonly ListRow[]): RowFocus {
  const container = useRef<HTMLDivElement>(null);
  const held = useRef<string>(undefined);
  const wanted = useRef<string>(undefined);
  const [keptId, setKeptId] = useState<string>();
  const [lastRows, setLastRows] = useState(rows);
  if (rows !== lastRows) {
    setLastRows(rows);
    if (keptId !== undefined && indexOfId(rows, keptId) === -1) setKeptId(findNeighbour(lastRows, rows, keptId));
  }
  const controlOf = (id: string | undefined, control: string): HTMLElement | null | undefined => {
    const row = [...(container.current?.querySelectorAll<HTMLElement>('tr[data-id]') ?? [])].find(
      (candidate) => candidate.dataset['id'] === id,
    );
    return row?.querySelector<HTMLElement>(`[data-control="${control}"]`) ?? row?.querySelector<HTMLElement>('a.name');
  };
  // The outside system is the browser's focus, which falls to the page when the element that has it is taken away, and,
  // a moment later, when it is disabled: whoever may only read has no switch to press.
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isLost =
      held.current !== undefined && (activeElement === document.body || activeElement?.matches(':disabled') === true);
    const control = wanted.current ?? (isLost ? held.current : undefined);
    if (control === undefined) return;
    wanted.current = undefined;
    const target = controlOf(keptId, control === 'switch' && isLost ? 'name' : control);
    (target ?? document.querySelector<HTMLElement>('h1'))?.focus();
  });
  // As above, where the last row goes and all of this with it.
  useLayoutEffect(
    () => () => {
      if (held.current !== undefined) document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    },
    [],
  );
  return {
    container,
    keptId,
    keep: setKeptId,
    onFocus({ target }) {
      held.current = (target instanceof HTMLElement ? target.dataset['control'] : undefined) ?? 'name';
      const id = target.closest<HTMLElement>('tr[data-id]')?.dataset['id'];
      if (id !== undefined) setKeptId(id);
    },
    onBlur() {
      held.current = undefined;
    },
    moveTo(subscriptionId, control = 'name') {
      const target = controlOf(subscriptionId, control);
      if (target) target.focus();
      else {
        wanted.current = control;
        setKeptId(subscriptionId);
      }
    },
    restore: (control) => (controlOf(keptId, control) ?? document.querySelector<HTMLElement>('h1'))?.focus(),
    isInside: () => held.current !== undefined,
  };
}
