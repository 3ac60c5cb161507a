import type { SlicedWork } from '../../lib/slices.ts';
import type { EventCatalogue } from '../event-catalogue.ts';
import { skeleton } from '../look-alike.ts';
import type { Subscription } from '../subscription.ts';
import { parseReceiverUrl, readPlainUrl } from '../url-advice.ts';
import type { Configuration } from './finding.ts';
import { findSharedDeliveries } from './shared-deliveries.ts';

/** What a request is really sent to: host in lower case, default port and fragment gone, as the URL parser says. */
export function targetOf({ url: text }: Pick<Subscription, 'url'>): string {
  if (readPlainUrl(text) !== undefined) return text;
  const url = parseReceiverUrl(text);
  if (url === undefined) return text;
  if (url.hash !== '') url.hash = '';
  return url.href;
}

/** The groups of at least two subscriptions with the same key. */
function* groupBy(
  subscriptions: readonly Subscription[],
  keyOf: (subscription: Subscription) => string,
): SlicedWork<readonly (readonly Subscription[])[]> {
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = keyOf(subscription);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [subscription]);
    else group.push(subscription);
    yield;
  }
  return [...groups.values()].filter((group) => group.length > 1);
}

/** Indexes the account once, so that the rules cost time in proportion to its size. */
export function* readConfiguration(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
): SlicedWork<Configuration> {
  const alike = yield* groupBy(subscriptions, ({ name }) => skeleton(name));
  const sameUrl = yield* groupBy(subscriptions.filter(isEnabled), targetOf);
  return {
    catalogue,
    sharedDeliveries: yield* findSharedDeliveries(sameUrl, catalogue),
    namesakes: new Map(alike.flatMap((group) => group.map((member) => [member, group]))),
  };
}

const isEnabled = ({ enabled }: Subscription): boolean => enabled;
