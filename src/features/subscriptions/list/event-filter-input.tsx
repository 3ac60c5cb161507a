import { useDeferredValue, useMemo, useState } from 'react';
import { FilterInput } from '../../../components/native-controls.ts';
import { longestAddressText } from '../../../lib/address-text.ts';

/** As many suggestions as a person reads; of five thousand options the browser would draw every one. */
const mostSuggestions = 50;

const noNames: readonly string[] = [];

interface EventFilterInputProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Names of today's event types, which are suggested; undefined while they are not known. */
  readonly names: readonly string[] | undefined;
  /** The element that says what the filter found. */
  readonly describedBy: string | undefined;
}

/** The box *Receives event*: any name or pattern, with today's names to choose from. */
export function EventFilterInput({ text, onText, names = noNames, describedBy }: EventFilterInputProps) {
  const [isUsed, setIsUsed] = useState(false);
  const deferredText = useDeferredValue(text);
  const suggestions = useMemo(() => {
    if (!isUsed) return noNames;
    const part = deferredText.toLowerCase();
    return names.filter((name) => name.toLowerCase().includes(part)).slice(0, mostSuggestions);
  }, [isUsed, names, deferredText]);
  return (
    <label className="filter event" htmlFor="event-filter">
      Receives event
      <FilterInput
        id="event-filter"
        type="search"
        list="event-filter-names"
        placeholder="Name or pattern"
        value={text}
        maxLength={longestAddressText}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={describedBy}
        onFocus={() => setIsUsed(true)}
        onChange={(event) => onText(event.target.value)}
      />
      <datalist id="event-filter-names">
        {suggestions.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </label>
  );
}
