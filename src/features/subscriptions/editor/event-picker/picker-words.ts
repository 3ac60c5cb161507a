import { showEntry } from '../../../../domain/checks/show-entry.ts';
import type { CatalogueEvent, CatalogueSource, EventCatalogue } from '../../../../domain/event-catalogue.ts';
import type { EntryFacts } from '../../../../domain/event-entry-facts.ts';
import { readEntry } from '../../../../domain/event-entry-facts.ts';
import { isPattern, sourceWildcard } from '../../../../domain/event-pattern.ts';
import {
  type Checked,
  checkedOfGroup,
  checkedOfVersion,
  type EventSelection,
  eventState,
  type GroupState,
  sourceState,
  versionState,
} from '../../../../domain/event-selection.ts';
import { type AddEntryProblem, addEntry, type SelectionChange } from '../../../../domain/event-selection-changes.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import type { RedundantEntry } from '../../../../domain/tidy-entries.ts';

/** What a row of the tree says about the selection. */
export interface RowWords {
  readonly checked: Checked;
  /** Selected by patterns alone. */
  readonly isCovered: boolean;
  readonly state: string;
  /** What a tick would store, where that is more than the name on the row. */
  readonly hint: string;
}

/** How many names a preview spells out. */
const previewedNames = 3;

export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? singular : plural}`;
}

/** Entries inside a sentence: not all of very many, and no character of them hidden. */
function listEntries(entries: readonly string[]): string {
  const more = entries.length - previewedNames;
  const spelt = entries.slice(0, previewedNames).map(showEntry).join(', ');
  return more > 0 ? `${spelt} and ${more.toLocaleString('en')} more` : spelt;
}

export function readRowWords(row: EventTreeRow, selection: EventSelection, catalogue: EventCatalogue): RowWords {
  const source = row.kind === 'source' ? catalogue.sourceByName.get(row.name) : undefined;
  if (source !== undefined) {
    const wildcard = sourceWildcard(source.source);
    // A name without a dot is its own source, which no wildcard matches. The matcher would read 5,000 names a row.
    const isWild = source.names.some((name) => name !== source.source);
    return wordsOfSource(sourceState(selection, source), isWild ? wildcard : undefined);
  }
  const event = row.kind === 'event' && row.isExpanded !== undefined ? catalogue.eventByName.get(row.name) : undefined;
  return event === undefined ? wordsOfVersion(selection, row.name) : wordsOfEvent(eventState(selection, event), event);
}

function wordsOfSource(group: GroupState, wildcard: string | undefined): RowWords {
  const offers = wildcard !== undefined && (group.state === 'none' || group.state === 'some');
  return {
    checked: checkedOfGroup(group),
    isCovered: false,
    state: stateOfSource(group, wildcard),
    hint: offers ? `Ticking stores ${showEntry(wildcard)}: current and future events.` : '',
  };
}

function stateOfSource({ state, on, total, coveredBy }: GroupState, wildcard: string | undefined): string {
  if (state === 'none') {
    return countOf(total, 'event type');
  }
  if (state === 'some') {
    return `${on} of ${total}`;
  }
  if (state === 'all') {
    return `all ${total} of today, not future ones`;
  }
  const isOwn = wildcard !== undefined && coveredBy.includes(wildcard);
  return isOwn ? 'all current and future' : `all current and future, by ${listEntries(coveredBy)}`;
}

function wordsOfEvent(group: GroupState, { newest, versions }: CatalogueEvent): RowWords {
  const isCovered = group.state === 'wildcard';
  return {
    checked: checkedOfGroup(group),
    isCovered,
    state: isCovered ? `by ${listEntries(group.coveredBy)}` : versionsOfEvent(group, newest.version, versions.length),
    hint: '',
  };
}

/** Which version a tick would store, or how many are ticked. */
function versionsOfEvent({ state, on, total }: GroupState, newest: string, versions: number): string {
  if (versions === 1) {
    return newest;
  }
  return state === 'none' ? `${newest}, newest of ${versions}` : `${on} of ${countOf(total, 'version')}`;
}

function wordsOfVersion(selection: EventSelection, name: string): RowWords {
  const version = versionState(selection, name);
  const isCovered = version.state === 'covered';
  const by = version.coveredBy.length === 0 ? '' : `by ${listEntries(version.coveredBy)}`;
  return {
    checked: checkedOfVersion(version),
    isCovered,
    state: by !== '' && !isCovered ? `by its name and ${by}` : by,
    hint: '',
  };
}

/** The status line after an operation: what it stored, and above all which wildcard it had to replace. */
export function describeChange({ added, removed, replaced }: SelectionChange): string {
  const gaveWay = replaced.map(
    ({ entry, by }) => `${showEntry(entry)} replaced by ${countOf(by.length, 'event type')}.`,
  );
  if (added.length > 0) {
    const spelt = added.length > previewedNames ? countOf(added.length, 'entry', 'entries') : listEntries(added);
    const place = removed.length > 0 ? ` in place of ${countOf(removed.length, 'entry', 'entries')}` : '';
    return `${spelt} added${place}.`;
  }
  return [...gaveWay, ...describeRemoved(removed)].join(' ');
}

function describeRemoved(removed: readonly string[]): readonly string[] {
  const [entry, second] = removed;
  if (entry === undefined) {
    return [];
  }
  return [
    second === undefined ? `${showEntry(entry)} removed.` : `${countOf(removed.length, 'entry', 'entries')} removed.`,
  ];
}

const problems: Record<AddEntryProblem, string> = {
  empty: 'Type an event type or a pattern first.',
  blank: 'An entry has no blanks or invisible characters inside.',
  duplicate: 'This entry is selected already.',
  long: 'An entry has at most 500 characters.',
};

export function describeProblem(problem: AddEntryProblem): string {
  return problems[problem];
}

/** What the typed entry would match, before it is added. Without a catalogue nothing can be said. */
export function describePreview(
  text: string,
  entries: readonly string[],
  catalogue: EventCatalogue | undefined,
): string {
  const result = addEntry(entries, text);
  if (!result.ok) {
    return result.problem === 'empty' ? '* stands for any characters: *.v1, channel.*.v1' : problems[result.problem];
  }
  if (catalogue === undefined) {
    return 'Press Enter to add it.';
  }
  const { kind, matches } = readEntry(result.entry, catalogue);
  if (kind === 'unknown') {
    return 'Not in today’s catalogue. It can be added and is kept as written.';
  }
  if (kind === 'exact') {
    return 'In today’s catalogue. Press Enter to add it.';
  }
  return `${describeMatches(matches)} Later ones are included.`;
}

function describeMatches(names: readonly string[]): string {
  if (names.length === 0) {
    return 'By our reading it matches nothing in today’s catalogue.';
  }
  return `By our reading it matches ${countOf(names.length, 'event type')} of today’s catalogue: ${listEntries(names)}.`;
}

/** What an entry stands for, in the fewest words. How much it matches is told by its disclosure. */
export function describeEntry({ kind, includesFuture }: EntryFacts): string {
  if (kind === 'exact') {
    return 'one event type only';
  }
  return includesFuture ? 'pattern, later event types included' : '';
}

/** What is odd about an entry, one sentence each. */
export function describeOddities(facts: EntryFacts, isCatalogueKnown: boolean): readonly string[] {
  const { entry, kind, matches, coveredBy, copies, eventsInSeveralVersions: repeated } = facts;
  const sentences = [
    coveredBy !== undefined && `Covered by ${showEntry(coveredBy)}: alone it changes nothing.`,
    copies > 1 && `Stored ${copies} times.`,
    isCatalogueKnown && kind === 'unknown' && 'Not in today’s catalogue; kept.',
    isCatalogueKnown && isPattern(entry) && matches.length === 0 && 'Matches nothing in today’s catalogue.',
    repeated > 0 &&
      `Includes ${countOf(repeated, 'event')} in more than one version: one change may be delivered twice.`,
  ];
  return sentences.filter((sentence) => sentence !== false);
}

/** Why *Tidy* would take an entry out. */
export function describeRedundancy({ coveredBy, copies }: RedundantEntry): string {
  return coveredBy === undefined
    ? `stored ${copies + 1} times; one stays`
    : `covered by ${showEntry(coveredBy)}${copies > 1 ? `, and stored ${copies} times` : ''}`;
}

/** All boxes of a source are ticked, and yet it is not its wildcard. */
export function describeFullSource({ source, names }: CatalogueSource): string {
  const all = names.length === 1 ? 'The one event type' : `All ${names.length.toLocaleString('en')} event types`;
  return `${all} of ${showEntry(source)} ${names.length === 1 ? 'is' : 'are'} chosen by name; later ones are not included.`;
}

/** What the status line says while there is nothing new. */
export function describeCatalogue(catalogue: EventCatalogue | undefined, hasFailed: boolean): string {
  if (catalogue === undefined) {
    return hasFailed ? '' : 'Loading event types…';
  }
  return `${countOf(catalogue.names.length, 'event type')} in today’s catalogue.`;
}

/** The whole selection in one line; `total` is undefined while the catalogue is not known. */
export function describeTotal(selected: number, total: number | undefined, entries: readonly string[]): string {
  if (total === undefined) {
    return `Selected: ${countOf(entries.length, 'entry', 'entries')}`;
  }
  const today = `Selected: ${selected.toLocaleString('en')} of ${countOf(total, 'event type')} today`;
  return entries.some(isPattern) ? `${today}, and later ones that match a pattern` : today;
}
