import type { RefCallback } from 'react';
import { PasteList } from './paste-list.tsx';
import { PatternField } from './pattern-field.tsx';
import type { PendingText } from './pending-text.ts';
import { SelectedEntries } from './selected-entries.tsx';
import { SelectionTools } from './selection-tools.tsx';
import type { EventPickerState } from './use-event-picker.ts';

interface ChosenPaneProps {
  readonly picker: EventPickerState;
  readonly pattern: PendingText<HTMLInputElement>;
  readonly paste: PendingText<HTMLTextAreaElement>;
  readonly readOnly: boolean;
  readonly patternInput: RefCallback<HTMLInputElement>;
  readonly focusPattern: () => void;
  /** Takes the focus when a control goes with what it did. */
  readonly focusPane: () => void;
}

/** What is chosen, and the ways to choose that need no tree. */
export function ChosenPane(props: ChosenPaneProps) {
  const { picker, pattern, paste, readOnly, patternInput, focusPattern, focusPane } = props;
  return (
    <>
      <PatternField
        entries={picker.entries}
        catalogue={picker.catalogue}
        readOnly={readOnly}
        text={pattern.text}
        onText={pattern.onChange}
        error={pattern.error}
        onAdd={(entry) => picker.add([entry])}
        inputRef={patternInput}
      />
      <PasteList paste={paste} picker={picker} readOnly={readOnly} />
      <SelectionTools picker={picker} readOnly={readOnly} focusOutside={focusPane} />
      <SelectedEntries
        facts={picker.facts}
        isCatalogueKnown={picker.catalogue !== undefined}
        readOnly={readOnly}
        onRemove={picker.remove}
        onPin={picker.pin}
        focusOutside={focusPattern}
      />
    </>
  );
}
