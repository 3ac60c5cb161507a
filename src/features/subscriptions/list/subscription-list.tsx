import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import { Problem } from '../../../components/feedback/problem.tsx';
import { createEventMatcher } from '../../../domain/event-pattern.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createRowReader, selectRows } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { NothingMatches } from './list-states.tsx';
import { ListToolbar } from './list-toolbar.tsx';
import { RowActions, type RowActionsTarget } from './row-actions.tsx';
import { SubscriptionsTable } from './subscriptions-table.tsx';
import { useSearchText } from './use-search-text.ts';

interface SubscriptionListProps {
  readonly subscriptions: readonly Subscription[];
  readonly search: ListSearch;
  readonly isReadOnly: boolean;
}

function countText(shown: number, total: number): string {
  const noun = total === 1 ? 'subscription' : 'subscriptions';
  return shown === total
    ? `${total.toLocaleString()} ${noun}`
    : `${shown.toLocaleString()} of ${total.toLocaleString()} ${noun}`;
}

/** The rows that the address asks for, with what narrows them down. */
export function SubscriptionList({ subscriptions, search, isReadOnly }: SubscriptionListProps) {
  const navigate = useNavigate();
  const writeSearch = useCallback(
    (change: ListSearch, isTyping = false) =>
      void navigate({ to: '/subscriptions', search: (old: ListSearch) => ({ ...old, ...change }), replace: isTyping }),
    [navigate],
  );
  const { text, setText } = useSearchText(search.q ?? '', (q) => writeSearch({ q: q === '' ? undefined : q }, true));
  const catalogue = useQuery(eventTypesQuery(useHttp()));
  const eventTypes = catalogue.data;
  const readRow = useMemo(
    () => createRowReader(eventTypes && createEventMatcher(eventTypes.map(({ name }) => name))),
    [eventTypes],
  );
  const deferredText = useDeferredValue(text);
  const { status, sort, order } = search;
  const rows = useMemo(
    () => selectRows(subscriptions.map(readRow), { q: deferredText, status, sort, order }),
    [subscriptions, readRow, deferredText, status, sort, order],
  );
  const [actions, setActions] = useState<RowActionsTarget>();
  const openActions = useCallback(
    (subscriptionId: string, anchor: HTMLElement) => setActions({ subscriptionId, anchor }),
    [],
  );
  const sortBy = useCallback(
    (column: SortColumn) =>
      writeSearch({ sort: column, order: column === (sort ?? 'name') && order === undefined ? 'desc' : undefined }),
    [writeSearch, sort, order],
  );
  const clear = (): void => {
    setText('');
    writeSearch({ q: undefined, status: undefined });
  };
  return (
    <>
      <ListToolbar
        text={text}
        onText={setText}
        status={status}
        onStatus={(next) => writeSearch({ status: next })}
        count={countText(rows.length, subscriptions.length)}
      />
      {catalogue.isError && eventTypes === undefined ? (
        <Problem
          severity="warning"
          title="The event types could not be loaded"
          detail="What each subscription receives and whether its entries are right is not known until they are."
          action={{ label: 'Retry', onClick: () => void catalogue.refetch(), isBusy: catalogue.isFetching }}
        />
      ) : null}
      {rows.length === 0 && subscriptions.length > 0 ? (
        <NothingMatches total={subscriptions.length} onClear={clear} />
      ) : (
        <SubscriptionsTable
          rows={rows}
          search={search}
          typeCount={eventTypes?.length}
          isReadOnly={isReadOnly}
          onSort={sortBy}
          onOpenActions={openActions}
        />
      )}
      <RowActions
        target={actions}
        subscriptions={subscriptions}
        isReadOnly={isReadOnly}
        onClose={() => setActions(undefined)}
      />
    </>
  );
}
