import { useRef } from 'react';
import type { EntryFacts } from '../../../../domain/event-entry-facts.ts';
import { LimitedList } from './limited-list.tsx';
import { SelectedEntriesFrame } from './selected-entries-frame.ts';
import { SelectedEntry } from './selected-entry.tsx';

const entriesAtOnce = 100;

interface SelectedEntriesProps {
  readonly facts: readonly EntryFacts[];
  readonly isCatalogueKnown: boolean;
  readonly readOnly: boolean;
  readonly onRemove: (entry: string) => void;
  readonly onPin: (entry: string) => void;
  /** Where the focus goes when the last entry goes. */
  readonly focusOutside: () => void;
}

/** The stored entries in their stored order. Before a row goes, the focus moves to one that stays. */
export function SelectedEntries({
  facts,
  isCatalogueKnown,
  readOnly,
  onRemove,
  onPin,
  focusOutside,
}: SelectedEntriesProps) {
  const list = useRef<HTMLUListElement>(null);
  const remove = (entry: string, index: number) => {
    const buttons = list.current?.querySelectorAll<HTMLElement>('.remove');
    const next = buttons?.[index + 1] ?? buttons?.[index - 1];
    if (next === undefined) {
      focusOutside();
    } else {
      next.focus();
    }
    onRemove(entry);
  };
  const pin = (entry: string) => {
    list.current?.focus();
    onPin(entry);
  };
  if (facts.length === 0) {
    return (
      <SelectedEntriesFrame>
        <p className="hint">
          {readOnly
            ? 'No event is selected: nothing is sent.'
            : 'Choose at least one event. Nothing is sent without one.'}
        </p>
      </SelectedEntriesFrame>
    );
  }
  return (
    <SelectedEntriesFrame>
      <LimitedList items={facts} limit={entriesAtOnce} noun="entries">
        {(shown) => (
          <ul ref={list} aria-label="Selected entries" tabIndex={-1} className="entries">
            {shown.map((one, index) => (
              <li key={one.entry}>
                <SelectedEntry
                  facts={one}
                  isCatalogueKnown={isCatalogueKnown}
                  readOnly={readOnly}
                  onRemove={() => remove(one.entry, index)}
                  onPin={() => pin(one.entry)}
                />
              </li>
            ))}
          </ul>
        )}
      </LimitedList>
      {facts.some(({ kind }) => kind === 'pattern') ? (
        <p className="reading">
          What a pattern matches is this console’s reading of today’s catalogue: Vonage documents that wildcards work,
          not how.
        </p>
      ) : null}
    </SelectedEntriesFrame>
  );
}
