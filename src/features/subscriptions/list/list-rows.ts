import { findOwnFindings } from '../../../domain/checks/find-own-findings.ts';
import type { OwnFinding } from '../../../domain/checks/finding.ts';
import type { EventMatcher } from '../../../domain/event-pattern.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { compareText } from '../../../lib/compare-text.ts';
import type { ListSearch, SortColumn } from './list-search.ts';

/** A subscription with what the table shows and searches, worked out once. */
export interface ListRow {
  readonly subscription: Subscription;
  readonly haystack: string;
  /** How many of today's types it receives; undefined while the catalogue is missing. */
  readonly matchedTypes: number | undefined;
  /** Errors and warnings about it alone; what needs the whole account is on the page *Checks*. */
  readonly findings: readonly OwnFinding[];
}

function countMatched(entries: readonly string[], match: EventMatcher): number {
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return match(only).length;
  return new Set(entries.flatMap((entry) => match(entry))).size;
}

function toRow(subscription: Subscription, match: EventMatcher | undefined): ListRow {
  const { name, url, subscriptionId, events } = subscription;
  return {
    subscription,
    haystack: [name, url, subscriptionId, ...events].join('\n').toLowerCase(),
    matchedTypes: match === undefined ? undefined : countMatched(events, match),
    findings: findOwnFindings(subscription, match),
  };
}

/** Makes rows and remembers them by subscription object, so that one change costs one row. */
export function createRowReader(match: EventMatcher | undefined): (subscription: Subscription) => ListRow {
  const rows = new WeakMap<Subscription, ListRow>();
  return (subscription) => {
    const known = rows.get(subscription);
    if (known !== undefined) return known;
    const row = toRow(subscription, match);
    rows.set(subscription, row);
    return row;
  };
}

const byName = (left: ListRow, right: ListRow): number => compareText(left.subscription.name, right.subscription.name);

const comparisons: Readonly<Record<SortColumn, (left: ListRow, right: ListRow) => number>> = {
  status: (left, right) => Number(right.subscription.enabled) - Number(left.subscription.enabled),
  name: byName,
  url: (left, right) => compareText(left.subscription.url, right.subscription.url),
  events: (left, right) => (left.matchedTypes ?? 0) - (right.matchedTypes ?? 0),
  checks: (left, right) => right.findings.length - left.findings.length,
};

/** Every blank-separated word of the search must be found somewhere in the row. */
function matchesText(row: ListRow, words: readonly string[]): boolean {
  return words.every((word) => row.haystack.includes(word));
}

/** Whether one of a subscription's entries is among those that the filter by event looks for. */
export type EntryFilter = (entry: string) => boolean;

/** The rows that the address asks for, in its order; equal ones by name, so that rows never jump. */
export function selectRows(
  rows: readonly ListRow[],
  { q, status, sort = 'name', order }: Omit<ListSearch, 'event'>,
  selects?: EntryFilter,
): readonly ListRow[] {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const enabled = status === undefined ? undefined : status === 'enabled';
  const direction = order === 'desc' ? -1 : 1;
  return rows
    .filter(
      (row) =>
        (enabled === undefined || row.subscription.enabled === enabled) &&
        (selects === undefined || row.subscription.events.some(selects)) &&
        matchesText(row, words),
    )
    .toSorted((left, right) => direction * comparisons[sort](left, right) || byName(left, right));
}
