import { useEffect, useState } from 'react';
import type { EventCatalogue } from '../../domain/event-catalogue.ts';
import { countReceivers, createReceiverCounter, type ReceiverCount } from '../../domain/receiver-counts.ts';
import type { Subscription } from '../../domain/subscription.ts';

/** So few are counted before the first paint; it takes some 10 ms. */
const countedAtOnce = 500;
/** How many subscriptions are counted between two looks at the clock. */
const step = 50;
const sliceMs = 12;

type Counts = ReadonlyMap<string, ReceiverCount>;

interface Counted {
  readonly catalogue: EventCatalogue;
  readonly counts: Counts;
}

/** By the identity of the API's answer, so that whoever comes back to the page does not wait. */
const known = new WeakMap<readonly Subscription[], Counted>();

function knownCounts(subscriptions: readonly Subscription[], catalogue: EventCatalogue): Counts | undefined {
  const counted = known.get(subscriptions);
  if (counted?.catalogue === catalogue) return counted.counts;
  if (subscriptions.length > countedAtOnce) return undefined;
  const counts = countReceivers(subscriptions, catalogue);
  known.set(subscriptions, { catalogue, counts });
  return counts;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Counts in slices that block nobody (issue 3, *Speed*). */
async function countAll(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
  signal: AbortSignal,
): Promise<Counts> {
  const counter = createReceiverCounter(catalogue);
  for (let from = 0; from < subscriptions.length && !signal.aborted; ) {
    await pause();
    const end = performance.now() + sliceMs;
    for (; from < subscriptions.length && performance.now() < end; from += step) {
      counter.add(subscriptions.slice(from, from + step));
    }
  }
  return counter.counts();
}

/** Undefined until the first answer; then the last one, until that of newer data is there. */
export function useReceiverCounts(
  subscriptions: readonly Subscription[] | undefined,
  catalogue: EventCatalogue,
): Counts | undefined {
  const [counts, setCounts] = useState<Counts>();
  const ready = subscriptions === undefined ? undefined : knownCounts(subscriptions, catalogue);
  useEffect(() => {
    if (subscriptions === undefined || ready !== undefined) return undefined;
    const stop = new AbortController();
    const show = async (): Promise<void> => {
      const counted = await countAll(subscriptions, catalogue, stop.signal);
      if (stop.signal.aborted) return;
      known.set(subscriptions, { catalogue, counts: counted });
      setCounts(counted);
    };
    void show();
    return () => stop.abort();
  }, [subscriptions, catalogue, ready]);
  return subscriptions === undefined ? undefined : (ready ?? counts);
}
