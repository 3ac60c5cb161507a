import * as z from 'zod/mini';
import { matchesPattern } from '../event-matcher.ts';
import { isLoopbackUrl } from '../loopback-host.ts';
import type { SubscriptionStore } from '../subscription-store.ts';

/** A subscription as deliveries need it. A seeded row that does not read as one is never notified. */
const deliverable = z.object({
  subscriptionId: z._default(z.nullable(z.string()), null),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z._default(z.boolean(), true),
});

/** Where an event goes. */
export interface DeliveryTarget {
  readonly subscriptionId: string | null;
  readonly url: string;
  readonly secret: string;
}

/** The account's enabled subscriptions with an entry that matches, each once, as they are effective now. */
export function findTargets(subscriptions: SubscriptionStore, accountId: string, eventType: string): DeliveryTarget[] {
  return effectiveSubscriptions(subscriptions, accountId).filter(
    ({ enabled, events }) => enabled && events.some((entry) => matchesPattern(entry, eventType)),
  );
}

/** The account's readable subscriptions as they are effective now. */
export function effectiveSubscriptions(
  subscriptions: SubscriptionStore,
  accountId: string,
): (z.infer<typeof deliverable> & DeliveryTarget)[] {
  return subscriptions.effective(accountId).flatMap((row) => {
    const parsed = deliverable.safeParse(JSON.parse(row.document));
    const secret: unknown = JSON.parse(row.secret);
    return parsed.success ? [{ ...parsed.data, secret: typeof secret === 'string' ? secret : '' }] : [];
  });
}

/**
 * Why nothing may be sent to `url`, or null. The sandbox never contacts another machine: real receivers must not get
 * made-up events, whatever is imported into it.
 */
export function whyNotSendable(url: string): string | null {
  if (!URL.canParse(url)) return 'The URL is not a URL.';
  const parsed = new URL(url);
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return 'The URL is not an http or https URL.';
  return isLoopbackUrl(parsed) ? null : 'The sandbox contacts this machine only.';
}
