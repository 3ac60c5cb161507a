import { type Severity, ownFindingKinds } from '../../../../domain/checks/finding.ts';
import { ownKindNames } from '../../../../domain/checks/own-kind-names.ts';
import { type EventMatcher, isPattern } from '../../../../domain/event-pattern.ts';
import { compareVersions, parseEventTypeName } from '../../../../domain/event-type-name.ts';
import { compareText } from '../../../../lib/compare-text.ts';
import type { ListRow } from '../list-rows.ts';
import type { ListFilter } from '../list-search.ts';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
  /** How many subscriptions of the account it would leave, without the other filters. */
  readonly count: number;
}

export type FilterOptions = Readonly<Record<ListFilter, readonly FilterOption[]>>;

const severityLabels: Readonly<Record<Exclude<Severity, 'info'>, string>> = {
  error: 'Any problem',
  warning: 'Any warning',
};

/** Names of the values that are not their own name. */
const labels = new Map<string, string>(Object.entries({ ...severityLabels, ...ownKindNames }));

export function labelOf(filter: ListFilter, value: string): string {
  return filter === 'finding' ? (labels.get(value) ?? value) : value;
}

type Counts = Map<string, number>;

function count(counts: Counts, values: Iterable<string>): void {
  for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
}

interface EntryParts {
  readonly sources: readonly string[];
  readonly versions: readonly string[];
}

/** Sources and versions of what an entry selects today; of a name also when the catalogue does not know it. */
function createPartsReader(match: EventMatcher): (entry: string) => EntryParts {
  const known = new Map<string, EntryParts>();
  return (entry) => {
    const remembered = known.get(entry);
    if (remembered !== undefined) return remembered;
    const names = (isPattern(entry) ? match(entry) : [entry]).map(parseEventTypeName);
    const parts = {
      sources: [...new Set(names.map(({ source }) => source))],
      versions: [...new Set(names.map(({ version }) => version))],
    };
    known.set(entry, parts);
    return parts;
  };
}

function toOptions(filter: ListFilter, counts: Counts, order: (left: string, right: string) => number) {
  return [...counts]
    .filter(([value]) => value !== '' && !value.includes(',') && !value.includes('*'))
    .map(([value, total]): FilterOption => ({ value, label: labelOf(filter, value), count: total }))
    .toSorted((left, right) => order(left.value, right.value));
}

const findingOrder: readonly string[] = [...Object.keys(severityLabels), ...ownFindingKinds];

/** Everything that these subscriptions can be narrowed down by, with how many each would leave. */
export function findFilterOptions(rows: readonly ListRow[], match: EventMatcher): FilterOptions {
  const partsOf = createPartsReader(match);
  const [source, version, host, finding]: [Counts, Counts, Counts, Counts] = [
    new Map(),
    new Map(),
    new Map(),
    new Map(),
  ];
  for (const row of rows) {
    const parts = row.subscription.events.map(partsOf);
    count(
      source,
      parts.flatMap(({ sources }) => sources),
    );
    count(
      version,
      parts.flatMap(({ versions }) => versions),
    );
    if (row.host !== undefined) count(host, [row.host]);
    count(
      finding,
      row.findings.flatMap(({ kind, severity }) => [kind, severity]),
    );
  }
  return {
    source: toOptions('source', source, compareText),
    version: toOptions('version', version, compareVersions),
    host: toOptions('host', host, compareText),
    finding: toOptions('finding', finding, (left, right) => findingOrder.indexOf(left) - findingOrder.indexOf(right)),
  };
}
