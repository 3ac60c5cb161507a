import { revealHiddenCharacters } from '../hidden-characters.ts';

const longest = 80;

/** An entry inside a sentence: odd data holds entries of 100 kB, which would bury the sentence. */
export function showEntry(entry: string): string {
  const shown = entry === '' ? '(an empty entry)' : entry;
  return revealHiddenCharacters(shown.length > longest ? `${shown.slice(0, longest)} …` : shown);
}
