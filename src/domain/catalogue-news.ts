/** "New since your last visit" (issue 3): what is remembered of the catalogue, and what is new in view of that. */

export interface SeenCatalogue {
  /** Epoch ms of the last visit at which nothing was left to be seen. */
  readonly since: number;
  /** Every name that was ever seen: one that goes and comes back is not new. */
  readonly names: readonly string[];
}

/** A date is shown, so that a visit need not be noted to the minute: each note is 150 kB for 5,000 names. */
const noteAfterMs = 60 * 60_000;

const noNames: ReadonlySet<string> = new Set();

/** The names that were not there before. Who is here for the first time has nothing to compare with. */
export function findNews(names: readonly string[], seen: SeenCatalogue | undefined): ReadonlySet<string> {
  if (seen === undefined) return noNames;
  const known = new Set(seen.names);
  return new Set(names.filter((name) => !known.has(name)));
}

/** What to remember when the catalogue is looked at; undefined where nothing needs to be written. */
export function noteVisit(
  names: readonly string[],
  seen: SeenCatalogue | undefined,
  now: number,
): SeenCatalogue | undefined {
  // An empty catalogue is a failure of the account rather than a state to compare with.
  if (names.length === 0) return undefined;
  if (seen === undefined) return { since: now, names };
  const isDue = Math.abs(now - seen.since) >= noteAfterMs;
  return isDue && findNews(names, seen).size === 0 ? { ...seen, since: now } : undefined;
}

/** What to remember when the person says that the news were seen. */
export function markAsSeen(names: readonly string[], seen: SeenCatalogue | undefined, now: number): SeenCatalogue {
  return { since: now, names: [...new Set([...(seen?.names ?? []), ...names])] };
}
