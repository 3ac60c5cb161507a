import FormHelperText from '@mui/material/FormHelperText';
import { type FocusEvent, type Ref, type RefCallback, useCallback, useId, useImperativeHandle, useRef } from 'react';
import type { EventType } from '../../../../domain/event-type.ts';
import { EventPickerFrame } from './event-picker-frame.ts';
import { EventTypePane } from './event-type-pane.tsx';
import { PatternField } from './pattern-field.tsx';
import { SelectedEntries } from './selected-entries.tsx';
import { useEventPicker } from './use-event-picker.ts';

/** The catalogue as far as it is known. */
export type EventPickerCatalogue =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string; readonly onRetry: () => void }
  | { readonly status: 'ready'; readonly eventTypes: readonly EventType[] };

/** The text in *Add a pattern*: the form holds it, so that saving or leaving cannot lose it unnoticed. */
interface PendingPattern {
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Why the form cannot be saved with this text standing here. */
  readonly error: string | undefined;
  readonly ref: RefCallback<HTMLInputElement>;
}

export interface EventPickerProps {
  /** The entries in their stored order and spelling. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
  readonly pattern: PendingPattern;
  readonly catalogue: EventPickerCatalogue;
  readonly readOnly: boolean;
  readonly error: string | undefined;
  /** The focus has left the picker as a whole. */
  readonly onBlur: () => void;
  readonly ref?: Ref<{ focus: () => void }>;
}

/** Chooses the events of a subscription: a tree of today's catalogue, free patterns, and what is stored of both. */
export function EventPicker(props: EventPickerProps) {
  const { value, onChange, pattern, catalogue, readOnly, error, onBlur, ref } = props;
  const id = useId();
  const searchInput = useRef<HTMLInputElement>(null);
  const patternInput = useRef<HTMLInputElement>(null);
  const { ref: patternRef } = pattern;
  const takePatternInput = useCallback(
    (element: HTMLInputElement | null) => {
      patternInput.current = element;
      patternRef(element);
    },
    [patternRef],
  );
  const eventTypes = catalogue.status === 'ready' ? catalogue.eventTypes : undefined;
  const picker = useEventPicker(value, onChange, eventTypes);
  useImperativeHandle(ref, () => ({ focus: () => (searchInput.current ?? patternInput.current)?.focus() }));

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
        <EventTypePane
          picker={picker}
          eventTypes={eventTypes}
          failure={catalogue.status === 'failed' ? catalogue : undefined}
          readOnly={readOnly}
          errorId={errorId}
          searchRef={searchInput}
        />
        <div className="pane">
          <PatternField
            entries={value}
            catalogue={picker.catalogue}
            readOnly={readOnly}
            text={pattern.text}
            onText={pattern.onChange}
            error={pattern.error}
            onAdd={picker.add}
            inputRef={takePatternInput}
          />
          <div className="total">{picker.total}</div>
          <SelectedEntries
            facts={picker.facts}
            isCatalogueKnown={picker.catalogue !== undefined}
            readOnly={readOnly}
            onRemove={picker.remove}
            onPin={picker.pin}
            focusOutside={() => patternInput.current?.focus()}
          />
        </div>
      </div>
    </EventPickerFrame>
  );
}
