import { useCallback, useMemo, useState } from 'react';
import type { Subscription } from '../../../domain/subscription.ts';
import type { ListRow } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { NobodyReceives, NothingMatches } from './list-states.tsx';
import { RowActions, type RowActionsTarget } from './row-actions.tsx';
import { SubscriptionsTable } from './subscriptions-table.tsx';
import type { EventFilter } from './use-event-filter.ts';

interface ListBodyProps {
  readonly subscriptions: readonly Subscription[];
  /** Those that are left by search and filters, in order. */
  readonly rows: readonly ListRow[];
  readonly search: ListSearch;
  readonly filter: EventFilter | undefined;
  readonly typeCount: number | undefined;
  readonly isReadOnly: boolean;
  readonly onSort: (column: SortColumn) => void;
  readonly onClear: () => void;
  readonly onClearEvent: () => void;
}

/** The table, or why there is none, with the actions on a row. */
export function ListBody({
  subscriptions,
  rows,
  search,
  filter,
  typeCount,
  isReadOnly,
  onSort,
  onClear,
  onClearEvent,
}: ListBodyProps) {
  const [actions, setActions] = useState<RowActionsTarget>();
  const openActions = useCallback(
    (subscriptionId: string, anchor: HTMLElement) => setActions({ subscriptionId, anchor }),
    [],
  );
  const isReceived = useMemo(
    () => filter === undefined || rows.length > 0 || subscriptions.some(({ events }) => events.some(filter.selects)),
    [subscriptions, rows, filter],
  );
  return (
    <>
      {filter !== undefined && !isReceived ? (
        <NobodyReceives filter={filter} isReadOnly={isReadOnly} onClear={onClearEvent} />
      ) : rows.length === 0 && subscriptions.length > 0 ? (
        <NothingMatches total={subscriptions.length} onClear={onClear} />
      ) : (
        <SubscriptionsTable
          rows={rows}
          search={search}
          typeCount={typeCount}
          selects={filter?.selects}
          isReadOnly={isReadOnly}
          onSort={onSort}
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
