import FormHelperText from '@mui/material/FormHelperText';
import { type FocusEvent, type Ref, useCallback, useId, useImperativeHandle, useRef } from 'react';
import type { EventType } from '../../../../domain/event-type.ts';
import { ChosenPane } from './chosen-pane.tsx';
import { EventPickerFrame } from './event-picker-frame.ts';
import { EventTypePane } from './event-type-pane.tsx';
import type { PendingText } from './pending-text.ts';
import { useEventPicker } from './use-event-picker.ts';
import { useUndoKey } from './use-undo-key.ts';

/** The catalogue as far as it is known. */
export type EventPickerCatalogue =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly message: string; readonly onRetry: () => void }
  | { readonly status: 'ready'; readonly eventTypes: readonly EventType[] };

export interface EventPickerProps {
  /** The entries in their stored order and spelling. */
  readonly value: readonly string[];
  readonly onChange: (next: readonly string[]) => void;
  /** The text in *Add a pattern*. */
  readonly pattern: PendingText<HTMLInputElement>;
  /** The text in *Paste a list*. */
  readonly paste: PendingText<HTMLTextAreaElement>;
  readonly catalogue: EventPickerCatalogue;
  readonly readOnly: boolean;
  readonly error: string | undefined;
  /** The focus has left the picker as a whole. */
  readonly onBlur: () => void;
  readonly ref?: Ref<{ focus: () => void }>;
}

/** Chooses the events of a subscription: a tree of today's catalogue, free patterns, and what is stored of both. */
export function EventPicker(props: EventPickerProps) {
  const { value, onChange, pattern, paste, catalogue, readOnly, error, onBlur, ref } = props;
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
  const cataloguePane = useRef<HTMLDivElement>(null);
  const chosenPane = useRef<HTMLDivElement>(null);
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
    <EventPickerFrame
      role="group"
      aria-labelledby={`${id}-label`}
      aria-describedby={errorId}
      onBlur={handleBlur}
      onKeyDown={useUndoKey(readOnly ? undefined : picker.undo, cataloguePane, chosenPane)}
    >
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
          ref={cataloguePane}
          picker={picker}
          eventTypes={eventTypes}
          failure={catalogue.status === 'failed' ? catalogue : undefined}
          readOnly={readOnly}
          errorId={errorId}
          searchRef={searchInput}
        />
        <div className="pane" ref={chosenPane} tabIndex={-1}>
          <ChosenPane
            picker={picker}
            pattern={pattern}
            paste={paste}
            readOnly={readOnly}
            patternInput={takePatternInput}
            focusPattern={() => patternInput.current?.focus()}
            focusPane={() => chosenPane.current?.focus()}
          />
        </div>
      </div>
    </EventPickerFrame>
  );
}
