import { isPattern } from './event-pattern.ts';

/** What one paste may hold: more than any ticket, less than what would make the page wait. */
export const pasteLimits = { characters: 60_000, words: 3_000, patterns: 200, wordLength: 500 } as const;

/** The words of a pasted text. */
export interface PastedWords {
  /** In the order of their first appearance, with how often they appear. */
  readonly words: ReadonlyMap<string, number>;
  /** How many words the limits left out. */
  readonly leftOut: number;
}

/** Invisible characters that come along with a copy, byte order mark and soft hyphen included. */
const invisible = /\p{Cf}/gu;
/** A star, dash or plus that begins a line and stands by itself. */
const bullet = /^[^\S\r\n]*[*+-][^\S\r\n]+(?=\S)/gm;
/** A character that Markdown shields from being read as a mark. */
const shielded = /\\([*_.-])/g;
/** A line break or tab as JSON spells it. */
const speltBreak = /\\[nrt]/g;
/** What stands between all that lists are made with in tickets, tables, JSON and code. */
const chunk = /[^\s\p{Cc},;|"'`´‘’‚‛“”„‟‹›«»()[\]{}<>=&+…→⇒•‣◦▪●○·∙⁃–—\\]+/gu;
const innerChunk = /[^/:]+/g;
const edgeOfName = /[\p{L}\p{N}*]/u;
const letterOrStar = /[\p{L}*]/u;

/** Cuts a text to what is read, where possible between two words, so that no half name is left. */
export function capPaste(text: string): string {
  if (text.length <= pasteLimits.characters) return text;
  const head = text.slice(0, pasteLimits.characters);
  const end = Math.max(...[' ', '\n', '\t', ',', ';'].map((blank) => head.lastIndexOf(blank)));
  return end > pasteLimits.characters - pasteLimits.wordLength ? head.slice(0, end) : head;
}

/**
 * Reads names and patterns out of any text, whatever separates them. What begins and ends a word in writing (dots,
 * quotes, dashes) is no part of it; nothing inside is changed. The time grows with the text, whatever it holds: no
 * expression here can try a place twice.
 */
export function readPastedWords(text: string): PastedWords {
  const words = new Map<string, number>();
  let leftOut = 0;
  let patterns = 0;
  for (const word of splitWords(capPaste(text))) {
    const before = words.get(word);
    const isOver = word.length > pasteLimits.wordLength || words.size >= pasteLimits.words;
    if (before !== undefined) {
      words.set(word, before + 1);
    } else if (isOver || (isPattern(word) && patterns >= pasteLimits.patterns)) {
      leftOut += 1;
    } else {
      words.set(word, 1);
      patterns += Number(isPattern(word));
    }
  }
  return { words, leftOut };
}

function splitWords(text: string): readonly string[] {
  const chunks = text
    .replace(invisible, '')
    .replace(bullet, '')
    .replace(shielded, '$1')
    .replace(speltBreak, ' ')
    .match(chunk);
  return (chunks ?? [])
    .flatMap((found) => (found.includes('://') ? [found] : (found.match(innerChunk) ?? [])))
    .map(trimEdges)
    .filter((word) => letterOrStar.test(word));
}

/** Without the punctuation around it. An expression for both ends would take the square of the length. */
function trimEdges(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && !edgeOfName.test(characterAt(text, start))) start += 1;
  while (end > start && !edgeOfName.test(characterAt(text, end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The whole character that this code unit is a half of, if it is. */
function characterAt(text: string, index: number): string {
  const isSecondHalf = isBetween(text.charCodeAt(index), 0xdc00, 0xdfff) && index > 0;
  return String.fromCodePoint(text.codePointAt(isSecondHalf ? index - 1 : index) ?? 0);
}

function isBetween(code: number, low: number, high: number): boolean {
  return code >= low && code <= high;
}
