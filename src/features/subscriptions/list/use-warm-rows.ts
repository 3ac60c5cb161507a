import { useEffect } from 'react';
import type { ListRow } from './list-rows.ts';

/** Of the browser's idle time, in ms: shorter than what a person notices when it is idle no more. */
const sliceMs = 8;
const rowsPerLook = 50;

/** Safari has no idle callback; a pause does nearly as well. */
const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
};

/** Reading makes them. What the search needs comes first: most visits begin with it. */
const passes: readonly ((row: ListRow) => unknown)[] = [
  (row) => row.haystack,
  (row) => [row.findings, row.matchedTypes],
];

/** Works out what rows are searched and sorted by while nobody asks for anything, so that the first search is instant. */
export function useWarmRows(rows: readonly ListRow[]): void {
  // The outside system is the browser's idle time.
  useEffect(() => {
    let position = 0;
    let cancel: () => void = () => undefined;
    const work = (): void => {
      const end = performance.now() + sliceMs;
      do {
        const read = passes[Math.floor(position / rows.length)];
        if (read === undefined) return;
        const from = position % rows.length;
        const slice = rows.slice(from, from + rowsPerLook);
        slice.forEach(read);
        position += slice.length;
      } while (performance.now() < end);
      cancel = whenIdle(work);
    };
    if (rows.length > 0) cancel = whenIdle(work);
    return () => cancel();
  }, [rows]);
}
