import { createEntryTest } from './event-pattern.ts';
import type { Subscription } from './subscription.ts';

/** A subscription that selects an event type, and the very entries by which it does. */
export interface Receiver {
  readonly subscription: Subscription;
  /** In the stored order; never empty. */
  readonly entries: readonly string[];
}

/**
 * Who receives an event type: every subscription with a matching entry, switched off ones included, because they
 * would receive it if they were on. This console's reading of the wildcards (contract section 5).
 */
export function findReceivers(subscriptions: readonly Subscription[], name: string): readonly Receiver[] {
  const matches = createEntryTest(name);
  return subscriptions.flatMap((subscription) => {
    const entries = subscription.events.filter(matches);
    return entries.length === 0 ? [] : [{ subscription, entries }];
  });
}

export interface ReceiverCount {
  readonly enabled: number;
  readonly disabled: number;
}

/** How many subscriptions receive each event type of the catalogue; an event nobody receives counts zero. */
export function countReceivers(
  subscriptions: readonly Subscription[],
  names: readonly string[],
  match: (entry: string) => readonly string[],
): ReadonlyMap<string, ReceiverCount> {
  const counts = new Map(names.map((name) => [name, { enabled: 0, disabled: 0 }]));
  for (const { events, enabled } of subscriptions) {
    for (const name of new Set(events.flatMap((entry) => match(entry)))) {
      const count = counts.get(name);
      if (count !== undefined) count[enabled ? 'enabled' : 'disabled'] += 1;
    }
  }
  return counts;
}
