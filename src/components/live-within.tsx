import { useEffect, useState } from 'react';

interface LiveWithinProps {
  /** Epoch ms. */
  readonly liveAt: number;
}

/**
 * "live within 24 s", counting down to when a change is live for certain. It shows nothing after that, and is no live
 * region: who listens is told once that a change takes a while, and finds the rest here.
 */
export function LiveWithin({ liveAt }: LiveWithinProps) {
  return <Countdown key={liveAt} liveAt={liveAt} />;
}

function Countdown({ liveAt }: LiveWithinProps) {
  const [now, setNow] = useState(Date.now);
  const leftMs = liveAt - now;
  const isOver = leftMs <= 0;
  // The outside system is the clock.
  useEffect(() => {
    if (isOver) return undefined;
    // By the clock and not by counting: a tab that slept shows the truth when it wakes.
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  return isOver ? null : <>live within {Math.ceil(leftMs / 1_000).toLocaleString()} s</>;
}
