import type { EventCatalogue } from '../event-catalogue.ts';
import { skeleton } from '../look-alike.ts';
import type { Subscription } from '../subscription.ts';
import { parseReceiverUrl } from '../url-advice.ts';
import type { Configuration } from './finding.ts';
import { findSharedDeliveries } from './shared-deliveries.ts';

/** A URL that the parser would give back as it is: nearly every one, and parsing each is dear. */
const canonical = /^https:\/\/(?:[a-z0-9-]+\.)+[a-z]+\/[\w/-]*$/;

/** What a request is really sent to: host in lower case, default port and fragment gone, as the URL parser says. */
export function targetOf({ url: text }: Pick<Subscription, 'url'>): string {
  if (canonical.test(text)) return text;
  const url = parseReceiverUrl(text);
  if (url === undefined) return text;
  if (url.hash !== '') url.hash = '';
  return url.href;
}

/** The groups of at least two subscriptions with the same key. */
function groupBy(
  subscriptions: readonly Subscription[],
  keyOf: (subscription: Subscription) => string,
): readonly (readonly Subscription[])[] {
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = keyOf(subscription);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [subscription]);
    else group.push(subscription);
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Indexes the account once, so that the rules cost time in proportion to its size. */
export function readConfiguration(subscriptions: readonly Subscription[], catalogue: EventCatalogue): Configuration {
  const alike = groupBy(subscriptions, ({ name }) => skeleton(name));
  return {
    catalogue,
    sharedDeliveries: findSharedDeliveries(groupBy(subscriptions.filter(isEnabled), targetOf), catalogue),
    namesakes: new Map(alike.flatMap((group) => group.map((member) => [member, group]))),
  };
}

const isEnabled = ({ enabled }: Subscription): boolean => enabled;
