import type { EventCatalogue } from './event-catalogue.ts';
import type { Subscription } from './subscription.ts';
import { createTypeCounter, createTypeSetReader } from './type-set.ts';

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
  const counters = { enabled: createTypeCounter(catalogue), disabled: createTypeCounter(catalogue) };
  return {
    add(subscriptions) {
      for (const { events, enabled } of subscriptions) {
        counters[enabled ? 'enabled' : 'disabled'].count(typesOf(events));
      }
    },
    counts() {
      const [enabled, disabled] = [counters.enabled.read(), counters.disabled.read()];
      return new Map(
        catalogue.names.map((name, position) => [
          name,
          { enabled: enabled[position] ?? 0, disabled: disabled[position] ?? 0 },
        ]),
      );
    },
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
