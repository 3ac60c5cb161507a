import Button from '@mui/material/Button';
import { type Ref, type RefObject, useId, useState } from 'react';
import type { EventType } from '../../../../domain/event-type.ts';
import { EventTypeBrowser } from './event-type-browser.tsx';
import { SchemaPane } from './schema-pane.tsx';
import type { EventPickerState } from './use-event-picker.ts';
import { createVisitedRow } from './visited-row.ts';

interface EventTypePaneProps {
  readonly picker: EventPickerState;
  /** Undefined while the catalogue is loading or failed. */
  readonly eventTypes: readonly EventType[] | undefined;
  readonly failure: { readonly message: string; readonly onRetry: () => void } | undefined;
  readonly readOnly: boolean;
  readonly errorId: string | undefined;
  readonly searchRef: Ref<HTMLInputElement>;
  /** The pane of the catalogue, which takes the focus when a control in it goes. */
  readonly ref: RefObject<HTMLDivElement | null>;
}

/** The catalogue to choose from and, on demand, the schema of what has the focus in it: two panes of the picker. */
export function EventTypePane(props: EventTypePaneProps) {
  const { picker, eventTypes, failure, readOnly, errorId, searchRef, ref } = props;
  const schemaId = useId();
  const [visited] = useState(createVisitedRow);
  const [isSchemaOpen, setIsSchemaOpen] = useState(false);
  const retry = () => {
    // Retry goes as soon as it is pressed, and would take the focus with it.
    ref.current?.focus();
    failure?.onRetry();
  };
  return (
    <>
      <div className="pane" ref={ref} tabIndex={-1}>
        <EventTypeBrowser
          catalogue={picker.catalogue}
          failure={failure === undefined ? undefined : { message: failure.message, onRetry: retry }}
          selection={picker.selection}
          readOnly={readOnly}
          announcement={picker.announcement}
          onAnnounce={picker.announce}
          onToggle={picker.toggle}
          onVisit={visited.visit}
          errorId={errorId}
          searchRef={searchRef}
        />
        {eventTypes === undefined ? null : (
          <Button
            className="disclosure"
            size="small"
            aria-expanded={isSchemaOpen}
            aria-controls={isSchemaOpen ? schemaId : undefined}
            onClick={() => setIsSchemaOpen(!isSchemaOpen)}
          >
            Show schema and sample
          </Button>
        )}
      </div>
      {isSchemaOpen && eventTypes !== undefined ? (
        <SchemaPane id={schemaId} visited={visited} eventTypes={eventTypes} />
      ) : null}
    </>
  );
}
