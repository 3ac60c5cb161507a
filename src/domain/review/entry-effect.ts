import type { EventCatalogue } from '../event-catalogue.ts';
import { compileEntry, isPattern } from '../event-pattern.ts';
import { createTypeSetReader, positionsOf, subtract, type TypeSet } from '../type-set.ts';

/** What a change of the entries does to what is received, by our reading of today's catalogue. */
export interface EntryEffect {
  /** Event types, in the catalogue's order. */
  readonly gained: readonly string[];
  readonly lost: readonly string[];
  /** Patterns that are gone and that no entry takes the place of: what is added to the catalogue later is not received. */
  readonly closed: readonly string[];
}

export function findEntryEffect(
  before: readonly string[],
  after: readonly string[],
  catalogue: EventCatalogue,
): EntryEffect {
  const typesOf = createTypeSetReader(catalogue);
  const [old, current] = [typesOf(before), typesOf(after)];
  const named = (types: TypeSet) => positionsOf(types).flatMap((position) => catalogue.names[position] ?? []);
  return {
    gained: named(subtract(current, old)),
    lost: named(subtract(old, current)),
    closed: findClosed(before, after),
  };
}

function findClosed(before: readonly string[], after: readonly string[]): readonly string[] {
  const kept = new Set(after);
  // Covered as `coversEntry` says; compiled once, because there may be thousands.
  const covers = after.filter(isPattern).map(compileEntry);
  return before.filter((entry) => isPattern(entry) && !kept.has(entry) && !covers.some((cover) => cover(entry)));
}
