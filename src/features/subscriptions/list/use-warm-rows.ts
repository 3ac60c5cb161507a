import { useEffect } from 'react';
import { type ListRow, sortRows } from './list-rows.ts';

/** Of the browser's idle time, in ms: shorter than what a person notices when it is idle no more. */
const sliceMs = 8;
const rowsPerStep = 50;
/** Sorting is one step; of more rows than these a person would notice it. */
const mostSorted = 10_000;

/** Safari has no idle callback; a pause does nearly as well. */
const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
};

/** Reading makes them, a few rows a step. What the search needs comes first: most visits begin with it. The order of
 * names turned around, which one click asks for, comes last. */
function* warm(rows: readonly ListRow[]): Generator<void> {
  for (const read of [(row: ListRow) => row.haystack, (row: ListRow) => [row.findings, row.matchedTypes]]) {
    for (let from = 0; from < rows.length; from += rowsPerStep) {
      rows.slice(from, from + rowsPerStep).forEach(read);
      yield;
    }
  }
  if (rows.length <= mostSorted) sortRows(rows, { order: 'desc' });
}

/** Works out what rows are searched and sorted by while nobody asks for anything, so that the first search is instant. */
export function useWarmRows(rows: readonly ListRow[]): void {
  // The outside system is the browser's idle time.
  useEffect(() => {
    const steps = warm(rows);
    let cancel: () => void = () => undefined;
    const work = (): void => {
      const end = performance.now() + sliceMs;
      do {
        if (steps.next().done === true) return;
      } while (performance.now() < end);
      cancel = whenIdle(work);
    };
    cancel = whenIdle(work);
    return () => cancel();
  }, [rows]);
}
