import { useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, type RefObject, useCallback, useRef } from 'react';

/** Of a table with more rows only those near the view are mounted: a row is up to ten elements, 600 the budget. */
const alwaysMounted = 40;

/** How high the table is before it was measured: rows are there at the first paint. */
const firstRect = { width: 0, height: 600 };

interface TableWindow {
  readonly frame: RefObject<HTMLDivElement | null>;
  /** The rows to mount. */
  readonly indexes: readonly number[];
  /** Pixels above and below them. */
  readonly before: number;
  readonly after: number;
  readonly measure: Ref<HTMLTableRowElement>;
}

/** `keyOf` must be the same function as long as the rows are the same. */
export function useTableWindow(
  count: number,
  usualHeight: (index: number) => number,
  keyOf: (index: number) => string,
): TableWindow {
  const frame = useRef<HTMLDivElement>(null);
  const isWindowed = count > alwaysMounted;
  const getItemKey = useCallback((index: number) => keyOf(index), [keyOf]);
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLTableRowElement>({
    enabled: isWindowed,
    count,
    getScrollElement: () => frame.current,
    initialRect: firstRect,
    estimateSize: usualHeight,
    getItemKey,
    overscan: 6,
  });
  if (!isWindowed) {
    return { frame, indexes: Array.from({ length: count }, (_, index) => index), before: 0, after: 0, measure: null };
  }
  const items = virtualizer.getVirtualItems();
  return {
    frame,
    indexes: items.map(({ index }) => index),
    before: items[0]?.start ?? 0,
    after: virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtualizer.measureElement,
  };
}
