import { useId, useState } from 'react';
import { showEntry } from '../../../../domain/checks/show-entry.ts';
import type { EntryFacts } from '../../../../domain/event-entry-facts.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import { LimitedList } from './limited-list.tsx';
import { countOf, describeEntry, describeOddities } from './picker-words.ts';

const namesAtOnce = 100;

interface SelectedEntryProps {
  readonly facts: EntryFacts;
  /** False while the catalogue is loading or failed: then nothing is said about what matches. */
  readonly isCatalogueKnown: boolean;
  readonly readOnly: boolean;
  readonly onRemove: () => void;
  readonly onPin: () => void;
}

/** One stored entry, with all that can be told about it today and what can be done with it. */
export function SelectedEntry({ facts, isCatalogueKnown, readOnly, onRemove, onPin }: SelectedEntryProps) {
  const namesId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const { entry, kind, matches, source } = facts;
  const about = describeEntry(facts);
  const shown = showEntry(entry);
  const hasNames = isCatalogueKnown && kind === 'pattern' && matches.length > 0;
  const pin = source === undefined ? 'Pin to today’s list' : `Only these ${matches.length.toLocaleString('en')}`;
  return (
    <>
      <div className="entry">
        <span className="spelling">
          <bdi>{revealHiddenCharacters(entry)}</bdi> {about === '' ? null : <span className="facts">{about}</span>}
        </span>
        <button type="button" className="remove" disabled={readOnly} aria-label={`Remove ${shown}`} onClick={onRemove}>
          <span aria-hidden>×</span>
        </button>
      </div>
      {describeOddities(facts, isCatalogueKnown).map((oddity) => (
        <div className="oddity" key={oddity}>
          {oddity}
        </div>
      ))}
      {hasNames ? (
        <div className="actions">
          <button
            type="button"
            className="action"
            aria-expanded={isOpen}
            aria-controls={isOpen ? namesId : undefined}
            aria-label={`Matches ${countOf(matches.length, 'event type')} today: ${shown}`}
            onClick={() => setIsOpen(!isOpen)}
          >
            Matches {countOf(matches.length, 'event type')} today
          </button>
          <button type="button" className="action" disabled={readOnly} aria-label={`${pin}: ${shown}`} onClick={onPin}>
            {pin}
          </button>
        </div>
      ) : null}
      {isOpen && hasNames ? (
        <div className="names" id={namesId}>
          <LimitedList items={matches} limit={namesAtOnce} noun="names">
            {(names) => (
              <ul aria-label={`Event types that ${shown} matches today`}>
                {names.map((name) => (
                  <li key={name}>
                    <bdi>{revealHiddenCharacters(name)}</bdi>
                  </li>
                ))}
              </ul>
            )}
          </LimitedList>
        </div>
      ) : null}
    </>
  );
}
