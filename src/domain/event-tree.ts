import type { CatalogueEvent, CatalogueSource, EventCatalogue } from './event-catalogue.ts';

/** One visible row of the tree of event types, with what ARIA's `treeitem` wants to know. */
export interface EventTreeRow {
  /** Unique in the tree and stable across searches. */
  readonly key: string;
  readonly kind: 'source' | 'event' | 'version';
  readonly name: string;
  readonly description: string;
  /** True for a version that is described just as its event, which stands above it. */
  readonly isDescriptionRepeated: boolean;
  readonly level: 1 | 2 | 3;
  readonly positionInSet: number;
  readonly setSize: number;
  /** Undefined for a row that has nothing below it. */
  readonly isExpanded: boolean | undefined;
  readonly parentKey: string | undefined;
}

export interface EventTreeView {
  /** Part of a name or description, in any case; blank shows everything. */
  readonly search: string;
  /** Rows that stand the other way round than `expandsByDefault` says. */
  readonly toggledKeys: ReadonlySet<string>;
}

/** Up to this many event types everything is shown at once: VCC's own catalogue has 28. */
const smallCatalogue = 60;

/** Whether parents start expanded: in a small catalogue, and while searching, so that hits are seen. */
function expandsByDefault(catalogue: EventCatalogue, search: string): boolean {
  return search.trim() !== '' || catalogue.names.length <= smallCatalogue;
}

/** Flattens the catalogue to the rows that are visible now. Cost follows the catalogue, not the selection. */
export function readEventTree(catalogue: EventCatalogue, view: EventTreeView): readonly EventTreeRow[] {
  const needle = view.search.trim().toLowerCase();
  const isDefault = expandsByDefault(catalogue, view.search);
  const isExpanded = (key: string) => view.toggledKeys.has(key) !== isDefault;
  const sources = catalogue.sources
    .map((source) => ({ source, events: matchingEvents(source, needle) }))
    .filter(({ events }) => events.length > 0);
  return sources.flatMap(({ source: { source }, events }, index) => {
    const key = `source:${source}`;
    const row: EventTreeRow = {
      key,
      kind: 'source',
      name: source,
      description: '',
      isDescriptionRepeated: false,
      level: 1,
      positionInSet: index + 1,
      setSize: sources.length,
      isExpanded: isExpanded(key),
      parentKey: undefined,
    };
    return row.isExpanded === true ? [row, ...eventRows(events, key, isExpanded)] : [row];
  });
}

/** How many event types the search finds. */
export function countHits(catalogue: EventCatalogue, search: string): number {
  const needle = search.trim().toLowerCase();
  return catalogue.sources.reduce(
    (sum, source) => sum + matchingEvents(source, needle).reduce((count, { versions }) => count + versions.length, 0),
    0,
  );
}

function matchingEvents(source: CatalogueSource, needle: string): readonly CatalogueEvent[] {
  if (needle === '') {
    return source.events;
  }
  return source.events
    .map((event) => ({ ...event, versions: event.versions.filter(({ haystack }) => haystack.includes(needle)) }))
    .filter(({ versions }) => versions.length > 0);
}

function eventRows(
  events: readonly CatalogueEvent[],
  parentKey: string,
  isExpanded: (key: string) => boolean,
): readonly EventTreeRow[] {
  return events.flatMap(({ event, newest, versions }, index) => {
    const key = `event:${event}`;
    // An event that exists in one unversioned form is the event type itself: a row below would only repeat it.
    const isLeaf = newest.name === event;
    const row: EventTreeRow = {
      key,
      kind: 'event',
      name: event,
      description: newest.description,
      isDescriptionRepeated: false,
      level: 2,
      positionInSet: index + 1,
      setSize: events.length,
      isExpanded: isLeaf ? undefined : isExpanded(key),
      parentKey,
    };
    return row.isExpanded === true ? [row, ...versionRows(versions, newest.description, key)] : [row];
  });
}

function versionRows(
  versions: CatalogueEvent['versions'],
  descriptionAbove: string,
  parentKey: string,
): readonly EventTreeRow[] {
  return versions.map(({ name, description }, index) => ({
    key: `version:${name}`,
    kind: 'version',
    name,
    description,
    isDescriptionRepeated: description === descriptionAbove,
    level: 3,
    positionInSet: index + 1,
    setSize: versions.length,
    isExpanded: undefined,
    parentKey,
  }));
}
