import { isPattern } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import type { FindingAction, OwnRule } from './finding.ts';
import { showEntry } from './show-entry.ts';

/** Suggests to take an entry out; not when nothing would be left, because zero entries cannot be saved. */
export function suggestRemoval({ events }: Subscription, entry: string, verb = 'Remove'): FindingAction {
  const rest = events.filter((other) => other !== entry);
  return rest.length === 0
    ? { type: 'edit', label: 'Choose other events' }
    : { type: 'suggest-events', label: `${verb} ${showEntry(entry)}`, events: rest };
}

/** A subscription without entries: odd data, because neither API nor console saves one. */
export const noEntries: OwnRule = (subscription) => {
  if (subscription.events.length > 0) return [];
  return [
    {
      kind: 'no-entries',
      severity: 'error',
      subscription,
      label: 'No events chosen',
      why: 'Nothing is ever sent to it.',
      action: { type: 'edit', label: 'Choose events' },
    },
  ];
};

/** An entry that selects nothing today: a pattern without a match, or a name that the catalogue does not know. */
export const deadEntry: OwnRule = (subscription, { match }) => {
  if (match === undefined) return [];
  const dead = subscription.events.filter((entry) => match(entry).length === 0);
  return [...new Set(dead)].map((entry) => {
    const isWild = isPattern(entry);
    return {
      kind: isWild ? 'matches-nothing' : 'unknown-entry',
      severity: 'warning',
      subscription,
      label: isWild ? `${showEntry(entry)} matches nothing` : `${showEntry(entry)} is not in the catalogue`,
      why: isWild
        ? 'No event type of today’s catalogue fits this pattern. It may be a slip, or wait for a later type.'
        : 'Nothing is delivered for it. It may be a slip, or a type that was retired.',
      action: suggestRemoval(subscription, entry),
    };
  });
};
