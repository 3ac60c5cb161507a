import { compileEntry, isPattern } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import { add, emptySet, intersect, sizeOf, subtract, type TypeSet } from '../type-set.ts';
import type { CellState, Coverage, CoverageColumn, CoverageRow } from './coverage.ts';

/** What of the picture is asked for. */
export interface CoverageQuestion {
  /** Text in the name, the URL or the id of the subscriptions shown. */
  readonly subscriptionText: string;
  /** Text in the names of the event types shown, or a pattern. */
  readonly typeText: string;
  /** By the number of event types; by name unless said. */
  readonly rank: 'most' | 'fewest' | undefined;
}

/** The rows and columns of a picture. */
export interface CoverageSelection {
  readonly rows: readonly Subscription[];
  readonly columns: readonly CoverageColumn[];
}

/** How many cells there are of each kind; `disabled` of all that are not `nothing`. */
export type CellCounts = Readonly<Record<CellState | 'disabled', number>>;

export function selectCoverage(coverage: Coverage, question: CoverageQuestion): CoverageSelection {
  return { rows: selectRows(coverage, question), columns: selectColumns(coverage, question.typeText) };
}

function selectRows({ subscriptions, typeCounts }: Coverage, { subscriptionText, rank }: CoverageQuestion) {
  const text = subscriptionText.trim().toLowerCase();
  const found =
    text === ''
      ? subscriptions
      : subscriptions.filter(({ name, url, subscriptionId }) =>
          [name, url, subscriptionId].some((part) => part.toLowerCase().includes(text)),
        );
  if (rank === undefined) return found;
  const sign = rank === 'most' ? -1 : 1;
  return found.toSorted((left, right) => sign * ((typeCounts.get(left) ?? 0) - (typeCounts.get(right) ?? 0)));
}

function selectColumns({ columns }: Coverage, typeText: string): readonly CoverageColumn[] {
  const text = typeText.trim();
  if (text === '') return columns;
  if (isPattern(text)) {
    const matches = compileEntry(text);
    return columns.filter(({ name }) => matches(name));
  }
  const part = text.toLowerCase();
  return columns.filter(({ name }) => name.toLowerCase().includes(part));
}

/** What the legend tells. Counted 32 cells at a time: a picture of 10,000 × 500 has five million. */
export function countCells(coverage: Coverage, { rows, columns }: CoverageSelection): CellCounts {
  const shown = emptySet(coverage.catalogue);
  for (const { position } of columns) add(shown, position);
  const counts = { nothing: 0, name: 0, wildcard: 0, several: 0, 'same-url': 0, disabled: 0 };
  for (const subscription of rows) {
    const { all, sameUrl, several, named } = partsOf(coverage.readRow(subscription), shown);
    counts.nothing += columns.length - all;
    counts['same-url'] += sameUrl;
    counts.several += several;
    counts.name += named;
    counts.wildcard += all - sameUrl - several - named;
    if (!subscription.enabled) counts.disabled += all;
  }
  return counts;
}

/** Sizes of the parts of a row that look different, as `stateAt` tells them apart. */
function partsOf(row: CoverageRow, shown: TypeSet) {
  const all = intersect(row.all, shown);
  const sameUrl = row.sameUrl === undefined ? undefined : intersect(row.sameUrl, shown);
  const rest = sameUrl === undefined ? all : subtract(all, sameUrl);
  const several = intersect(rest, row.several);
  return {
    all: sizeOf(all),
    sameUrl: sameUrl === undefined ? 0 : sizeOf(sameUrl),
    several: sizeOf(several),
    named: sizeOf(intersect(subtract(rest, several), row.named)),
  };
}
