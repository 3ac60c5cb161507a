import {
  createEventMatcher,
  type EventMatcher,
  versionWildcard,
  sourceWildcard,
} from '../../../domain/event-pattern.ts';
import { createEntryFilter } from '../../../domain/event-receivers.ts';
import type { EntryFilter, ListRow, RowFilter } from './list-rows.ts';
import { type ListSearch, readList } from './list-search.ts';

const matchesNothing = createEventMatcher([]);

/** Whether an entry selects an event of these: one list alone, or both at once (`agent` and `v1`: an agent's v1 event). */
function createPartFilter(
  sources: readonly string[],
  versions: readonly string[],
  match: EventMatcher,
): EntryFilter | undefined {
  const patterns =
    sources.length === 0
      ? versions.map(versionWildcard)
      : sources.flatMap((source) =>
          versions.length === 0
            ? [sourceWildcard(source)]
            : versions.map((version) => `${source}.${versionWildcard(version)}`),
        );
  if (patterns.length === 0) return undefined;
  const filters = patterns.map((pattern) => createEntryFilter(pattern, match));
  return (entry) => filters.some((selects) => selects(entry));
}

/**
 * What the filters behind *Filters* leave: any of the values of one filter, and all filters at once. Undefined where
 * none is set. Without the catalogue (`match`) sources and versions find only what an entry spells out.
 */
export function createMoreFilter(
  { source, version, host, finding }: ListSearch,
  match: EventMatcher | undefined,
): RowFilter | undefined {
  const selects = createPartFilter(readList(source), readList(version), match ?? matchesNothing);
  const hosts = new Set<string | undefined>(readList(host));
  const findings = new Set<string>(readList(finding));
  if (selects === undefined && hosts.size === 0 && findings.size === 0) return undefined;
  return (row: ListRow) =>
    (selects === undefined || row.subscription.events.some(selects)) &&
    (hosts.size === 0 || hosts.has(row.host)) &&
    (findings.size === 0 || row.findings.some(({ kind, severity }) => findings.has(kind) || findings.has(severity)));
}
