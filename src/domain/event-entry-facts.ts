import type { EventCatalogue } from './event-catalogue.ts';
import { compileEntry, isPattern, sourceOfWildcard } from './event-pattern.ts';

/** What can be told about one stored entry against today's catalogue. */
export interface EntryFacts {
  readonly entry: string;
  /** `unknown`: a name that is not in today's catalogue. It is kept and sent back as it is. */
  readonly kind: 'exact' | 'pattern' | 'unknown';
  /** The event types it matches today: this console's reading (contract section 5). */
  readonly matches: readonly string[];
  /** Whether event types that are added later are included. */
  readonly includesFuture: boolean;
  /** The source, when the entry is its wildcard (`agent.*`). */
  readonly source: string | undefined;
  /** Another entry that matches all that this one ever can, so that this one changes nothing. */
  readonly coveredBy: string | undefined;
  /** How many events it matches in more than one version: each of their changes may be delivered twice. */
  readonly eventsInSeveralVersions: number;
  /** How often the very same spelling is stored. */
  readonly copies: number;
}

interface CompiledPattern {
  readonly pattern: string;
  readonly position: number;
  readonly covers: (entry: string) => boolean;
}

/** The facts of every different entry, in the stored order. */
export function readEntryFacts(entries: readonly string[], catalogue: EventCatalogue): readonly EntryFacts[] {
  const copies = new Map<string, number>();
  for (const entry of entries) {
    copies.set(entry, (copies.get(entry) ?? 0) + 1);
  }
  const covered = findCovered(entries);
  return [...copies].map(([entry, count]) => ({
    ...readEntry(entry, catalogue),
    coveredBy: covered.get(entry),
    copies: count,
  }));
}

/** The entries that change nothing, each with another entry that matches all that it ever can. */
export function findCovered(entries: readonly string[]): ReadonlyMap<string, string> {
  const coverOf = createCoverFinder(entries);
  const covered = new Map<string, string>();
  for (const entry of new Set(entries)) {
    const covering = coverOf(entry);
    if (covering !== undefined) covered.set(entry, covering);
  }
  return covered;
}

/** Answers which of these entries, if any, makes one of them redundant, or would make another one that is added. */
export function createCoverFinder(entries: readonly string[]): (entry: string) => string | undefined {
  const positions = new Map([...new Set(entries)].map((entry, position) => [entry, position]));
  const patterns: readonly CompiledPattern[] = [...positions].flatMap(([pattern, position]) =>
    isPattern(pattern) ? [{ pattern, position, covers: compileEntry(pattern) }] : [],
  );
  return (entry) => findCovering(entry, positions.get(entry) ?? positions.size, patterns);
}

/** The facts of an entry by itself: also of one that is only being typed. */
export function readEntry(entry: string, catalogue: EventCatalogue): Omit<EntryFacts, 'coveredBy' | 'copies'> {
  const matches = catalogue.matches(entry);
  const isWild = isPattern(entry);
  const exactKind = matches.length > 0 ? 'exact' : 'unknown';
  return {
    entry,
    kind: isWild ? 'pattern' : exactKind,
    matches,
    includesFuture: isWild,
    source: sourceOfWildcard(entry),
    eventsInSeveralVersions: countRepeatedEvents(matches, catalogue),
  };
}

/** Two spellings can cover each other (`*` and `**`): then the later one is the redundant one. */
function findCovering(entry: string, position: number, patterns: readonly CompiledPattern[]): string | undefined {
  const own = isPattern(entry) ? patterns.find(({ pattern }) => pattern === entry) : undefined;
  return patterns.find(
    (other) => other.covers(entry) && (own === undefined || other.position < position || !own.covers(other.pattern)),
  )?.pattern;
}

function countRepeatedEvents(names: readonly string[], catalogue: EventCatalogue): number {
  const seen = new Set<unknown>();
  const repeated = new Set<unknown>();
  for (const name of names) {
    const event = catalogue.eventOfType.get(name);
    (seen.has(event) ? repeated : seen).add(event);
  }
  return repeated.size;
}
