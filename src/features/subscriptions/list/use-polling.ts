import { useEffect, useEffectEvent, useRef } from 'react';
import { isPageCovered } from '../../../components/shortcuts/is-shortcut.ts';

/** How often the page looks whether it is time, and whether it would disturb. */
const lookMs = 2_000;

interface PollingOptions {
  readonly isOn: boolean;
  readonly everyMs: number;
  /** When the list last was answered or failed, epoch ms. */
  readonly lastAt: number;
  /** Whether something is being asked or saved. */
  readonly isBusy: () => boolean;
  readonly refresh: () => void;
}

/** Refreshes every so often, while the page is in view and nobody is in the middle of something (acceptance 2.3). */
export function usePolling({ isOn, everyMs, lastAt, isBusy, refresh }: PollingOptions): void {
  const dueAt = useRef(0);
  // The outside system is the clock that nobody can set: where the other is set back, the rows age all the same.
  useEffect(() => {
    dueAt.current = performance.now() + everyMs - Math.max(0, Date.now() - lastAt);
  }, [everyMs, lastAt]);
  const look = useEffectEvent(() => {
    // That clock stands while the computer sleeps, and the other does not.
    const isDue = performance.now() >= dueAt.current || Date.now() - lastAt >= everyMs;
    // Nobody reads a menu or answers a question while the rows below change.
    if (!isDue || isBusy() || document.visibilityState !== 'visible' || isPageCovered()) return;
    dueAt.current = performance.now() + everyMs;
    refresh();
  });
  // The outside system is the clock.
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = setInterval(() => look(), lookMs);
    return () => clearInterval(timer);
  }, [isOn]);
}
