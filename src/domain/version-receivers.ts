import { compileEntry, isPattern } from './event-pattern.ts';
import { findReceivers, type Receiver } from './event-receivers.ts';
import type { Subscription } from './subscription.ts';

/** A receiver of one version of an event, with the other versions that it is sent as well. */
export interface VersionReceiver extends Receiver {
  /** Full names, in the order given; each change of state may then be delivered more than once (contract section 5). */
  readonly otherVersions: readonly string[];
}

/** Which of the names each entry selects, worked out once for each spelling. */
function createNameReader(names: readonly string[]): (entry: string) => readonly string[] {
  const exact = new Map(names.map((name) => [name, [name]]));
  const known = new Map<string, readonly string[]>();
  return (entry) => {
    if (!isPattern(entry)) return exact.get(entry) ?? [];
    const remembered = known.get(entry) ?? names.filter(compileEntry(entry));
    known.set(entry, remembered);
    return remembered;
  };
}

/** The receivers of an event type, each with which of the event's other versions it receives. */
export function findVersionReceivers(
  subscriptions: readonly Subscription[],
  name: string,
  versions: readonly string[],
): readonly VersionReceiver[] {
  const others = versions.filter((version) => version !== name);
  const selected = createNameReader(others);
  return findReceivers(subscriptions, name).map((receiver) => {
    if (others.length === 0) return { ...receiver, otherVersions: others };
    const received = new Set(receiver.subscription.events.flatMap(selected));
    return { ...receiver, otherVersions: others.filter((version) => received.has(version)) };
  });
}
