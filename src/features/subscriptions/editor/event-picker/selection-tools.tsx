import { type MouseEvent, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { showEntry } from '../../../../domain/checks/show-entry.ts';
import { sourceWildcard } from '../../../../domain/event-pattern.ts';
import { LimitedList } from './limited-list.tsx';
import { countOf, describeFullSource, describeRedundancy } from './picker-words.ts';
import { SelectionToolsFrame } from './selection-tools-frame.ts';
import type { EventPickerState } from './use-event-picker.ts';

const offersAtOnce = 3;
const redundantAtOnce = 20;

interface SelectionToolsProps {
  readonly picker: EventPickerState;
  readonly readOnly: boolean;
  /** Where the focus goes when a button goes with what it did. */
  readonly focusOutside: () => void;
}

/** What is selected in all, and what can be done with the whole of it. Each is offered, none is ever done unasked. */
export function SelectionTools({ picker, readOnly, focusOutside }: SelectionToolsProps) {
  const { undo, fullSources, tidying, total } = picker;
  const tidyId = useId();
  const [isTidying, setIsTidying] = useState(false);
  const canTidy = tidying.redundant.length > 0 && !readOnly;
  const act =
    (action: () => void) =>
    ({ currentTarget: button }: MouseEvent) => {
      flushSync(action);
      if (!button.isConnected) {
        focusOutside();
      }
    };
  return (
    <SelectionToolsFrame>
      <div className="line">
        <div className="total">{total}</div>
        {canTidy ? (
          <button
            type="button"
            className="action"
            aria-expanded={isTidying}
            aria-controls={isTidying ? tidyId : undefined}
            onClick={() => setIsTidying(!isTidying)}
          >
            Tidy
          </button>
        ) : null}
        {undo === undefined || readOnly ? null : (
          <button type="button" className="action" onClick={act(undo)}>
            Undo
          </button>
        )}
      </div>
      {canTidy && isTidying ? (
        <TidyPanel
          id={tidyId}
          picker={picker}
          onTidy={act(() => {
            setIsTidying(false);
            picker.tidy();
          })}
        />
      ) : null}
      {readOnly ? null : (
        <LimitedList items={fullSources} limit={offersAtOnce} noun="sources">
          {(sources) =>
            sources.map((source) => (
              <div className="offer" key={source.source}>
                {describeFullSource(source)}{' '}
                <button type="button" className="action" onClick={act(() => picker.widen(source.source))}>
                  Store {showEntry(sourceWildcard(source.source))} instead
                </button>
              </div>
            ))
          }
        </LimitedList>
      )}
    </SelectionToolsFrame>
  );
}

interface TidyPanelProps {
  readonly id: string;
  readonly picker: EventPickerState;
  readonly onTidy: (event: MouseEvent) => void;
}

/** What *Tidy* would take out and why, before it does. */
function TidyPanel({ id, picker: { entries, tidying }, onTidy }: TidyPanelProps) {
  return (
    <div className="panel" id={id} role="group" aria-label="Tidy">
      <p>These entries change nothing. Without them the events received stay the same, today and later.</p>
      <LimitedList items={tidying.redundant} limit={redundantAtOnce} noun="entries">
        {(redundant) => (
          <ul aria-label="Entries that change nothing">
            {redundant.map((one) => (
              <li key={one.entry}>
                <bdi>{showEntry(one.entry)}</bdi> <span className="about">{describeRedundancy(one)}</span>
              </li>
            ))}
          </ul>
        )}
      </LimitedList>
      <div>
        <button type="button" className="action" onClick={onTidy}>
          Remove {countOf(entries.length - tidying.entries.length, 'entry', 'entries')}
        </button>
      </div>
    </div>
  );
}
