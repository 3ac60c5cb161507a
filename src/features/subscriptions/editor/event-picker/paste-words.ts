import { showEntry } from '../../../../domain/checks/show-entry.ts';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import { isPattern } from '../../../../domain/event-pattern.ts';
import type { PastedWord, SortedPaste } from '../../../../domain/paste-entries.ts';
import { countOf } from './picker-words.ts';

/** The words of a paste as the panel lists them. */
export interface PasteGroups {
  readonly matched: readonly PastedWord[];
  /** Words that may mean several entries, or one that is not what they say. */
  readonly open: readonly PastedWord[];
  readonly covered: readonly PastedWord[];
  /** Names before plain words: a ticket is prose. */
  readonly unknown: readonly PastedWord[];
  readonly repeated: readonly PastedWord[];
}

export function groupPaste({ words }: SortedPaste): PasteGroups {
  const of = (...readings: readonly PastedWord['reading'][]) =>
    words.filter(({ reading }) => readings.includes(reading));
  return {
    matched: of('matched'),
    open: of('newest', 'stars', 'case', 'everything'),
    covered: of('covered'),
    unknown: of('unknown').toSorted((a, b) => Number(looksLikeEntry(b)) - Number(looksLikeEntry(a))),
    repeated: words.filter(({ copies }) => copies > 1),
  };
}

/** Event types have dots; the words around them in a ticket seldom do. */
export function looksLikeEntry({ word }: PastedWord): boolean {
  return word.includes('.') || isPattern(word);
}

/** The whole of the text in one line. */
export function describePaste({ matched, open, covered, unknown }: PasteGroups, leftOut: number): string {
  const found = matched.length + open.length + covered.length + unknown.length;
  if (found === 0 && leftOut === 0) {
    return 'Names and patterns from a ticket, separated by anything. Nothing is added before you press Add.';
  }
  const parts = [
    `${matched.length.toLocaleString('en')} matched`,
    open.length > 0 && `${open.length.toLocaleString('en')} to look at`,
    `${covered.length.toLocaleString('en')} already covered`,
    `${unknown.length.toLocaleString('en')} unknown`,
  ].filter((part) => part !== false);
  const rest = leftOut > 0 ? ` ${countOf(leftOut, 'more word')} left out: the list is too long.` : '';
  return `${countOf(found, 'different word')}: ${parts.join(', ')}.${rest}`;
}

export function describeCut(characters: number): string {
  return `The text is too long: its last ${countOf(characters, 'character')} were left out. Add this part, then paste the rest.`;
}

/** What a matched word selects; nothing for a plain name, which says it itself. */
export function describeMatched({ word }: PastedWord, catalogue: EventCatalogue): string {
  return isPattern(word)
    ? `matches ${countOf(catalogue.matches(word).length, 'event type')} today, later ones included`
    : '';
}

/** Why a word needs a look. */
export function describeOpen({ reading, options }: PastedWord): string {
  if (reading === 'case') {
    return `Did you mean ${showEntry(options[0] ?? '')}? Nothing is added unless you choose.`;
  }
  if (reading === 'newest') {
    return 'No version is given: the newest is added unless you choose another.';
  }
  return reading === 'stars'
    ? 'Stars around a name may be bold type: the name is added unless you choose the pattern.'
    : 'Stands for every event of every type. Left out unless you choose it.';
}

export function describeCovered({ word, options, coveredBy = '' }: PastedWord, entries: readonly string[]): string {
  const [meant = word] = options;
  const target = meant === word || options.length < 2 ? '' : `${showEntry(meant)} `;
  if (coveredBy !== meant) {
    return `${target === '' ? '' : `${target}is `}covered by ${showEntry(coveredBy)}`;
  }
  const place = entries.includes(coveredBy) ? 'selected already' : 'in this list already';
  return target === '' ? place : `${target}is ${place}`;
}

/** An option of a word that may mean several entries. */
export function describeOption({ word, reading, options }: PastedWord, option: string): string {
  const shown = showEntry(option);
  if (option === word) {
    return `${shown}, as written`;
  }
  return reading === 'newest' && option === options[0] ? `${shown}, the newest` : shown;
}
