import { useCallback, useEffect, useState } from 'react';

interface LoadedPart<Part> {
  /** Undefined until it has been loaded. */
  readonly part: Part | undefined;
  /** Set while the part is needed and could not be loaded: tries again. */
  readonly retry: (() => void) | undefined;
}

/**
 * Loads a part of a page on first need, or before it when the browser is idle, and keeps it. `React.lazy` would
 * delay a first dialog by some 300 ms (ADR 0006), and its failure would take the page away; this opens in the next
 * frame and leaves the page alone. `load` must be a constant.
 */
export function useLoadedPart<Part>(load: () => Promise<Part>, isNeeded: boolean): LoadedPart<Part> {
  const [loaded, setLoaded] = useState<{ readonly part: Part }>();
  const [hasFailed, setHasFailed] = useState(false);
  const start = useCallback(() => {
    setHasFailed(false);
    load().then(
      (part) => setLoaded({ part }),
      () => setHasFailed(true),
    );
  }, [load]);
  // The outside system is the network, which brings the part.
  useEffect(() => {
    if (loaded !== undefined) return undefined;
    const timer = setTimeout(start, isNeeded ? 0 : 1_500);
    return () => clearTimeout(timer);
  }, [start, isNeeded, loaded]);
  return { part: loaded?.part, retry: hasFailed && isNeeded ? start : undefined };
}
