/** setTimeout takes 31 bits; a longer wait fires at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Runs `run` when the monotonic clock (`performance.now()`) reaches `deadline`; returns how to cancel.
 * The wall clock may be set at any time, by hand or by the network, and must neither end nor prolong a session.
 */
export function wakeAt(deadline: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const arm = () => {
    const remaining = deadline - performance.now();
    timer = setTimeout(
      remaining > LONGEST_TIMEOUT_MS ? arm : run,
      Math.min(Math.max(remaining, 0), LONGEST_TIMEOUT_MS),
    );
  };
  arm();
  return () => clearTimeout(timer);
}

export function delay(ms: number): Promise<void> {
  return new Promise((resolve) => wakeAt(performance.now() + ms, resolve));
}
