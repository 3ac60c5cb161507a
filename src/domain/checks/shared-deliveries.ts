import type { SlicedWork } from '../../lib/slices.ts';
import type { EventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { named } from './account-rules.ts';
import type { SharedDelivery } from './finding.ts';
import {
  add,
  createTypeSetReader,
  emptySet,
  findRepeated,
  intersect,
  positionsOf,
  subtract,
  type TypeSet,
} from '../type-set.ts';

/** How many receivers of a type are worth remembering: the subscription itself, those named and one more. */
const remembered = named + 2;

interface Member {
  readonly subscription: Subscription;
  readonly types: TypeSet;
}

/** What the subscriptions of each group, which send to one URL, have in common. */
export function* findSharedDeliveries(
  groups: readonly (readonly Subscription[])[],
  catalogue: EventCatalogue,
): SlicedWork<ReadonlyMap<Subscription, SharedDelivery>> {
  const typesOf = createTypeSetReader(catalogue);
  const found = new Map<Subscription, SharedDelivery>();
  for (const group of groups) {
    const members: Member[] = [];
    for (const subscription of group) {
      members.push({ subscription, types: typesOf(subscription.events) });
      yield;
    }
    const repeated = findRepeated(
      members.map(({ types }) => types),
      catalogue,
    );
    if (repeated.every((word) => word === 0)) continue;
    const receivers = yield* readReceivers(members, repeated, catalogue);
    for (const { subscription, types } of members) {
      yield;
      const positions = positionsOf(intersect(types, repeated));
      if (positions.length === 0) continue;
      const most = Math.min(named + 1, group.length - 1);
      found.set(subscription, {
        typeCount: positions.length,
        others: findOthers(subscription, positions, receivers, most),
      });
    }
  }
  return found;
}

/** The first receivers of each type: bounded, so that 10,000 subscriptions to one URL are no dearer than to many. */
function* readReceivers(
  members: readonly Member[],
  wanted: TypeSet,
  catalogue: EventCatalogue,
): SlicedWork<ReadonlyMap<number, readonly Subscription[]>> {
  const receivers = new Map<number, Subscription[]>();
  const full = emptySet(catalogue);
  for (const { subscription, types } of members) {
    yield;
    for (const position of positionsOf(subtract(intersect(types, wanted), full))) {
      const known = receivers.get(position) ?? [];
      known.push(subscription);
      receivers.set(position, known);
      if (known.length === remembered) add(full, position);
    }
  }
  return receivers;
}

function findOthers(
  subscription: Subscription,
  positions: readonly number[],
  receivers: ReadonlyMap<number, readonly Subscription[]>,
  most: number,
): readonly Subscription[] {
  const others = new Set<Subscription>();
  for (const position of positions) {
    if (others.size >= most) break;
    for (const other of receivers.get(position) ?? []) if (other !== subscription) others.add(other);
  }
  return [...others];
}
