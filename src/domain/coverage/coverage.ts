import { compareText } from '../../lib/compare-text.ts';
import type { EventCatalogue } from '../event-catalogue.ts';
import { isPattern } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import {
  addAll,
  addRepeating,
  createEntryReader,
  createTypeCounter,
  emptySet,
  has,
  intersect,
  sizeOf,
  type TypeSet,
} from '../type-set.ts';
import { findUrlSharers, type UrlSharers } from './url-sharers.ts';

/**
 * The coverage picture (issue 3, item 6): which event types each subscription selects, and how. By the same reading
 * of wildcards as everywhere. Rows are worked out when they are looked at: of 10,000 few are in view.
 */

/**
 * How a subscription selects an event type: by its name, by a pattern, by more than one of its entries, or in any of
 * these ways while another enabled subscription sends the type to the same URL as well.
 */
export const cellStates = ['nothing', 'name', 'wildcard', 'several', 'same-url'] as const;

export type CellState = (typeof cellStates)[number];

/** One subscription's row of the picture. */
export interface CoverageRow {
  /** Selected in any way. */
  readonly all: TypeSet;
  readonly named: TypeSet;
  /** Selected by more than one entry; the same spelling stored twice is one. */
  readonly several: TypeSet;
  /** Sent to the same URL by another enabled subscription; undefined when nothing is. */
  readonly sameUrl: TypeSet | undefined;
}

export interface CoverageColumn {
  readonly name: string;
  readonly source: string;
  /** Where the type is in a {@link TypeSet}. */
  readonly position: number;
  /** Subscriptions that select it: VCC notifies the enabled ones only. */
  readonly enabled: number;
  readonly disabled: number;
}

export interface Coverage {
  readonly catalogue: EventCatalogue;
  /** By name. */
  readonly subscriptions: readonly Subscription[];
  /** Every event type of the catalogue, by source and event. */
  readonly columns: readonly CoverageColumn[];
  /** How many event types each subscription selects. */
  readonly typeCounts: ReadonlyMap<Subscription, number>;
  readonly readRow: (subscription: Subscription) => CoverageRow;
  readonly urlSharers: UrlSharers;
}

type SelectTypes = (events: readonly string[]) => Omit<CoverageRow, 'sameUrl'>;

function createSelector(catalogue: EventCatalogue): SelectTypes {
  const typesOf = createEntryReader(catalogue);
  return (events) => {
    const all = emptySet(catalogue);
    const named = emptySet(catalogue);
    const several = emptySet(catalogue);
    for (const entry of events.length > 1 ? new Set(events) : events) {
      const types = typesOf(entry);
      addRepeating(all, several, types);
      if (!isPattern(entry)) addAll(named, types);
    }
    return { all, named, several };
  };
}

/** Reads the whole account once: totals of every row and column, and what is needed to read a row quickly. */
export function readCoverage(subscriptions: readonly Subscription[], catalogue: EventCatalogue): Coverage {
  const select = createSelector(catalogue);
  const urlSharers = findUrlSharers(subscriptions, catalogue, ({ events }) => select(events).all);
  const counters = { enabled: createTypeCounter(catalogue), disabled: createTypeCounter(catalogue) };
  const typeCounts = new Map<Subscription, number>();
  for (const subscription of subscriptions) {
    const { all } = select(subscription.events);
    counters[subscription.enabled ? 'enabled' : 'disabled'].count(all);
    typeCounts.set(subscription, sizeOf(all));
  }
  return {
    catalogue,
    subscriptions: subscriptions.toSorted((left, right) => compareText(left.name, right.name)),
    columns: readColumns(catalogue, counters.enabled.read(), counters.disabled.read()),
    typeCounts,
    readRow(subscription) {
      const selected = select(subscription.events);
      const shared = urlSharers.repeatedOf(subscription);
      return { ...selected, sameUrl: shared === undefined ? undefined : intersect(shared, selected.all) };
    },
    urlSharers,
  };
}

function readColumns(
  catalogue: EventCatalogue,
  enabled: Uint32Array,
  disabled: Uint32Array,
): readonly CoverageColumn[] {
  const positions = new Map(catalogue.names.map((name, position) => [name, position]));
  return catalogue.sources.flatMap(({ source, names }) =>
    names.map((name) => {
      const position = positions.get(name) ?? 0;
      return { name, source, position, enabled: enabled[position] ?? 0, disabled: disabled[position] ?? 0 };
    }),
  );
}

/** What a cell shows: that a type arrives twice matters more than by how many entries, and that more than by which. */
export function stateAt(row: CoverageRow, position: number): CellState {
  if (!has(row.all, position)) return 'nothing';
  if (row.sameUrl !== undefined && has(row.sameUrl, position)) return 'same-url';
  if (has(row.several, position)) return 'several';
  return has(row.named, position) ? 'name' : 'wildcard';
}
