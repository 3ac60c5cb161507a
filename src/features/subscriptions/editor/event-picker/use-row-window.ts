import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback } from 'react';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';

/** Of a catalogue with more types only the rows in view are in the page: a row is up to six elements, 600 the budget. */
const typesInFull = 60;

/** How high the tree is before it was measured: rows are there at the first paint. */
const firstRect = { width: 0, height: 432 };

/** Close to the real heights, which are measured: names and descriptions may wrap. */
const estimatedHeights: Record<EventTreeRow['kind'], number> = { source: 35, event: 54, version: 34 };

const overscannedRows = 6;

interface PlacedRow {
  readonly index: number;
  /** Undefined where all rows are in the page. */
  readonly start: number | undefined;
}

export interface RowWindow {
  readonly placed: readonly PlacedRow[];
  /** Undefined where all rows are in the page. */
  readonly height: number | undefined;
  readonly measure: ((row: HTMLDivElement | null) => void) | undefined;
  readonly reveal: (index: number) => void;
}

/**
 * Which rows are in the page. The active row always is, so that focus and its announcement survive scrolling. Whether
 * the tree is windowed depends on the catalogue and not on the rows that are visible now: to begin with it when a
 * source is unfolded would take the rows away for a moment, and the focus with them.
 */
export function useRowWindow(
  rows: readonly EventTreeRow[],
  active: number,
  catalogueSize: number,
  scroller: RefObject<HTMLDivElement | null>,
): RowWindow {
  const isWindowed = catalogueSize > typesInFull;
  // A new function would make the virtualizer measure every row anew at each scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  // What it returns changes without a new identity. Nothing here is memoised on it: each scroll renders the tree anew.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    enabled: isWindowed,
    count: rows.length,
    getScrollElement: () => scroller.current,
    initialRect: firstRect,
    estimateSize: (index) => estimatedHeights[rows[index]?.kind ?? 'version'],
    getItemKey,
    overscan: overscannedRows,
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      return active >= range.count || visible.includes(active)
        ? visible
        : [...visible, active].toSorted((a, b) => a - b);
    },
  });
  if (!isWindowed) {
    return {
      placed: rows.map((_, index) => ({ index, start: undefined })),
      height: undefined,
      measure: undefined,
      reveal: (index) => keepInView(scroller.current, index),
    };
  }
  return {
    placed: virtualizer.getVirtualItems(),
    height: virtualizer.getTotalSize(),
    measure: virtualizer.measureElement,
    reveal: (index) => virtualizer.scrollToIndex(index),
  };
}

/** Scrolls the tree no further than needed; the browser's own scrolling on focus would centre the row. */
function keepInView(scroller: HTMLDivElement | null, index: number): void {
  const row = scroller?.querySelector(`[data-index="${index}"]`);
  if (scroller === null || row === null || row === undefined) {
    return;
  }
  const frame = scroller.getBoundingClientRect();
  const box = row.getBoundingClientRect();
  if (box.top < frame.top) {
    scroller.scrollTop -= frame.top - box.top;
  } else if (box.bottom > frame.bottom) {
    scroller.scrollTop += box.bottom - frame.bottom;
  }
}
