import type { Subscription } from '../subscription.ts';
import type { FindingAction } from './finding.ts';
import { showEntry } from './show-entry.ts';

/** Suggests to take an entry out; not when nothing would be left, because zero entries cannot be saved. */
export function suggestRemoval({ events }: Subscription, entry: string, verb = 'Remove'): FindingAction {
  const rest = events.filter((other) => other !== entry);
  return rest.length === 0
    ? { type: 'edit', label: 'Choose other events' }
    : { type: 'suggest-events', label: `${verb} ${showEntry(entry)}`, events: rest };
}
