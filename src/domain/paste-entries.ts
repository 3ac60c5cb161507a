import type { EventCatalogue } from './event-catalogue.ts';
import { createCoverFinder } from './event-entry-facts.ts';
import { isPattern, matchesEverything } from './event-pattern.ts';
import { readPastedWords } from './pasted-words.ts';

/**
 * What a pasted word is taken for.
 *
 * - `matched`: selects something of today's catalogue, and is added as written.
 * - `covered`: an entry that is stored, or comes with the paste, selects it already.
 * - `newest`: an event without its version; its newest one is meant unless the person says otherwise.
 * - `stars`: a name between stars, which is bold type in a ticket and a pattern here.
 * - `case`: the catalogue knows it in other case only. A suggestion, never a correction (issue 3).
 * - `everything`: stars alone. Too much to come in with a list unasked.
 * - `unknown`: nothing of today's catalogue. Left out unless the person wants it as written.
 */
type PastedReading = 'matched' | 'covered' | 'newest' | 'stars' | 'case' | 'everything' | 'unknown';

export interface PastedWord {
  readonly word: string;
  /** How often the text has it. */
  readonly copies: number;
  readonly reading: PastedReading;
  /** The entries that it may stand for, the likeliest first; as it is written is always among them. */
  readonly options: readonly string[];
  /** What is added unless the person chooses: undefined for nothing. */
  readonly preset: string | undefined;
  /** The entry that selects its first option already; undefined unless it is `covered`. */
  readonly coveredBy: string | undefined;
}

export interface SortedPaste {
  /** In the order of the text. */
  readonly words: readonly PastedWord[];
  /** How many words the limits left out. */
  readonly leftOut: number;
}

type Meaning = Pick<PastedWord, 'reading' | 'options' | 'preset'>;

/** Sorts the words of a pasted text by what adding them would do. Applies nothing. */
export function sortPaste(text: string, entries: readonly string[], catalogue: EventCatalogue): SortedPaste {
  const { words, leftOut } = readPastedWords(text);
  const inOtherCase = createCaseReader(catalogue);
  const meanings = [...words].map(([word, copies]) => ({ word, copies, ...readWord(word, catalogue, inOtherCase) }));
  const certain = meanings.filter(({ reading }) => reading === 'matched').map(({ word }) => word);
  const chosen = new Set([...entries, ...certain]);
  const stored = new Set(entries);
  const coverOf = createCoverFinder([...chosen]);
  const coveringOf = ({ word, reading, options, preset }: Meaning & { readonly word: string }) => {
    const target = preset ?? options[0] ?? word;
    if (stored.has(target)) return target;
    // Another word of the paste may spell out what this one only stands for.
    return coverOf(target) ?? (reading !== 'matched' && chosen.has(target) ? target : undefined);
  };
  return {
    leftOut,
    words: meanings.map((meaning): PastedWord => {
      const coveredBy = coveringOf(meaning);
      return coveredBy === undefined
        ? { ...meaning, coveredBy }
        : { ...meaning, reading: 'covered', preset: undefined, coveredBy };
    }),
  };
}

/**
 * The entries that adding the paste would append, each once, in the order of the text. `picks` holds what the person
 * chose for a word in place of its preset; an empty pick leaves it out.
 */
export function entriesOfPaste(
  { words }: SortedPaste,
  picks: ReadonlyMap<string, string>,
  entries: readonly string[],
): readonly string[] {
  const stored = new Set(entries);
  const added = new Set<string>();
  for (const { word, reading, preset } of words) {
    const entry = reading === 'covered' ? undefined : (picks.get(word) ?? preset);
    if (entry !== undefined && entry !== '' && !stored.has(entry)) added.add(entry);
  }
  return [...added];
}

function readWord(word: string, catalogue: EventCatalogue, inOtherCase: (word: string) => readonly string[]): Meaning {
  if (matchesEverything(word)) return { reading: 'everything', options: [word], preset: undefined };
  if (catalogue.matches(word).length > 0) {
    const inner = isPattern(word) ? word.replaceAll('*', '') : '';
    return catalogue.eventOfType.has(inner) && isBetweenStars(word, inner)
      ? { reading: 'stars', options: [inner, word], preset: inner }
      : { reading: 'matched', options: [word], preset: word };
  }
  const event = catalogue.eventByName.get(word);
  if (event !== undefined) {
    const versions = event.versions.map(({ name }) => name);
    return { reading: 'newest', options: [...versions, word], preset: event.newest.name };
  }
  const suggested = inOtherCase(word);
  return suggested.length > 0
    ? { reading: 'case', options: [...suggested, word], preset: undefined }
    : { reading: 'unknown', options: [word], preset: undefined };
}

/** `*name*` and `**name**`, where no star is inside. */
function isBetweenStars(word: string, inner: string): boolean {
  return word.startsWith('*') && word.endsWith('*') && word.includes(inner);
}

/** What the catalogue has of a word in other case: names, versions of an event, or a pattern that then matches. */
function createCaseReader(catalogue: EventCatalogue): (word: string) => readonly string[] {
  let namesByFold: Map<string, string[]> | undefined;
  return (word) => {
    const folded = word.toLowerCase();
    if (isPattern(word)) return folded !== word && catalogue.matches(folded).length > 0 ? [folded] : [];
    namesByFold ??= foldNames(catalogue);
    return namesByFold.get(folded) ?? [];
  };
}

function foldNames({ eventByName }: EventCatalogue): Map<string, string[]> {
  const folded = new Map<string, string[]>();
  const add = (name: string, names: readonly string[]): void => {
    const key = name.toLowerCase();
    const known = folded.get(key);
    if (known === undefined) folded.set(key, [...names]);
    else known.push(...names);
  };
  for (const { event, versions } of eventByName.values()) {
    const names = versions.map(({ name }) => name);
    for (const name of names) add(name, [name]);
    if (!names.includes(event)) add(event, names);
  }
  return folded;
}
