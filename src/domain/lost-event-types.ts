import type { EventCatalogue } from './event-catalogue.ts';
import type { Subscription } from './subscription.ts';
import { addAll, createTypeSetReader, emptySet, positionsOf, sizeOf, subtract } from './type-set.ts';

/** What a deletion does to who receives what, by today's catalogue. */
export interface DeletionEffect {
  /** How many event types the subscription receives now; none while it is switched off. */
  readonly received: number;
  /** Those that no enabled subscription will receive any more, in the catalogue's order. */
  readonly lost: readonly string[];
}

/** The effect of deleting `deleted`; `subscriptions` may hold it or not. */
export function findDeletionEffect(
  deleted: Subscription,
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
): DeletionEffect {
  if (!deleted.enabled) return { received: 0, lost: [] };
  const typesOf = createTypeSetReader(catalogue);
  const own = typesOf(deleted.events);
  const others = emptySet(catalogue);
  for (const { subscriptionId, enabled, events } of subscriptions) {
    if (enabled && subscriptionId !== deleted.subscriptionId) addAll(others, typesOf(events));
  }
  const lost = positionsOf(subtract(own, others)).flatMap((position) => catalogue.names[position] ?? []);
  return { received: sizeOf(own), lost };
}
