import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { PartProblem } from '../../../../components/feedback/part-problem.tsx';
import { useLoadedPart } from '../../../../components/use-loaded-part.ts';
import type { PendingText } from './pending-text.ts';
import { SelectionToolsFrame } from './selection-tools-frame.ts';
import type { EventPickerState } from './use-event-picker.ts';

const loadPanel = async () => (await import('./paste-panel.tsx')).PastePanel;

interface PasteListProps {
  readonly paste: PendingText<HTMLTextAreaElement>;
  readonly picker: EventPickerState;
  readonly readOnly: boolean;
}

/**
 * Leads to the panel that takes a list out of a ticket. The panel is closed by adding or by giving the text up, so
 * that no text is ever out of sight.
 */
export function PasteList({ paste, picker, readOnly }: PasteListProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { part: Panel, retry } = useLoadedPart(loadPanel, isOpen);
  const close = () => {
    flushSync(() => {
      setIsOpen(false);
      paste.onChange('');
    });
    button.current?.focus();
  };
  if (isOpen && Panel !== undefined) {
    return (
      <Panel
        paste={paste}
        entries={picker.entries}
        catalogue={picker.catalogue}
        readOnly={readOnly}
        onAdd={(added) => {
          picker.add(added);
          close();
        }}
        onClose={close}
      />
    );
  }
  return (
    <SelectionToolsFrame>
      <button ref={button} type="button" className="action" disabled={readOnly} onClick={() => setIsOpen(true)}>
        Paste a list
      </button>
      <PartProblem onRetry={retry} />
    </SelectionToolsFrame>
  );
}
