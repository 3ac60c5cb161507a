import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import { Problem } from '../../../components/feedback/problem.tsx';
import { createEventMatcher } from '../../../domain/event-pattern.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { EventFilterInput } from './event-filter-input.tsx';
import { EventFilterNote } from './event-filter-note.tsx';
import { ListBody } from './list-body.tsx';
import { createRowReader, selectRows } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { useEventFilter } from './use-event-filter.ts';
import { useSearchText } from '../../../components/use-search-text.ts';

interface SubscriptionListProps {
  readonly subscriptions: readonly Subscription[];
  readonly search: ListSearch;
  readonly isReadOnly: boolean;
}

const noteId = 'event-filter-note';

function countText(shown: number, total: number): string {
  const noun = total === 1 ? 'subscription' : 'subscriptions';
  return shown === total
    ? `${total.toLocaleString()} ${noun}`
    : `${shown.toLocaleString()} of ${total.toLocaleString()} ${noun}`;
}

/** Changes the address of the list. Typing takes the place of what was typed before, so that Back leaves it at once. */
function useWriteSearch() {
  const navigate = useNavigate();
  return useCallback(
    (change: ListSearch, isTyping = false) =>
      void navigate({ to: '/subscriptions', search: (old: ListSearch) => ({ ...old, ...change }), replace: isTyping }),
    [navigate],
  );
}

/** Today's event types, as far as the list needs them. */
function useEventNames() {
  const catalogue = useQuery(eventTypesQuery(useHttp()));
  const eventTypes = catalogue.data;
  const names = useMemo(() => eventTypes?.map(({ name }) => name), [eventTypes]);
  const match = useMemo(() => names && createEventMatcher(names), [names]);
  return { catalogue, names, match };
}

/** The rows that the address asks for, with what narrows them down. */
export function SubscriptionList({ subscriptions, search, isReadOnly }: SubscriptionListProps) {
  const writeSearch = useWriteSearch();
  const { text, setText } = useSearchText(search.q ?? '', (q) => writeSearch({ q: q === '' ? undefined : q }, true));
  const { catalogue, names, match } = useEventNames();
  const event = useEventFilter(search.event, (next) => writeSearch({ event: next }, true), match, catalogue.isPending);
  const readRow = useMemo(() => createRowReader(match), [match]);
  const deferredText = useDeferredValue(text);
  const { status, sort, order } = search;
  const selects = event.filter?.selects;
  const rows = useMemo(
    () => selectRows(subscriptions.map(readRow), { q: deferredText, status, sort, order }, selects),
    [subscriptions, readRow, deferredText, status, sort, order, selects],
  );
  const sortBy = useCallback(
    (column: SortColumn) =>
      writeSearch({ sort: column, order: column === (sort ?? 'name') && order === undefined ? 'desc' : undefined }),
    [writeSearch, sort, order],
  );
  const clear = (): void => {
    setText('');
    event.setText('');
    writeSearch({ q: undefined, event: undefined, status: undefined });
  };
  const clearEvent = (): void => {
    event.setText('');
    writeSearch({ event: undefined });
  };
  return (
    <>
      <ListToolbar
        text={text}
        onText={setText}
        status={status}
        onStatus={(next) => writeSearch({ status: next })}
        count={countText(rows.length, subscriptions.length)}
      >
        <EventFilterInput
          text={event.text}
          onText={event.setText}
          names={names}
          describedBy={event.filter === undefined ? undefined : noteId}
        />
      </ListToolbar>
      <EventFilterNote id={noteId} filter={event.filter} rows={rows} />
      {catalogue.isError && match === undefined ? (
        <Problem
          severity="warning"
          title="The event types could not be loaded"
          detail="What each subscription receives and whether its entries are right is not known until they are."
          action={{ label: 'Retry', onClick: () => void catalogue.refetch(), isBusy: catalogue.isFetching }}
        />
      ) : null}
      <ListBody
        subscriptions={subscriptions}
        rows={rows}
        search={search}
        filter={event.filter}
        typeCount={names?.length}
        isReadOnly={isReadOnly}
        onSort={sortBy}
        onClear={clear}
        onClearEvent={clearEvent}
      />
    </>
  );
}
