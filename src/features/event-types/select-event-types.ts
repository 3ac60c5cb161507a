import type { CatalogueEvent, CatalogueSource, EventCatalogue } from '../../domain/event-catalogue.ts';
import type { ReceiverCount } from '../../domain/receiver-counts.ts';
import type { EventTypesSearch } from './event-types-search.ts';

/** Full name → who is sent it; undefined while that is not known. */
export type ReceiverCounts = ReadonlyMap<string, ReceiverCount> | undefined;

export interface SourceRow {
  readonly kind: 'source';
  readonly source: string;
  readonly shown: number;
  readonly total: number;
}

export interface TypeRow {
  readonly kind: 'type';
  readonly name: string;
  /** Empty where the row above, of the same event, says the same. */
  readonly description: string;
  readonly isOlder: boolean;
  readonly isNew: boolean;
  /** The row above is another version of this event. */
  readonly isContinued: boolean;
}

export type CatalogueRow = SourceRow | TypeRow;

interface CatalogueSelection {
  readonly rows: readonly CatalogueRow[];
  readonly shown: number;
  /** What the filter would leave, among the types that search and source leave. */
  readonly found: number;
  /** Undefined while it is not known. */
  readonly nobody: number | undefined;
  readonly fresh: number;
}

interface Knowledge {
  readonly counts: ReceiverCounts;
  readonly news: ReadonlySet<string>;
}

/** True when no enabled subscription selects it: VCC then notifies nobody. */
function isUnreceived(counts: ReceiverCounts, name: string): boolean {
  return counts?.get(name)?.enabled === 0;
}

function toTypeRows(
  { newest, versions }: CatalogueEvent,
  isShown: (name: string) => boolean,
  news: ReadonlySet<string>,
): readonly TypeRow[] {
  const shown = versions.filter(({ name }) => isShown(name));
  return shown.map(({ name, description }, index) => ({
    kind: 'type',
    name,
    description: index > 0 && shown[index - 1]?.description === description ? '' : description,
    isOlder: name !== newest.name,
    isNew: news.has(name),
    isContinued: index > 0,
  }));
}

function toRows(source: CatalogueSource, isShown: (name: string) => boolean, news: ReadonlySet<string>) {
  const types = source.events.flatMap((event) => toTypeRows(event, isShown, news));
  const heading = { kind: 'source', source: source.source, shown: types.length, total: source.names.length } as const;
  return types.length === 0 ? [] : [heading, ...types];
}

/** The rows that the address asks for: by source, event and version (newest first), with what its filters offer. */
export function selectEventTypes(
  catalogue: EventCatalogue,
  { q, source, show }: EventTypesSearch,
  { counts, news }: Knowledge,
): CatalogueSelection {
  const words = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const sources = catalogue.sources.filter((candidate) => source === undefined || candidate.source === source);
  const found = new Set(
    sources.flatMap(({ events }) =>
      events.flatMap(({ versions }) =>
        versions.filter(({ haystack }) => words.every((word) => haystack.includes(word))).map(({ name }) => name),
      ),
    ),
  );
  const isShown = (name: string): boolean =>
    found.has(name) && (show !== 'nobody' || isUnreceived(counts, name)) && (show !== 'new' || news.has(name));
  const rows = sources.flatMap((candidate): readonly CatalogueRow[] => toRows(candidate, isShown, news));
  const names = [...found];
  return {
    rows,
    shown: rows.filter(({ kind }) => kind === 'type').length,
    found: found.size,
    nobody: counts === undefined ? undefined : names.filter((name) => isUnreceived(counts, name)).length,
    fresh: names.filter((name) => news.has(name)).length,
  };
}
