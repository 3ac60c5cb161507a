import type { Fields, SomeFields } from '../activity/activity-entry.ts';
import { sameEntries } from '../subscription.ts';

/**
 * Two people change one subscription, and the API knows no versions (contract section 3): what was there when the
 * first opened it (`base`), what is there now (`theirs`), and what they want it to be (`wish`, changed fields only).
 */

export const fieldNames = ['name', 'url', 'enabled', 'events'] as const;
export type FieldName = (typeof fieldNames)[number];

export function sameField(field: FieldName, left: SomeFields, right: SomeFields): boolean {
  if (field !== 'events') return left[field] === right[field];
  return left.events !== undefined && right.events !== undefined && sameEntries(left.events, right.events);
}

/** The fields that are no longer as they were. */
export function findMoved(base: Fields, theirs: Fields): readonly FieldName[] {
  return fieldNames.filter((field) => !sameField(field, base, theirs));
}

/** The fields that both changed, and not to the same. */
export function findConflicts(base: Fields, theirs: Fields, wish: SomeFields): readonly FieldName[] {
  return findMoved(base, theirs).filter((field) => wish[field] !== undefined && !sameField(field, theirs, wish));
}

/** What is still to be asked for: what somebody has changed to the same already is done. */
export function findRest(theirs: Fields, wish: SomeFields): SomeFields {
  const { name, url, enabled, events } = wish;
  return {
    ...(name === undefined || name === theirs.name ? {} : { name }),
    ...(url === undefined || url === theirs.url ? {} : { url }),
    ...(enabled === undefined || enabled === theirs.enabled ? {} : { enabled }),
    ...(events === undefined || sameEntries(events, theirs.events) ? {} : { events }),
  };
}

/** Theirs, with what I added and without what I took away: what both wanted, as far as that can be had. */
export function mergeEntries(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): readonly string[] {
  const [before, wanted] = [new Set(base), new Set(mine)];
  const kept = theirs.filter((entry) => wanted.has(entry) || !before.has(entry));
  const known = new Set(kept);
  return [...kept, ...mine.filter((entry) => !known.has(entry) && !before.has(entry))];
}

/** One entry that somebody added or took away. */
export interface EntryChange {
  readonly entry: string;
  readonly kind: 'added' | 'removed';
  readonly by: 'me' | 'them' | 'both';
}

export function findEntryChanges(
  base: readonly string[],
  theirs: readonly string[],
  mine: readonly string[],
): readonly EntryChange[] {
  const [before, their, my] = [new Set(base), new Set(theirs), new Set(mine)];
  const all = new Set([...base, ...theirs, ...mine]);
  return [...all].flatMap((entry): readonly EntryChange[] => {
    const was = before.has(entry);
    const [byThem, byMe] = [their.has(entry) !== was, my.has(entry) !== was];
    if (!byThem && !byMe) return [];
    return [{ entry, kind: was ? 'removed' : 'added', by: byThem && byMe ? 'both' : byThem ? 'them' : 'me' }];
  });
}

export type ConflictChoice = 'mine' | 'theirs' | 'both';
export type ConflictChoices = Partial<Readonly<Record<FieldName, ConflictChoice>>>;

/** What the subscription will be: theirs, with what only I changed, and where both did, as it was chosen. */
export function resolveConflicts(base: Fields, theirs: Fields, wish: SomeFields, choices: ConflictChoices): Fields {
  const conflicts = new Set(findConflicts(base, theirs, wish));
  const isMine = (field: FieldName): boolean => !conflicts.has(field) || choices[field] === 'mine';
  const { name, url, enabled, events } = wish;
  return {
    name: name !== undefined && isMine('name') ? name : theirs.name,
    url: url !== undefined && isMine('url') ? url : theirs.url,
    enabled: enabled !== undefined && isMine('enabled') ? enabled : theirs.enabled,
    events:
      events !== undefined && isMine('events')
        ? events
        : events !== undefined && choices.events === 'both'
          ? mergeEntries(base.events, theirs.events, events)
          : theirs.events,
  };
}
