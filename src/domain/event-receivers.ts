import { compileEntry, type EventMatcher, isPattern } from './event-pattern.ts';
import type { Subscription } from './subscription.ts';

/**
 * "Who receives this event?" (issue 3): by the reading of wildcards that the picker and the checks have, so that no
 * two screens can disagree.
 */

/** A subscription that is sent an event type, and its entries that select it (stored order, distinct). */
export interface Receiver {
  readonly subscription: Subscription;
  readonly entries: readonly string[];
}

/** Asks each spelling once: ten thousand subscriptions share a few entries. */
function rememberAnswers(ask: (entry: string) => boolean): (entry: string) => boolean {
  const known = new Map<string, boolean>();
  return (entry) => {
    const remembered = known.get(entry);
    if (remembered !== undefined) return remembered;
    const answer = ask(entry);
    known.set(entry, answer);
    return answer;
  };
}

/** The subscriptions, enabled or disabled, that select the event type of this name, in the order given. */
export function findReceivers(subscriptions: readonly Subscription[], name: string): readonly Receiver[] {
  const selects = rememberAnswers((entry) => compileEntry(entry)(name));
  return subscriptions.flatMap((subscription) => {
    const entries = subscription.events.filter(selects);
    return entries.length === 0 ? [] : [{ subscription, entries: [...new Set(entries)] }];
  });
}

/**
 * Whether an entry selects anything that `wanted` stands for. A wanted name need not be in the catalogue. A wanted
 * pattern stands for the event types of today that it matches, and for names that an entry spells out although the
 * catalogue does not know them; what two patterns could have in common in future is not guessed.
 */
export function createEntryFilter(wanted: string, match: EventMatcher): (entry: string) => boolean {
  if (!isPattern(wanted)) return rememberAnswers((entry) => compileEntry(entry)(wanted));
  const isWanted = compileEntry(wanted);
  const types = new Set(match(wanted));
  return rememberAnswers((entry) =>
    isPattern(entry) ? match(entry).some((name) => types.has(name)) : isWanted(entry),
  );
}

/** Whether a subscription with these entries receives, when enabled, anything that `wanted` stands for. */
export function createReceiverFilter(wanted: string, match: EventMatcher): (entries: readonly string[]) => boolean {
  const selects = createEntryFilter(wanted, match);
  return (entries) => entries.some(selects);
}
