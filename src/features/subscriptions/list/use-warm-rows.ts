import { useEffect } from 'react';
import type { ListRow } from './list-rows.ts';

const rowsPerSlice = 200;

/** Safari has no idle callback; a pause does nearly as well. */
const whenIdle = (work: () => void): (() => void) => {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(work, 50);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(work);
  return () => cancelIdleCallback(handle);
};

/** Works out what rows are searched and sorted by while nobody asks for anything, so that the first search is instant. */
export function useWarmRows(rows: readonly ListRow[]): void {
  // The outside system is the browser's idle time.
  useEffect(() => {
    let position = 0;
    let cancel: () => void = () => undefined;
    const work = (): void => {
      const slice = rows.slice(position, position + rowsPerSlice);
      // Reading makes them.
      for (const row of slice) void [row.haystack, row.findings, row.matchedTypes];
      position += rowsPerSlice;
      if (position < rows.length) cancel = whenIdle(work);
    };
    cancel = whenIdle(work);
    return () => cancel();
  }, [rows]);
}
