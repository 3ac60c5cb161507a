import type { EventCatalogue } from '../event-catalogue.ts';
import { countReceivers } from '../receiver-counts.ts';
import type { Subscription } from '../subscription.ts';
import { applyStep, type BulkTask } from './plan-bulk.ts';

/** Today's event types for which a change decides whether anybody enabled receives them. */
export interface BulkEffect {
  /** Somebody receives them now, and nobody afterwards. */
  readonly lost: readonly string[];
  /** Nobody receives them now, and somebody afterwards. */
  readonly gained: readonly string[];
}

/** By today's catalogue and this console's reading of wildcards (ADR 0004). */
export function findEffect(
  subscriptions: readonly Subscription[],
  tasks: readonly BulkTask[],
  catalogue: EventCatalogue,
): BulkEffect {
  const after = new Map(tasks.map((task) => [task.subscription.subscriptionId, applyStep(task)]));
  const changed = subscriptions.flatMap((row) => {
    if (!after.has(row.subscriptionId)) return row;
    return after.get(row.subscriptionId) ?? [];
  });
  const [now, then] = [countReceivers(subscriptions, catalogue), countReceivers(changed, catalogue)];
  const has = (counts: typeof now, name: string): boolean => (counts.get(name)?.enabled ?? 0) > 0;
  return {
    lost: catalogue.names.filter((name) => has(now, name) && !has(then, name)),
    gained: catalogue.names.filter((name) => !has(now, name) && has(then, name)),
  };
}
