import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { formatCount } from '../../../lib/format-count.ts';

/** The first entries in a line, and how many more there are. */
export function describeEntries(entries: readonly string[]): string {
  const shown = entries.slice(0, 3).map(revealHiddenCharacters).join(', ');
  return entries.length > 3 ? `${shown}, and ${formatCount(entries.length - 3)} more` : shown || 'None';
}
