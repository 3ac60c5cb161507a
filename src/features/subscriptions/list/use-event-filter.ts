import { useCallback, useDeferredValue, useMemo } from 'react';
import { createEventMatcher, type EventMatcher } from '../../../domain/event-pattern.ts';
import { createEntryFilter } from '../../../domain/event-receivers.ts';
import type { CatalogueKnowledge } from './event-filter-words.ts';
import type { EntryFilter } from './list-rows.ts';
import { useSearchText } from '../../../components/use-search-text.ts';

/** The filter by event that is set: who receives this? */
export interface EventFilter {
  /** A name or a pattern, without the blanks around it. */
  readonly wanted: string;
  readonly selects: EntryFilter;
  readonly knowledge: CatalogueKnowledge;
}

interface EventFilterBox {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** Undefined while the box is empty. */
  readonly filter: EventFilter | undefined;
}

const matchesNothing = createEventMatcher([]);

/** The box *Receives event*; `match` is undefined while today's event types are loading or could not be loaded. */
export function useEventFilter(
  inAddress: string | undefined,
  writeAddress: (event: string | undefined) => void,
  match: EventMatcher | undefined,
  isLoading: boolean,
): EventFilterBox {
  const { text, setText } = useSearchText(inAddress ?? '', (next) => writeAddress(next === '' ? undefined : next));
  const wanted = useDeferredValue(text);
  const filter = useMemo((): EventFilter | undefined => {
    if (wanted === '') return undefined;
    return {
      wanted,
      selects: createEntryFilter(wanted, match ?? matchesNothing),
      knowledge:
        match === undefined
          ? { status: isLoading ? 'loading' : 'missing' }
          : { status: 'known', matched: match(wanted).length },
    };
  }, [wanted, match, isLoading]);
  // Names are pasted with what stood around them in a ticket.
  const setTrimmed = useCallback((next: string) => setText(next.trim()), [setText]);
  return { text, setText: setTrimmed, filter };
}
