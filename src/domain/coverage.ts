import type { EventCatalogue } from './event-catalogue.ts';
import { isPattern } from './event-pattern.ts';
import type { Subscription } from './subscription.ts';

/** How one subscription receives one event type. */
export type CoverageKind = 'none' | 'explicit' | 'wildcard' | 'twice';

/** One subscription's row of the picture: a kind per event type, in the picture's order of columns. */
export interface CoverageRow {
  readonly subscription: Subscription;
  readonly kinds: readonly CoverageKind[];
  /** How many types it receives. */
  readonly received: number;
}

/** Subscriptions × event types. Columns stand in the catalogue's grouping: by source, event, newest version first. */
export interface Coverage {
  readonly columns: readonly string[];
  readonly rows: readonly CoverageRow[];
}

function readRow(subscription: Subscription, columns: readonly string[], catalogue: EventCatalogue): CoverageRow {
  const explicit = new Map<string, number>();
  const wildcard = new Map<string, number>();
  for (const entry of new Set(subscription.events)) {
    const counts = isPattern(entry) ? wildcard : explicit;
    for (const name of catalogue.matches(entry)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const kinds = columns.map((name): CoverageKind => {
    const byName = explicit.get(name) ?? 0;
    const byPattern = wildcard.get(name) ?? 0;
    if (byName + byPattern > 1) return 'twice';
    if (byName === 1) return 'explicit';
    return byPattern === 1 ? 'wildcard' : 'none';
  });
  return { subscription, kinds, received: kinds.filter((kind) => kind !== 'none').length };
}

/** Works out who receives what, and by which kind of entry, for the whole account. */
export function readCoverage(subscriptions: readonly Subscription[], catalogue: EventCatalogue): Coverage {
  const columns = catalogue.sources.flatMap(({ names }) => names);
  return { columns, rows: subscriptions.map((subscription) => readRow(subscription, columns, catalogue)) };
}
