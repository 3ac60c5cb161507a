import FormHelperText from '@mui/material/FormHelperText';
import { type FocusEvent, type Ref, useId, useImperativeHandle, useMemo, useRef, useState } from 'react';
import { createEventCatalogue, type EventCatalogue } from '../../../../domain/event-catalogue.ts';
import { readEntryFacts } from '../../../../domain/event-entry-facts.ts';
import { readSelection, selectedNames } from '../../../../domain/event-selection.ts';
import {
  pinToToday,
  removeEntry,
  type SelectionChange,
  toggleEvent,
  toggleSource,
  toggleVersion,
} from '../../../../domain/event-selection-changes.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import type { EventType } from '../../../../domain/event-type.ts';
import { EventPickerFrame } from './event-picker-frame.ts';
import { EventTypeBrowser } from './event-type-browser.tsx';
import { PatternField } from './pattern-field.tsx';
import { describeChange, describeTotal } from './picker-words.ts';
import { SelectedEntries } from './selected-entries.tsx';

/** The catalogue as far as it is known. */
export type EventPickerCatalogue =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string; readonly onRetry: () => void }
  | { readonly status: 'ready'; readonly eventTypes: readonly EventType[] };

export interface EventPickerProps {
  /** The entries in their stored order and spelling. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
  readonly catalogue: EventPickerCatalogue;
  readonly readOnly: boolean;
  readonly error: string | undefined;
  /** The focus has left the picker as a whole. */
  readonly onBlur: () => void;
  readonly ref?: Ref<{ focus: () => void }>;
}

const toggles: Record<
  EventTreeRow['kind'],
  (entries: readonly string[], catalogue: EventCatalogue, name: string) => SelectionChange
> = { source: toggleSource, event: toggleEvent, version: toggleVersion };

const unknownCatalogue = createEventCatalogue([]);

/** Chooses the events of a subscription: a tree of today's catalogue, free patterns, and what is stored of both. */
export function EventPicker({ value, onChange, catalogue, readOnly, error, onBlur, ref }: EventPickerProps) {
  const id = useId();
  const searchInput = useRef<HTMLInputElement>(null);
  const patternInput = useRef<HTMLInputElement>(null);
  const browserPane = useRef<HTMLDivElement>(null);
  const [announcement, setAnnouncement] = useState('');
  const eventTypes = catalogue.status === 'ready' ? catalogue.eventTypes : undefined;
  const known = useMemo(() => (eventTypes === undefined ? undefined : createEventCatalogue(eventTypes)), [eventTypes]);
  const asked = known ?? unknownCatalogue;
  const selection = useMemo(() => readSelection(value, asked), [value, asked]);
  const facts = useMemo(() => readEntryFacts(value, asked), [value, asked]);
  useImperativeHandle(ref, () => ({ focus: () => (searchInput.current ?? patternInput.current)?.focus() }));

  const apply = (change: SelectionChange) => {
    if (change.entries !== value) {
      onChange(change.entries);
      setAnnouncement(describeChange(change));
    }
  };
  const retry = () => {
    // Retry goes as soon as it is pressed, and would take the focus with it.
    browserPane.current?.focus();
    if (catalogue.status === 'failed') {
      catalogue.onRetry();
    }
  };
  const handleBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) {
      onBlur();
    }
  };
  const errorId = error === undefined ? undefined : `${id}-error`;

  return (
    <EventPickerFrame role="group" aria-labelledby={`${id}-label`} aria-describedby={errorId} onBlur={handleBlur}>
      <div className="label" id={`${id}-label`}>
        Events
      </div>
      {error === undefined ? null : (
        <FormHelperText error id={`${id}-error`}>
          {error}
        </FormHelperText>
      )}
      <div className="panes">
        <div className="pane" ref={browserPane} tabIndex={-1}>
          <EventTypeBrowser
            catalogue={known}
            failure={catalogue.status === 'failed' ? { message: catalogue.message, onRetry: retry } : undefined}
            selection={selection}
            readOnly={readOnly}
            announcement={announcement}
            onAnnounce={setAnnouncement}
            onToggle={(row) => apply(toggles[row.kind](value, asked, row.name))}
            errorId={errorId}
            searchRef={searchInput}
          />
        </div>
        <div className="pane">
          <PatternField
            entries={value}
            catalogue={known}
            readOnly={readOnly}
            onAdd={(entries, entry) => apply({ entries, added: [entry], removed: [], replaced: [] })}
            inputRef={patternInput}
          />
          <div className="total">
            Selected:{' '}
            {known === undefined
              ? `${value.length}`
              : describeTotal(selectedNames(value, known).length, known.names.length, value)}
          </div>
          <SelectedEntries
            facts={facts}
            isCatalogueKnown={known !== undefined}
            readOnly={readOnly}
            onRemove={(entry) => apply(removeEntry(value, entry))}
            onPin={(entry) => apply(pinToToday(value, asked, entry))}
            focusOutside={() => patternInput.current?.focus()}
          />
        </div>
      </div>
    </EventPickerFrame>
  );
}
