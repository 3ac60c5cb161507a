import type { EventTreeRow } from '../../../../domain/event-tree.ts';

/** What a key asks of the tree (APG tree view; a tick is a toggle). */
export type TreeAction =
  | { readonly type: 'move'; readonly index: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'expand'; readonly rows: readonly EventTreeRow[] }
  | { readonly type: 'fold'; readonly row: EventTreeRow };

const pageOfRows = 10;

/** Undefined for a key that the tree leaves to the browser, or that has nowhere to go. */
export function readTreeKey(key: string, rows: readonly EventTreeRow[], active: number): TreeAction | undefined {
  const row = rows[active];
  if (row === undefined) {
    return undefined;
  }
  const moves: Partial<Record<string, number>> = {
    ArrowDown: active + 1,
    ArrowUp: active - 1,
    Home: 0,
    End: rows.length - 1,
    PageDown: active + pageOfRows,
    PageUp: active - pageOfRows,
  };
  const target = moves[key];
  if (target !== undefined) {
    return { type: 'move', index: Math.min(rows.length - 1, Math.max(0, target)) };
  }
  switch (key) {
    case ' ':
    case 'Enter':
      return { type: 'toggle' };
    case 'ArrowRight':
      return goIn(row, active);
    case 'ArrowLeft':
      return goOut(row, rows);
    case '*':
      return { type: 'expand', rows: rows.filter((other) => isFoldedSibling(other, row)) };
    default:
      return undefined;
  }
}

function goIn(row: EventTreeRow, active: number): TreeAction | undefined {
  if (row.isExpanded === undefined) {
    return undefined;
  }
  return row.isExpanded ? { type: 'move', index: active + 1 } : { type: 'expand', rows: [row] };
}

function goOut(row: EventTreeRow, rows: readonly EventTreeRow[]): TreeAction | undefined {
  if (row.isExpanded === true) {
    return { type: 'fold', row };
  }
  const index = rows.findIndex(({ key }) => key === row.parentKey);
  return index === -1 ? undefined : { type: 'move', index };
}

function isFoldedSibling(other: EventTreeRow, row: EventTreeRow): boolean {
  return other.parentKey === row.parentKey && other.isExpanded === false;
}

/**
 * The next row that begins with what was typed, or whose part below its parent does (`held` finds
 * `channel.held`). One letter looks behind the active row, more letters narrow the same search.
 */
export function findByTyping(rows: readonly EventTreeRow[], active: number, typed: string): number | undefined {
  const text = typed.toLowerCase();
  const first = text.length === 1 ? active + 1 : active;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (first + step) % rows.length;
    const name = rows[index]?.name.toLowerCase() ?? '';
    const dot = rows[index]?.kind === 'version' ? name.lastIndexOf('.') : name.indexOf('.');
    if (name.startsWith(text) || name.slice(dot + 1).startsWith(text)) {
      return index;
    }
  }
  return undefined;
}
