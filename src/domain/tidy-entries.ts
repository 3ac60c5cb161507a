import { findCovered } from './event-entry-facts.ts';

/** Entries that change nothing, and the reason. */
export interface RedundantEntry {
  readonly entry: string;
  /** The entry that selects all that this one ever can; undefined where only its repetitions are too many. */
  readonly coveredBy: string | undefined;
  /** How many lines of it go: all of a covered entry, all but the first of a repeated one. */
  readonly copies: number;
}

export interface Tidying {
  /** What stays, in its order and spelling. */
  readonly entries: readonly string[];
  readonly redundant: readonly RedundantEntry[];
}

/**
 * What could be taken out without any effect, today or later: entries that another one covers, and repetitions. It
 * needs no catalogue, because covering is a property of the spelling alone; so what nobody knows stays.
 */
export function tidyEntries(entries: readonly string[]): Tidying {
  const covered = findCovered(entries);
  const copies = new Map<string, number>();
  const kept = entries.filter((entry) => {
    const before = copies.get(entry) ?? 0;
    copies.set(entry, before + 1);
    return before === 0 && !covered.has(entry);
  });
  const redundant = [...copies].flatMap(([entry, count]): readonly RedundantEntry[] => {
    const coveredBy = covered.get(entry);
    const surplus = coveredBy === undefined ? count - 1 : count;
    return surplus === 0 ? [] : [{ entry, coveredBy, copies: surplus }];
  });
  return { entries: redundant.length === 0 ? entries : kept, redundant };
}
