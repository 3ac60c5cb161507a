import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect } from 'react';
import type { ListRow } from './list-rows.ts';

/** Up to here every row is in the page, so that the browser's own search and printing see them all. */
const alwaysMounted = 100;

interface PlacedRow {
  readonly index: number;
  /** The space between the row before it and this one. */
  readonly gap: number;
}

export interface TableWindow {
  readonly placed: readonly PlacedRow[];
  /** The space below the last row in the page. */
  readonly rest: number;
  readonly measure: (row: HTMLTableRowElement | null) => void;
}

/**
 * Which rows are in the page: those near the view, and the one that has the focus, wherever it is, so that scrolling
 * loses neither the focus nor its announcement.
 */
export function useTableWindow(
  rows: readonly ListRow[],
  keptIndex: number,
  rowHeight: number,
  frame: RefObject<HTMLDivElement | null>,
): TableWindow {
  const isWindowed = rows.length > alwaysMounted;
  // A new function would make the virtualizer measure every row anew at each scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.subscription.subscriptionId ?? index, [rows]);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const near = defaultRangeExtractor(range);
      return keptIndex === -1 || keptIndex >= range.count || near.includes(keptIndex)
        ? near
        : [...near, keptIndex].toSorted((left, right) => left - right);
    },
    [keptIndex],
  );
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    count: isWindowed ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey,
    rangeExtractor,
    overscan: 4,
    // A new row has the height that was counted on until the browser tells another: to ask for it would force a layout.
    measureElement: (row, entry, { itemSizeCache }) =>
      entry?.borderBoxSize[0]?.blockSize ?? itemSizeCache.get(getItemKey(Number(row.dataset['index']))) ?? rowHeight,
  });
  // The outside system is the window over the rows, which has counted with the other height.
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);
  const { measureElement } = virtualizer;
  if (!isWindowed) return { placed: rows.map((_, index) => ({ index, gap: 0 })), rest: 0, measure: measureElement };
  const items = virtualizer.getVirtualItems();
  const placed = items.map(({ index, start }, position) => ({ index, gap: start - (items[position - 1]?.end ?? 0) }));
  return { placed, rest: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0), measure: measureElement };
}
