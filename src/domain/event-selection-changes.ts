import type { CatalogueSource, EventCatalogue } from './event-catalogue.ts';
import { isPattern, sourceWildcard } from './event-pattern.ts';
import { isSelected, readSelection, sourceState, versionState } from './event-selection.ts';

/** A pattern that had to give way, and the names that now stand in its place. */
interface Replacement {
  readonly entry: string;
  readonly by: readonly string[];
}

/** What an operation of the picker did, so that the page can say it. */
export interface SelectionChange {
  readonly entries: readonly string[];
  readonly added: readonly string[];
  /** Entries that are gone and have nothing in their place. */
  readonly removed: readonly string[];
  readonly replaced: readonly Replacement[];
}

/** Why a typed entry was not added. */
export type AddEntryProblem = 'empty' | 'blank' | 'duplicate' | 'long';

export type AddEntryResult =
  | { readonly ok: true; readonly entry: string; readonly entries: readonly string[] }
  | { readonly ok: false; readonly entry: string; readonly problem: AddEntryProblem };

/** Ten times the longest name of today's catalogue. */
const longestEntry = 500;

/** Blanks, and the invisible characters that come along when a name is copied from a ticket. */
const unseen = /[\s\p{Cc}\p{Cf}]/u;

/**
 * Ticks a source by its wildcard, which takes the place of the names it makes redundant, or un-ticks all of it.
 * Other patterns and entries that the catalogue does not know stay as and where they are.
 */
export function toggleSource(entries: readonly string[], catalogue: EventCatalogue, source: string): SelectionChange {
  const group = catalogue.sourceByName.get(source);
  if (group === undefined) {
    return unchanged(entries);
  }
  const { state, on, total } = sourceState(readSelection(entries, catalogue), group);
  if (state === 'wildcard' || on === total) {
    return untick(entries, catalogue, new Set(group.names));
  }
  return tickSource(entries, catalogue, group);
}

/**
 * Stores `source.*` in the place of the source's names: what a person asks for who has ticked all of today's and wants
 * the later ones too. Never done without being asked (issue 3).
 */
export function widenToSource(entries: readonly string[], catalogue: EventCatalogue, source: string): SelectionChange {
  const group = catalogue.sourceByName.get(source);
  return group === undefined ? unchanged(entries) : tickSource(entries, catalogue, group);
}

function tickSource(entries: readonly string[], catalogue: EventCatalogue, group: CatalogueSource): SelectionChange {
  const wildcard = sourceWildcard(group.source);
  const selection = readSelection(entries, catalogue);
  const covered = new Set(catalogue.matches(wildcard));
  // A name without a dot is its own source and is not matched by `source.*`: it is ticked by name.
  const beyond = group.names.filter((name) => !covered.has(name) && !isSelected(selection, name));
  const added = covered.size > 0 && !entries.includes(wildcard) ? [wildcard, ...beyond] : beyond;
  const removed = entries.filter((entry) => covered.has(entry));
  const at = entries.findIndex((entry) => covered.has(entry));
  const kept = entries.filter((entry) => !covered.has(entry));
  return { entries: kept.toSpliced(at === -1 ? kept.length : at, 0, ...added), added, removed, replaced: [] };
}

/** Ticks the newest version of an event by its full name; where that is on already, un-ticks every version. */
export function toggleEvent(entries: readonly string[], catalogue: EventCatalogue, event: string): SelectionChange {
  const found = catalogue.eventByName.get(event);
  if (found === undefined) {
    return unchanged(entries);
  }
  const selection = readSelection(entries, catalogue);
  if (!isSelected(selection, found.newest.name)) {
    return tick(entries, found.newest.name);
  }
  return untick(entries, catalogue, new Set(found.versions.map(({ name }) => name)));
}

/** Ticks or un-ticks one event type by its full name. Names that the catalogue does not know are left alone. */
export function toggleVersion(entries: readonly string[], catalogue: EventCatalogue, name: string): SelectionChange {
  if (!catalogue.eventOfType.has(name)) {
    return unchanged(entries);
  }
  const { state } = versionState(readSelection(entries, catalogue), name);
  return state === 'off' ? tick(entries, name) : untick(entries, catalogue, new Set([name]));
}

/** Adds what was typed, trimmed and otherwise as written; refuses what could never be a name. */
export function addEntry(entries: readonly string[], text: string): AddEntryResult {
  const entry = text.trim();
  if (entry === '') {
    return { ok: false, entry, problem: 'empty' };
  }
  if (unseen.test(entry)) {
    return { ok: false, entry, problem: 'blank' };
  }
  if (entry.length > longestEntry) {
    return { ok: false, entry, problem: 'long' };
  }
  if (entries.includes(entry)) {
    return { ok: false, entry, problem: 'duplicate' };
  }
  return { ok: true, entry, entries: [...entries, entry] };
}

/** Removes an entry, every copy of it. The only operation that may drop one the catalogue does not know. */
export function removeEntry(entries: readonly string[], entry: string): SelectionChange {
  const kept = entries.filter((other) => other !== entry);
  return { entries: kept, added: [], removed: kept.length === entries.length ? [] : [entry], replaced: [] };
}

/**
 * Puts the names that a pattern matches today in its place (`agent.*`: "only these 26"). Does nothing when it
 * matches none, because the entry would silently vanish.
 */
export function pinToToday(entries: readonly string[], catalogue: EventCatalogue, entry: string): SelectionChange {
  const names = isPattern(entry) ? catalogue.matches(entry) : [];
  if (names.length === 0 || !entries.includes(entry)) {
    return unchanged(entries);
  }
  const stored = new Set(entries);
  const missing = names.filter((name) => !stored.has(name));
  return {
    ...replacePatterns(entries, new Map([[entry, missing]])),
    removed: missing.length === 0 ? [entry] : [],
  };
}

function tick(entries: readonly string[], name: string): SelectionChange {
  return { entries: [...entries, name], added: [name], removed: [], replaced: [] };
}

function unchanged(entries: readonly string[]): SelectionChange {
  return { entries, added: [], removed: [], replaced: [] };
}

/**
 * Takes names out of the selection. A pattern that matches one of them is replaced, in its place, by the rest of
 * what it matches, less what another entry selects anyway: nothing else changes in what is received today.
 */
function untick(entries: readonly string[], catalogue: EventCatalogue, names: ReadonlySet<string>): SelectionChange {
  const kept = entries.filter((entry) => !names.has(entry));
  const selects = (entry: string) => catalogue.matches(entry).some((name) => names.has(name));
  const giveWay = new Set(kept.filter((entry) => isPattern(entry) && selects(entry)));
  const stay = kept.filter((entry) => !giveWay.has(entry));
  const selected = new Set(stay.flatMap((entry) => catalogue.matches(entry)));
  const rests = new Map<string, readonly string[]>();
  for (const pattern of giveWay) {
    const rest = catalogue.matches(pattern).filter((name) => !names.has(name) && !selected.has(name));
    for (const name of rest) {
      selected.add(name);
    }
    rests.set(pattern, rest);
  }
  const removed = [...new Set(entries)].filter((entry) => names.has(entry) || rests.get(entry)?.length === 0);
  return { ...replacePatterns(kept, rests), removed };
}

function replacePatterns(
  entries: readonly string[],
  replacements: ReadonlyMap<string, readonly string[]>,
): SelectionChange {
  const done = new Set<string>();
  const next = entries.flatMap((entry) => {
    const by = replacements.get(entry);
    if (by === undefined) {
      return [entry];
    }
    const isCopy = done.has(entry);
    done.add(entry);
    return isCopy ? [] : by;
  });
  const replaced = [...replacements].map(([entry, by]) => ({ entry, by })).filter(({ by }) => by.length > 0);
  return { entries: next, added: [], removed: [], replaced };
}
