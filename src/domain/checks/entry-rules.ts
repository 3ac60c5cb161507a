import { isPattern } from '../event-pattern.ts';
import type { OwnFinding, OwnRule } from './finding.ts';
import { showEntry } from './show-entry.ts';

const none: readonly OwnFinding[] = [];

/** A subscription without entries: odd data, because neither API nor console saves one. */
export const noEntries: OwnRule = (subscription) =>
  subscription.events.length > 0
    ? none
    : [{ kind: 'no-entries', severity: 'error', subscription, label: 'No events chosen' }];

/** An entry that selects nothing today: a pattern without a match, or a name that the catalogue does not know. */
export const deadEntry: OwnRule = (subscription, { match }) => {
  if (match === undefined) return none;
  const dead = subscription.events.filter((entry) => match(entry).length === 0);
  if (dead.length === 0) return none;
  return [...new Set(dead)].map((entry) => ({
    kind: isPattern(entry) ? 'matches-nothing' : 'unknown-entry',
    severity: 'warning',
    subscription,
    label: `${showEntry(entry)} ${isPattern(entry) ? 'matches nothing' : 'is not in the catalogue'}`,
    entry,
  }));
};
