import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { createEventCatalogue, type EventCatalogue } from '../../../../domain/event-catalogue.ts';
import { entriesOfPaste, sortPaste } from '../../../../domain/paste-entries.ts';
import type { PendingText } from './pending-text.ts';
import { PasteGroupLists } from './paste-groups.tsx';
import { PastePanelFrame } from './paste-panel-frame.ts';
import { describeCut, describePaste, groupPaste } from './paste-words.ts';
import { countOf } from './picker-words.ts';
import { usePastedText } from './use-pasted-text.ts';

const noPicks: ReadonlyMap<string, string> = new Map();
const emptyCatalogue = createEventCatalogue([]);

interface PastePanelProps {
  readonly paste: PendingText<HTMLTextAreaElement>;
  readonly entries: readonly string[];
  /** Undefined while it is not known: then nothing can be sorted. */
  readonly catalogue: EventCatalogue | undefined;
  readonly readOnly: boolean;
  readonly onAdd: (added: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Takes a list out of a ticket and shows what adding it would do. Nothing is added by itself. */
export function PastePanel({ paste, entries, catalogue, readOnly, onAdd, onClose }: PastePanelProps) {
  const id = useId();
  const { text } = paste;
  const [picks, setPicks] = useState(noPicks);
  const { cut, take, handlePaste } = usePastedText(paste.onChange);
  // The box takes the text at once; sorting some thousand words may come a frame later.
  const read = useDeferredValue(text);
  const sorted = useMemo(() => sortPaste(read, entries, catalogue ?? emptyCatalogue), [read, entries, catalogue]);
  const groups = useMemo(() => groupPaste(sorted), [sorted]);
  const count = entriesOfPaste(sorted, picks, entries).length;

  const { ref: formRef } = paste;
  const takeBox = useCallback(
    (box: HTMLTextAreaElement | null) => {
      formRef(box);
      // The panel was asked for to paste something into it.
      box?.focus();
    },
    [formRef],
  );
  const add = () => {
    const current = text === read ? sorted : sortPaste(text, entries, catalogue ?? emptyCatalogue);
    onAdd(entriesOfPaste(current, picks, entries));
  };

  return (
    <PastePanelFrame role="group" aria-labelledby={`${id}-title`}>
      <div className="title" id={`${id}-title`}>
        Paste a list
      </div>
      <div>
        <label htmlFor={`${id}-text`}>List of events</label>
        <textarea
          id={`${id}-text`}
          ref={takeBox}
          rows={4}
          value={text}
          readOnly={readOnly}
          aria-invalid={paste.error !== undefined}
          aria-describedby={paste.error === undefined ? undefined : `${id}-error`}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={({ target }) => take(target.value)}
          onPaste={handlePaste}
        />
        {paste.error === undefined ? null : (
          <div className="error" id={`${id}-error`}>
            {paste.error}
          </div>
        )}
      </div>
      {cut > 0 ? (
        <p className="cut" role="alert">
          {describeCut(cut)}
        </p>
      ) : null}
      <p className="note" role="status">
        {describePaste(groups, sorted.leftOut)}
      </p>
      <PasteGroupLists
        groups={groups}
        entries={entries}
        catalogue={catalogue}
        picks={picks}
        onPick={(chosen) => setPicks(new Map([...picks, ...chosen]))}
      />
      <div className="buttons">
        <button type="button" className="add" disabled={readOnly || count === 0} onClick={add}>
          {count === 0 ? 'Add entries' : `Add ${countOf(count, 'entry', 'entries')}`}
        </button>
        <button type="button" className="action" onClick={onClose}>
          Close without adding
        </button>
      </div>
    </PastePanelFrame>
  );
}
