import { createEventMatcher, type EventMatcher } from './event-pattern.ts';
import type { EventType } from './event-type.ts';
import { compareSpelling, compareVersions, parseEventTypeName } from './event-type-name.ts';

/** One event type in its place: the third level of the picker. */
interface CatalogueVersion {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  /** Name and description in lower case, what the search looks through. */
  readonly haystack: string;
}

/** An event with its versions, newest first and never empty. */
export interface CatalogueEvent {
  readonly event: string;
  readonly newest: CatalogueVersion;
  readonly versions: readonly CatalogueVersion[];
}

export interface CatalogueSource {
  readonly source: string;
  readonly events: readonly CatalogueEvent[];
  /** Full names of all its event types. */
  readonly names: readonly string[];
}

/** Today's event types, grouped and indexed once for every question the rules ask of them. */
export interface EventCatalogue {
  /** In the order the API told them, without repetitions. */
  readonly names: readonly string[];
  readonly sources: readonly CatalogueSource[];
  readonly sourceByName: ReadonlyMap<string, CatalogueSource>;
  readonly eventByName: ReadonlyMap<string, CatalogueEvent>;
  /** From a full name to the event it is a version of; tells known names from unknown ones. */
  readonly eventOfType: ReadonlyMap<string, CatalogueEvent>;
  readonly matches: EventMatcher;
}

const catalogues = new WeakMap<readonly EventType[], EventCatalogue>();

/**
 * The grouped catalogue of one answer of the API, made once however often a page that needs it is opened: 5,000 event
 * types take some 10 ms, and its matcher remembers what every pattern matched.
 */
export function eventCatalogueOf(eventTypes: readonly EventType[]): EventCatalogue {
  const made = catalogues.get(eventTypes);
  if (made !== undefined) {
    return made;
  }
  const catalogue = createEventCatalogue(eventTypes);
  catalogues.set(eventTypes, catalogue);
  return catalogue;
}

/** Groups the catalogue by source, event and version (contract section 6); the first of equal names counts. */
export function createEventCatalogue(eventTypes: readonly EventType[]): EventCatalogue {
  const versionsByEvent = new Map<string, CatalogueVersion[]>();
  const eventNamesBySource = new Map<string, string[]>();
  const names = new Set<string>();
  for (const { name, description } of eventTypes) {
    if (names.has(name)) {
      continue;
    }
    names.add(name);
    const { source, event, version } = parseEventTypeName(name);
    const known = versionsByEvent.get(event);
    if (known === undefined) {
      append(eventNamesBySource, source, event);
    }
    const haystack = `${name}\n${description}`.toLowerCase();
    append(versionsByEvent, event, { name, version, description, haystack });
  }
  const events = new Map([...versionsByEvent].flatMap(([event, versions]) => newestFirst(event, versions)));
  const sources = [...eventNamesBySource]
    .map(([source, eventNames]) => toSource(source, eventNames, events))
    .toSorted((a, b) => compareSpelling(a.source, b.source));
  const eventOfType = new Map(
    [...events.values()].flatMap((event) => event.versions.map(({ name }) => [name, event] as const)),
  );
  const inOrder = [...names];
  return {
    names: inOrder,
    sources,
    sourceByName: new Map(sources.map((source) => [source.source, source])),
    eventByName: events,
    eventOfType,
    matches: createEventMatcher(inOrder),
  };
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) {
    lists.set(key, [value]);
  } else {
    list.push(value);
  }
}

function newestFirst(event: string, unsorted: readonly CatalogueVersion[]): [string, CatalogueEvent][] {
  const versions = unsorted.toSorted((a, b) => compareVersions(b.version, a.version));
  const [newest] = versions;
  return newest === undefined ? [] : [[event, { event, newest, versions }]];
}

function toSource(
  source: string,
  eventNames: readonly string[],
  eventByName: ReadonlyMap<string, CatalogueEvent>,
): CatalogueSource {
  const events = eventNames
    .map((name) => eventByName.get(name))
    .filter((event) => event !== undefined)
    .toSorted((a, b) => compareSpelling(a.event, b.event));
  return { source, events, names: events.flatMap((event) => event.versions.map(({ name }) => name)) };
}
