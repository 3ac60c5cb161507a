import type { EventCatalogue } from '../event-catalogue.ts';
import { skeleton } from '../look-alike.ts';
import type { Subscription } from '../subscription.ts';
import { deliveredTwice, lookAlikeName, switchedOff, targetOf } from './account-rules.ts';
import { coveredEntry, deadEntry, firehose, noEntries, olderVersion } from './event-rules.ts';
import type { Configuration, Finding, Rule, Severity } from './finding.ts';
import { hiddenCharacters, httpUrl, lookAlikeHost, privateHost, unsafeUrl, urlCredentials, urlSecret } from './url-rules.ts';

/** Every check, in the order in which a subscription's findings are listed. */
const rules: readonly Rule[] = [
  unsafeUrl,
  urlCredentials,
  hiddenCharacters,
  noEntries,
  lookAlikeHost,
  deadEntry,
  httpUrl,
  privateHost,
  urlSecret,
  deliveredTwice,
  lookAlikeName,
  olderVersion,
  firehose,
  coveredEntry,
  switchedOff,
];

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

function groupBy(subscriptions: readonly Subscription[], keyOf: (subscription: Subscription) => string) {
  const groups = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    const key = keyOf(subscription);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [subscription]);
    else group.push(subscription);
  }
  return groups;
}

/** Indexes the account once, so that the rules cost time in proportion to its size. */
export function readConfiguration(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue | undefined,
): Configuration {
  return {
    subscriptions,
    catalogue,
    byTarget: groupBy(subscriptions, ({ url }) => targetOf(url)),
    byLookOfName: groupBy(subscriptions, ({ name }) => skeleton(name)),
  };
}

/** The findings on one subscription, worst first. */
export function findFindings(subscription: Subscription, configuration: Configuration): readonly Finding[] {
  return rules
    .flatMap((rule) => rule(subscription, configuration))
    .toSorted((left, right) => rank[left.severity] - rank[right.severity]);
}
