import { useEffect, useState } from 'react';

/** “7 s”, counting down to a time (epoch ms), by the clock: a tab that slept shows the truth when it wakes. */
export function SecondsLeft({ until }: { readonly until: number }) {
  const [now, setNow] = useState(Date.now);
  // The outside system is the clock.
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <>{Math.max(1, Math.ceil((until - now) / 1_000)).toLocaleString()} s</>;
}
