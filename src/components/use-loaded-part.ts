import { useEffect, useState } from 'react';

interface LoadedPart<Part> {
  /** Undefined until it has been loaded. */
  readonly part: Part | undefined;
  /** Why the last attempt failed. */
  readonly error: unknown;
}

/**
 * Loads a part of a page on first need, or before it when the browser is idle, and keeps it. `React.lazy` would
 * delay a first dialog by some 300 ms (performance.md); this opens it in the next frame. `load` must be a constant.
 */
export function useLoadedPart<Part>(load: () => Promise<Part>, isNeeded: boolean): LoadedPart<Part> {
  const [loaded, setLoaded] = useState<{ readonly part: Part }>();
  const [error, setError] = useState<unknown>();
  // The outside system is the network, which brings the part.
  useEffect(() => {
    if (loaded !== undefined) return undefined;
    let isCurrent = true;
    const start = (): void => {
      load().then(
        (part) => isCurrent && setLoaded({ part }),
        (reason: unknown) => isCurrent && setError(reason),
      );
    };
    if (isNeeded) start();
    const idle = isNeeded ? undefined : setTimeout(start, 1_500);
    return () => {
      isCurrent = false;
      clearTimeout(idle);
    };
  }, [load, isNeeded, loaded]);
  return { part: loaded?.part, error };
}
