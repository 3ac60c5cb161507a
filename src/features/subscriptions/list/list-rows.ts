import { findOwnFindings } from '../../../domain/checks/find-own-findings.ts';
import type { OwnFinding } from '../../../domain/checks/finding.ts';
import type { EventMatcher } from '../../../domain/event-pattern.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { parseReceiverUrl } from '../../../domain/url-advice.ts';
import { compareText } from '../../../lib/compare-text.ts';
import type { ListSearch, SortColumn } from './list-search.ts';

/** A subscription with what the table shows and searches. Each is worked out once, when it is first asked for. */
export interface ListRow {
  readonly subscription: Subscription;
  readonly haystack: string;
  /** Host and port of its URL; undefined where it is not http or https. */
  readonly host: string | undefined;
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

/** Lazy, because of 100,000 rows some thirty are seen, and judging them all takes longer than showing those. */
class LazyRow implements ListRow {
  readonly subscription: Subscription;
  readonly #match: EventMatcher | undefined;
  #haystack: string | undefined;
  #host: string | undefined;
  #matchedTypes: number | undefined;
  #findings: readonly OwnFinding[] | undefined;

  constructor(subscription: Subscription, match: EventMatcher | undefined) {
    this.subscription = subscription;
    this.#match = match;
  }

  get haystack(): string {
    const { name, url, subscriptionId, events } = this.subscription;
    return (this.#haystack ??= `${name}\n${url}\n${subscriptionId}\n${events.join('\n')}`.toLowerCase());
  }

  get host(): string | undefined {
    this.#host ??= parseReceiverUrl(this.subscription.url)?.host ?? '';
    return this.#host === '' ? undefined : this.#host;
  }

  get matchedTypes(): number | undefined {
    if (this.#match === undefined) return undefined;
    return (this.#matchedTypes ??= countMatched(this.subscription.events, this.#match));
  }

  get findings(): readonly OwnFinding[] {
    return (this.#findings ??= findOwnFindings(this.subscription, this.#match));
  }
}

/** More changed rows than these are sorted in anew rather than one by one. */
const fewChanges = 200;

const byName = (left: ListRow, right: ListRow): number => compareText(left.subscription.name, right.subscription.name);

/**
 * By spelling first, then as people order: a collator is dear, and over what is nearly in order it is asked once per
 * row and not seventeen times. The result is the collator's.
 */
function sortByText(rows: readonly ListRow[], textOf: (row: ListRow) => string): readonly ListRow[] {
  const spelled = rows.map((row) => ({ row, spelling: textOf(row).toLowerCase() }));
  const inSpelling = spelled.toSorted((left, right) =>
    left.spelling < right.spelling ? -1 : left.spelling > right.spelling ? 1 : 0,
  );
  return inSpelling.map(({ row }) => row).toSorted((left, right) => compareText(textOf(left), textOf(right)));
}

/** Puts the row where its name belongs. */
function insert(rows: ListRow[], row: ListRow): void {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const other = rows[middle];
    if (other !== undefined && byName(other, row) <= 0) from = middle + 1;
    else to = middle;
  }
  rows.splice(from, 0, row);
}

interface Difference {
  readonly gone: ReadonlySet<Subscription>;
  readonly come: readonly Subscription[];
}

/** By the identity of the objects. Where rows only changed, one walk without any look-up. */
function findDifference(before: readonly Subscription[], after: readonly Subscription[]): Difference {
  if (before.length === after.length) {
    const positions: number[] = [];
    for (let position = 0; position < after.length && positions.length <= fewChanges; position += 1) {
      if (before[position] !== after[position]) positions.push(position);
    }
    if (positions.length <= fewChanges) {
      return {
        gone: new Set(positions.flatMap((position) => before[position] ?? [])),
        come: positions.flatMap((position) => after[position] ?? []),
      };
    }
  }
  const old = new Set(before);
  const next = new Set(after);
  return {
    gone: new Set(before.filter((row) => !next.has(row))),
    come: after.filter((row) => !old.has(row)),
  };
}

/** What only changed keeps its place, beside names that are the same to a reader too; the others move. */
function findReplaced(gone: ReadonlySet<Subscription>, come: readonly Subscription[]) {
  const nameById = new Map([...gone].map(({ subscriptionId, name }) => [subscriptionId, name]));
  const keepsName = ({ subscriptionId, name }: Subscription): boolean => nameById.get(subscriptionId) === name;
  return {
    replaced: new Map(come.filter(keepsName).map((subscription) => [subscription.subscriptionId, subscription])),
    moved: come.filter((subscription) => !keepsName(subscription)),
  };
}

/** Makes rows of subscriptions, in the order of their names. */
export type RowReader = (subscriptions: readonly Subscription[], match: EventMatcher | undefined) => readonly ListRow[];

/** Remembers what it read last, so that one change costs one row, and neither a look at all nor a sort of them. */
export function createRowReader(): RowReader {
  let known: { subscriptions: readonly Subscription[]; match: EventMatcher | undefined; rows: readonly ListRow[] } = {
    subscriptions: [],
    match: undefined,
    rows: [],
  };
  const read: RowReader = (subscriptions, match) => {
    if (match !== known.match && subscriptions === known.subscriptions) {
      return known.rows.map(({ subscription }) => new LazyRow(subscription, match));
    }
    const toRow = (subscription: Subscription): ListRow => new LazyRow(subscription, match);
    const all = () => sortByText(subscriptions.map(toRow), ({ subscription }) => subscription.name);
    if (match !== known.match || known.rows.length === 0) return all();
    const { gone, come } = findDifference(known.subscriptions, subscriptions);
    if (gone.size + come.length > fewChanges) return all();
    if (gone.size + come.length === 0) return known.rows;
    const { replaced, moved } = findReplaced(gone, come);
    const rows = known.rows.flatMap((row) => {
      if (!gone.has(row.subscription)) return row;
      const next = replaced.get(row.subscription.subscriptionId);
      return next === undefined ? [] : toRow(next);
    });
    for (const subscription of moved) insert(rows, toRow(subscription));
    return rows;
  };
  return (subscriptions, match) => {
    if (subscriptions !== known.subscriptions || match !== known.match) {
      known = { subscriptions, match, rows: read(subscriptions, match) };
    }
    return known.rows;
  };
}

type Comparison = (left: ListRow, right: ListRow) => number;

const comparisons: Readonly<Record<Exclude<SortColumn, 'name' | 'url'>, Comparison>> = {
  status: (left, right) => Number(right.subscription.enabled) - Number(left.subscription.enabled),
  events: (left, right) => (left.matchedTypes ?? 0) - (right.matchedTypes ?? 0),
  checks: (left, right) => right.findings.length - left.findings.length,
  id: (left, right) => (left.subscription.subscriptionId < right.subscription.subscriptionId ? -1 : 1),
};

/** Turns the order around, and leaves those that are equal in it in the order of their names. */
function reverseGroups(rows: readonly ListRow[], isSame: Comparison): readonly ListRow[] {
  const groups: ListRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group !== undefined && first !== undefined && isSame(first, row) === 0) group.push(row);
    else groups.push([row]);
  }
  return groups.toReversed().flat();
}

/** A collator is asked once per row to tell who shares a place: for each order of names that is known, once at all. */
const reversedNames = new WeakMap<readonly ListRow[], readonly ListRow[]>();

function reverseNames(rows: readonly ListRow[]): readonly ListRow[] {
  const known = reversedNames.get(rows) ?? reverseGroups(rows, byName);
  reversedNames.set(rows, known);
  return known;
}

/** Rows that come in the order of their names, in the order that the address asks for; equal ones stay as they are. */
export function sortRows(rows: readonly ListRow[], { sort = 'name', order }: ListSearch): readonly ListRow[] {
  if (sort === 'name') return order === 'desc' ? reverseNames(rows) : rows;
  if (sort === 'url') {
    const sorted = sortByText(rows, ({ subscription }) => subscription.url);
    if (order !== 'desc') return sorted;
    return reverseGroups(sorted, (left, right) => compareText(left.subscription.url, right.subscription.url));
  }
  const compare = comparisons[sort];
  return rows.toSorted(order === 'desc' ? (left, right) => compare(right, left) : compare);
}

/** Whether one of a subscription's entries is among those that the filter by event looks for. */
export type EntryFilter = (entry: string) => boolean;

/** Whether a row is among those that the further filters leave. */
export type RowFilter = (row: ListRow) => boolean;

/** The rows that the filters leave, in their order; all of them where nothing narrows them down. */
export function filterRows(
  rows: readonly ListRow[],
  { status }: ListSearch,
  selects?: EntryFilter,
  passes?: RowFilter,
): readonly ListRow[] {
  if (status === undefined && selects === undefined && passes === undefined) return rows;
  const enabled = status === undefined ? undefined : status === 'enabled';
  return rows.filter(
    (row) =>
      (enabled === undefined || row.subscription.enabled === enabled) &&
      (selects === undefined || row.subscription.events.some(selects)) &&
      (passes === undefined || passes(row)),
  );
}
