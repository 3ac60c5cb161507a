import type { CatalogueEvent, CatalogueSource, EventCatalogue } from './event-catalogue.ts';
import { coversEntry, isPattern, sourceWildcard } from './event-pattern.ts';

/** How the entries of one subscription select the event types of the catalogue, read once for every row. */
export interface EventSelection {
  readonly entries: readonly string[];
  readonly patterns: readonly string[];
  /** The entries that are no patterns, known to the catalogue or not. */
  readonly explicit: ReadonlySet<string>;
  /** From a full name to the patterns that match it. */
  readonly coveringByName: ReadonlyMap<string, readonly string[]>;
}

/** `explicit` may be covered too; `covered` is selected by patterns only. */
export interface VersionState {
  readonly state: 'explicit' | 'covered' | 'off';
  readonly coveredBy: readonly string[];
}

/** `wildcard`: all, whatever is added later included. `all`: every one of today, and no promise about later ones. */
export interface GroupState {
  readonly state: 'wildcard' | 'all' | 'some' | 'none';
  /** How many of today's event types are selected. */
  readonly on: number;
  readonly total: number;
  /** The patterns that cover the whole group now and later; empty unless the state is `wildcard`. */
  readonly coveredBy: readonly string[];
}

/** The three values of `aria-checked`. */
export type Checked = 'true' | 'false' | 'mixed';

export function readSelection(entries: readonly string[], catalogue: EventCatalogue): EventSelection {
  const patterns = [...new Set(entries.filter(isPattern))];
  const coveringByName = new Map<string, string[]>();
  for (const pattern of patterns) {
    for (const name of catalogue.matches(pattern)) {
      const covering = coveringByName.get(name);
      if (covering === undefined) {
        coveringByName.set(name, [pattern]);
      } else {
        covering.push(pattern);
      }
    }
  }
  return { entries, patterns, explicit: new Set(entries.filter((entry) => !isPattern(entry))), coveringByName };
}

export function isSelected(selection: EventSelection, name: string): boolean {
  return selection.explicit.has(name) || selection.coveringByName.has(name);
}

/** The catalogue's names that the entries select today, in the catalogue's order. */
export function selectedNames(entries: readonly string[], catalogue: EventCatalogue): readonly string[] {
  const selection = readSelection(entries, catalogue);
  return catalogue.names.filter((name) => isSelected(selection, name));
}

export function versionState(selection: EventSelection, name: string): VersionState {
  const coveredBy = selection.coveringByName.get(name) ?? [];
  if (selection.explicit.has(name)) {
    return { state: 'explicit', coveredBy };
  }
  return { state: coveredBy.length > 0 ? 'covered' : 'off', coveredBy };
}

export function eventState(selection: EventSelection, { event, versions }: CatalogueEvent): GroupState {
  return groupState(
    selection,
    event,
    versions.map(({ name }) => name),
  );
}

export function sourceState(selection: EventSelection, { source, names }: CatalogueSource): GroupState {
  return groupState(selection, source, names);
}

function groupState(selection: EventSelection, group: string, names: readonly string[]): GroupState {
  const total = names.length;
  const on = names.reduce((count, name) => count + Number(isSelected(selection, name)), 0);
  if (on < total) {
    return { state: on === 0 ? 'none' : 'some', on, total, coveredBy: [] };
  }
  const coveredBy = selection.patterns.filter((pattern) => coversEntry(pattern, sourceWildcard(group)));
  return { state: coveredBy.length > 0 ? 'wildcard' : 'all', on, total, coveredBy };
}

/** The sources of which every event type of today is an entry by its own name, so that later ones are not included. */
export function sourcesByName(selection: EventSelection, { sources }: EventCatalogue): readonly CatalogueSource[] {
  return sources.filter(
    ({ source, names }) =>
      names.every((name) => selection.explicit.has(name)) &&
      // Of a source whose only event type has no dot, `source.*` would match nothing.
      names.some((name) => name !== source) &&
      !selection.patterns.some((pattern) => coversEntry(pattern, sourceWildcard(source))),
  );
}

export function checkedOfVersion({ state }: VersionState): Checked {
  return state === 'off' ? 'false' : 'true';
}

export function checkedOfGroup({ state }: GroupState): Checked {
  if (state === 'some') {
    return 'mixed';
  }
  return state === 'none' ? 'false' : 'true';
}
