import type { EventCatalogue } from './event-catalogue.ts';
import type { Subscription } from './subscription.ts';
import { countMembers, createTypeSetReader } from './type-set.ts';

/** How many subscriptions select an event type; VCC notifies only the enabled ones. */
export interface ReceiverCount {
  readonly enabled: number;
  readonly disabled: number;
}

/** Counts receivers a few subscriptions at a time, so that a page with very many of them can paint in between. */
export interface ReceiverCounter {
  readonly add: (subscriptions: readonly Subscription[]) => void;
  /** Of every event type of the catalogue, in its order; also of those that nobody receives. */
  readonly counts: () => ReadonlyMap<string, ReceiverCount>;
}

export function createReceiverCounter(catalogue: EventCatalogue): ReceiverCounter {
  const typesOf = createTypeSetReader(catalogue);
  const enabled = new Uint32Array(catalogue.names.length);
  const disabled = new Uint32Array(catalogue.names.length);
  return {
    add(subscriptions) {
      for (const subscription of subscriptions) {
        const counts = subscription.enabled ? enabled : disabled;
        countMembers(counts, typesOf(subscription.events));
      }
    },
    counts: () =>
      new Map(
        catalogue.names.map((name, position) => [
          name,
          { enabled: enabled[position] ?? 0, disabled: disabled[position] ?? 0 },
        ]),
      ),
  };
}

/** The receivers of every event type of the catalogue, all at once. */
export function countReceivers(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
): ReadonlyMap<string, ReceiverCount> {
  const counter = createReceiverCounter(catalogue);
  counter.add(subscriptions);
  return counter.counts();
}
