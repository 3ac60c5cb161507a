import { PartBoundary } from '../../../../components/feedback/part-boundary.tsx';
import { useDeferredValue, useRef, useSyncExternalStore } from 'react';
import { Problem } from '../../../../components/feedback/problem.tsx';
import { useLoadedPart } from '../../../../components/use-loaded-part.ts';
import { eventCatalogueOf } from '../../../../domain/event-catalogue.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import type { EventType } from '../../../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { VisitedRow } from './visited-row.ts';

interface SchemaPaneProps {
  readonly id: string;
  readonly visited: VisitedRow;
  readonly eventTypes: readonly EventType[];
}

const loadDetails = async () =>
  (await import('../../../../components/event-schema/event-type-details.tsx')).EventTypeDetails;

/**
 * The schema and a sample of the event type that the tree's focus is on. It follows the focus a little later, so that
 * the arrow keys never wait for it. To be mounted when it is opened and not before: that is what loads it.
 */
export function SchemaPane({ id, visited, eventTypes }: SchemaPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const { part: Details, retry } = useLoadedPart(loadDetails, true);
  const row = useDeferredValue(useSyncExternalStore(visited.subscribe, visited.get));
  const eventType = eventTypeOf(row, eventTypes);
  const tryAgain = () => {
    // The button is about to go, and would take the focus with it.
    pane.current?.focus();
    retry?.();
  };
  return (
    <div role="region" aria-label="Schema and sample" id={id} ref={pane} tabIndex={-1} className="schema">
      <p className="subject" aria-live="polite">
        {eventType === undefined ? (
          'Choose an event in the tree: what its notifications carry is shown here.'
        ) : (
          <bdi>{revealHiddenCharacters(eventType.name)}</bdi>
        )}
      </p>
      {retry === undefined ? null : (
        <Problem
          title="Schema and sample could not be loaded"
          detail="Your connection may be down, or the console was updated. If trying again does not help, save your work and load the page again."
          action={{ label: 'Try again', onClick: tryAgain }}
        />
      )}
      {Details === undefined && retry === undefined ? <p role="status">Loading…</p> : null}
      {Details === undefined || eventType === undefined ? null : (
        <PartBoundary key={eventType.name} what="Schema and sample">
          <Details eventType={eventType} />
        </PartBoundary>
      )}
    </div>
  );
}

/** An event stands for its newest version, which is what a tick on it stores; a source stands for nothing. */
function eventTypeOf(row: EventTreeRow | undefined, eventTypes: readonly EventType[]): EventType | undefined {
  if (row === undefined || row.kind === 'source') {
    return undefined;
  }
  const name = row.kind === 'event' ? eventCatalogueOf(eventTypes).eventByName.get(row.name)?.newest.name : row.name;
  return eventTypes.find((eventType) => eventType.name === name);
}
