import { defaultRangeExtractor, elementScroll, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, useCallback, useEffect, useRef, useState } from 'react';

/** How high the table is before it was measured: rows are there at the first paint. */
const firstRect = { width: 0, height: 600 };

type Tell = (rect: typeof firstRect) => void;

/**
 * Tells the height once the browser has laid the page out. The library's own way asks at once, which lays it out in the
 * very task that mounts the rows: the longest of a visit.
 */
function observeElementRect({ scrollElement }: { readonly scrollElement: HTMLElement | null }, tell: Tell) {
  if (scrollElement === null) return undefined;
  const observer = new ResizeObserver(() =>
    tell({ width: scrollElement.clientWidth, height: scrollElement.clientHeight }),
  );
  observer.observe(scrollElement);
  return () => observer.disconnect();
}

/**
 * Every table begins at its top, and the library would write so: for nothing, and the browser lays the page out before
 * it takes the position of anything.
 */
const scrollToFn: typeof elementScroll = (offset, options, virtualizer) => {
  if (offset + (options.adjustments ?? 0) !== 0) elementScroll(offset, options, virtualizer);
};

interface PlacedRow {
  readonly index: number;
  /** The space between the row before it and this one, in pixels. */
  readonly gap: number;
}

/** From so many rows a frame on nobody reads them. */
const rushedRows = 5;

/** `rushing`: so fast that a row may be drawn without what only a standing one is used for. */
type Motion = 'still' | 'moving' | 'rushing';

/** A rush begins with many rows at once, and is over where it has slowed down to single ones, or stands. */
function motionAfter(before: Motion, isScrolling: boolean, movedBy: number): Motion {
  if (!isScrolling) return 'still';
  if (Math.abs(movedBy) >= rushedRows) return 'rushing';
  return before === 'rushing' && Math.abs(movedBy) > 1 ? before : 'moving';
}

export interface TableWindow {
  /** The rows to mount. */
  readonly placed: readonly PlacedRow[];
  /** The space below the last of them. */
  readonly rest: number;
  /** For each row, which also needs its `data-index`: tells its real height. */
  readonly measure: Ref<HTMLTableRowElement>;
  /** Whether rows are mounted for a glance only: they are still there when it stops, and then want all that they have. */
  readonly isRushing: boolean;
}

interface TableWindowOptions {
  /** The element that scrolls; null until it is there. Another component may draw it. */
  readonly scroller: HTMLElement | null;
  readonly count: number;
  /** What a row is guessed to be high, in pixels, until it is measured. Another function means other heights. */
  readonly usualHeight: (index: number) => number;
  /** Must be the same function as long as the rows are the same, or each scroll measures them anew. */
  readonly keyOf: (index: number) => string;
  /** Up to here every row is in the page, so that the browser's own search and printing see them all. */
  readonly alwaysMounted: number;
  /** Rows that are mounted ahead of the view. */
  readonly overscan?: number;
  /** A row that stays mounted wherever it is, because it has the focus; -1 for none. */
  readonly keptIndex?: number;
}

/**
 * The rows in view and those that will be next while it moves: ahead of its way, and during jumps fewer, because they
 * will not be in the next view either and cost as much as those in it. A few are there at both ends, for the Tab key,
 * which finds only what is in the page.
 */
function rowsAround({ startIndex, endIndex, count, overscan }: Range, movedBy: number): number[] {
  const few = Math.ceil(overscan / 2);
  const isJump = Math.abs(movedBy) > endIndex - startIndex;
  const first = Math.max(0, startIndex - (isJump ? few : movedBy > 0 ? 1 : overscan));
  const last = Math.min(count - 1, endIndex + (isJump ? few : movedBy < 0 ? 1 : overscan));
  return Array.from({ length: last - first + 1 }, (_, offset) => first + offset);
}

/**
 * Which rows of a table are in the page: those near the view, and one that is kept. Their heights come from the
 * browser's own observation: asking for them while rows are being mounted would force a layout each.
 */
export function useTableWindow(options: TableWindowOptions): TableWindow {
  const { count, usualHeight, keyOf, alwaysMounted, overscan = 6, keptIndex = -1, scroller } = options;
  const isWindowed = count > alwaysMounted;
  const lastStart = useRef(0);
  const lastSeen = useRef(0);
  const [motion, setMotion] = useState<Motion>('still');
  const isMoving = motion !== 'still';
  const rangeExtractor = useCallback(
    (range: Range) => {
      const near = isMoving ? rowsAround(range, range.startIndex - lastStart.current) : defaultRangeExtractor(range);
      lastStart.current = range.startIndex;
      return keptIndex === -1 || keptIndex >= range.count || near.includes(keptIndex)
        ? near
        : [...near, keptIndex].toSorted((left, right) => left - right);
    },
    [keptIndex, isMoving],
  );
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer<HTMLElement, HTMLTableRowElement>({
    enabled: isWindowed,
    count,
    getScrollElement: () => scroller,
    initialRect: firstRect,
    observeElementRect,
    scrollToFn,
    estimateSize: usualHeight,
    getItemKey: keyOf,
    measureElement(row, entry, { itemSizeCache }) {
      const index = Number(row.dataset['index']);
      return entry?.borderBoxSize[0]?.blockSize ?? itemSizeCache.get(keyOf(index)) ?? usualHeight(index);
    },
    rangeExtractor,
    overscan,
    // Once it stands still there are rows on both sides again.
    onChange({ isScrolling, range }) {
      const start = range?.startIndex ?? 0;
      const movedBy = start - lastSeen.current;
      lastSeen.current = start;
      setMotion((before) => motionAfter(before, isScrolling, movedBy));
    },
  });
  const countedWith = useRef(usualHeight);
  // The outside system is the window over the rows, which has counted with the other heights.
  useEffect(() => {
    if (countedWith.current === usualHeight) return;
    countedWith.current = usualHeight;
    virtualizer.measure();
  }, [virtualizer, usualHeight]);
  if (!isWindowed) {
    const placed = Array.from({ length: count }, (_, index) => ({ index, gap: 0 }));
    return { placed, rest: 0, measure: null, isRushing: false };
  }
  const items = virtualizer.getVirtualItems();
  const placed = items.map(({ index, start }, position) => ({ index, gap: start - (items[position - 1]?.end ?? 0) }));
  const rest = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return { placed, rest, measure: virtualizer.measureElement, isRushing: motion === 'rushing' };
}
