import { targetOf } from '../checks/read-configuration.ts';
import type { EventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { findRepeated, has, type TypeSet } from '../type-set.ts';

/** Enabled subscriptions that send to one URL. */
export interface UrlSharers {
  /** The types that the subscription's URL is sent by more than one; undefined when there are none. */
  readonly repeatedOf: (subscription: Subscription) => TypeSet | undefined;
  /** The first others that send the type to the subscription's URL. */
  readonly othersOf: (subscription: Subscription, position: number, most: number) => readonly Subscription[];
}

interface Sharing {
  readonly members: readonly Subscription[];
  readonly repeated: TypeSet;
}

/** Groups the enabled subscriptions by where they really send to. */
export function findUrlSharers(
  subscriptions: readonly Subscription[],
  catalogue: EventCatalogue,
  typesOf: (subscription: Subscription) => TypeSet,
): UrlSharers {
  const byTarget = new Map<string, Subscription[]>();
  for (const subscription of subscriptions) {
    if (!subscription.enabled) continue;
    const target = targetOf(subscription);
    const members = byTarget.get(target);
    if (members === undefined) byTarget.set(target, [subscription]);
    else members.push(subscription);
  }
  const sharings = new Map<Subscription, Sharing>();
  for (const members of byTarget.values()) {
    if (members.length < 2) continue;
    const repeated = findRepeated(members.map(typesOf), catalogue);
    for (const member of members) sharings.set(member, { members, repeated });
  }
  return {
    repeatedOf: (subscription) => sharings.get(subscription)?.repeated,
    othersOf(subscription, position, most) {
      const others: Subscription[] = [];
      for (const member of sharings.get(subscription)?.members ?? []) {
        if (others.length === most) break;
        if (member !== subscription && has(typesOf(member), position)) others.push(member);
      }
      return others;
    },
  };
}
