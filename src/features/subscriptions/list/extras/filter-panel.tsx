import { useId, useMemo, useState } from 'react';
import { FilterInput } from '../../../../components/native-controls.ts';
import { createEventMatcher, type EventMatcher } from '../../../../domain/event-pattern.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { ListRow } from '../list-rows.ts';
import { fitsAddress, type ListFilter, listFilters, type ListSearch, readList, writeList } from '../list-search.ts';
import { type FilterOption, findFilterOptions, labelOf } from './filter-options.ts';
import { PanelFrame } from './panel-frame.ts';

const legends: Readonly<Record<ListFilter, string>> = {
  source: 'Source',
  version: 'Version',
  host: 'Host',
  finding: 'Finding',
};

/** More choices than these have a search of their own, and as many are shown at once as a person reads. */
const readable = 12;
const mostShown = 50;

interface FilterGroupProps {
  readonly filter: ListFilter;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

/** Chosen values first, also those that no subscription has any more: a link may bring them. */
function arrange({ filter, options, chosen }: FilterGroupProps): readonly FilterOption[] {
  const missing = chosen.filter((value) => options.every((option) => option.value !== value));
  return [
    ...missing.map((value) => ({ value, label: labelOf(filter, value), count: 0 })),
    ...options.filter(({ value }) => chosen.includes(value)),
    ...options.filter(({ value }) => !chosen.includes(value)),
  ];
}

function FilterGroup(props: FilterGroupProps) {
  const { filter, options, chosen, onChoose } = props;
  const [text, setText] = useState('');
  const [isFull, setIsFull] = useState(false);
  const noteId = useId();
  const found = arrange(props).filter(({ label }) => label.toLowerCase().includes(text.trim().toLowerCase()));
  const shown = found.slice(0, mostShown);
  const choose = (value: string, isChosen: boolean): void => {
    const next = isChosen ? [...chosen, value] : chosen.filter((other) => other !== value);
    const fits = fitsAddress(filter, writeList(next));
    setIsFull(!fits);
    if (fits) onChoose(next);
  };
  return (
    <fieldset aria-describedby={noteId}>
      <legend>{legends[filter]}</legend>
      {options.length > readable ? (
        <FilterInput
          type="search"
          aria-label={`Find a ${legends[filter].toLowerCase()}`}
          placeholder={`Find among ${options.length.toLocaleString()}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <ul className="choices">
        {shown.map(({ value, label, count }) => (
          <li key={value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(value)}
                onChange={(event) => choose(value, event.target.checked)}
              />
              <bdi>{revealHiddenCharacters(label)}</bdi>
              <span className="count">{count.toLocaleString()}</span>
            </label>
          </li>
        ))}
      </ul>
      <span id={noteId} className="note" role="status">
        {[
          found.length > shown.length ? `And ${(found.length - shown.length).toLocaleString()} more.` : '',
          found.length === 0 ? 'None.' : '',
          isFull ? 'No more of these fit into the address.' : '',
        ].join('')}
      </span>
    </fieldset>
  );
}

interface FilterPanelProps {
  readonly id: string;
  readonly rows: readonly ListRow[];
  readonly search: ListSearch;
  /** Undefined while today's event types are not known. */
  readonly match: EventMatcher | undefined;
  readonly onSearch: (change: ListSearch) => void;
}

const matchesNothing = createEventMatcher([]);

/** The filters beside search, event and status. */
export function FilterPanel({ id, rows, search, match, onSearch }: FilterPanelProps) {
  const options = useMemo(() => findFilterOptions(rows, match ?? matchesNothing), [rows, match]);
  return (
    <PanelFrame id={id} aria-label="Filters">
      {listFilters.map((filter) => (
        <FilterGroup
          key={filter}
          filter={filter}
          options={options[filter]}
          chosen={readList(search[filter])}
          onChoose={(chosen) => onSearch({ [filter]: writeList(chosen) })}
        />
      ))}
      <p className="note">
        Shown is what fits all filters, and one choice of each. Source and version together mean an event that is of
        both.{' '}
        {match === undefined
          ? 'Today’s event types are not known, so sources and versions find only what an entry spells out.'
          : 'What a wildcard selects is this console’s reading of today’s catalogue.'}
      </p>
    </PanelFrame>
  );
}
