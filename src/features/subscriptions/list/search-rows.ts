import type { UnreadableRow } from '../../../api/read-rows.ts';
import type { ListRow } from './list-rows.ts';
import type { ListSearch } from './list-search.ts';

/** Every blank-separated word of the search, in lower case, must be found somewhere in the row. */
const wordsOf = (text: string): readonly string[] => text.split(/\s+/).filter(Boolean);

/** The rows in which the search text is found. */
export type RowSearch = (rows: readonly ListRow[], q: string | undefined) => readonly ListRow[];

/** How many letters may be taken back without looking at rows again. */
const longestTrail = 8;

/**
 * Remembers what it found for the beginning of a text: each further letter looks at fewer rows, and one that is taken
 * back at none.
 */
export function createRowSearch(): RowSearch {
  let searched: readonly ListRow[] = [];
  let trail: readonly { readonly text: string; readonly rows: readonly ListRow[] }[] = [];
  return (rows, q = '') => {
    const text = q.toLowerCase();
    trail = rows === searched ? trail.filter((step) => text.startsWith(step.text)) : [];
    searched = rows;
    const last = trail.at(-1);
    if (last?.text === text) return last.rows;
    const words = wordsOf(text);
    const among = last?.rows ?? rows;
    const found =
      words.length === 0 ? rows : among.filter(({ haystack }) => words.every((word) => haystack.includes(word)));
    trail = [...trail, { text, rows: found }].slice(-longestTrail);
    return found;
  };
}

/**
 * Of the rows that break the contract those that search and status leave. The other filters hide none of them: what
 * they ask for may be in what could not be read.
 */
export function filterUnreadable(
  rows: readonly UnreadableRow[],
  { q = '', status }: ListSearch,
): readonly UnreadableRow[] {
  const words = wordsOf(q.toLowerCase());
  if (words.length === 0 && status === undefined) return rows;
  const enabled = status === 'enabled';
  return rows.filter(({ label, known }) => {
    const haystack = [label, known.url, known.subscriptionId, ...(known.events ?? [])].join('\n').toLowerCase();
    return (
      (status === undefined || known.enabled === undefined || known.enabled === enabled) &&
      words.every((word) => haystack.includes(word))
    );
  });
}
