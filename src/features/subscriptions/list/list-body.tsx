import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { useFollowLinks } from '../../../components/virtual-table/use-follow-links.ts';
import { styled } from '@mui/material/styles';
import { memo, useCallback, useMemo, useState } from 'react';
import type { UnreadableRow } from '../../../api/read-rows.ts';
import type { ListNews } from '../../../domain/list-news.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { ListRow } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { NobodyReceives, NothingMatches } from './list-states.tsx';
import { RowActions, type RowActionsTarget } from './row-actions.tsx';
import { SubscriptionsTable, type TableLooks } from './subscriptions-table.tsx';
import type { EventFilter } from './use-event-filter.ts';
import { useListShortcuts } from './use-list-shortcuts.ts';
import type { Selection } from './use-selection.ts';
import { useRowFocus } from './use-row-focus.ts';

interface ListBodyProps {
  readonly subscriptions: readonly Subscription[];
  /** How many there are, with those that break the contract. */
  readonly total: number;
  /** Those that are left by search and filters, in order. */
  readonly rows: readonly ListRow[];
  /** The same of those that break the contract. */
  readonly unreadable: readonly UnreadableRow[];
  readonly search: ListSearch;
  readonly looks: TableLooks;
  readonly news: ListNews | undefined;
  readonly filter: EventFilter | undefined;
  readonly typeCount: number | undefined;
  readonly isReadOnly: boolean;
  readonly selection: Selection;
  readonly onSort: (column: SortColumn) => void;
  readonly onClear: () => void;
  readonly onClearEvent: () => void;
}

/** Knows where the focus is, and takes no place itself. */
const FocusWatch = styled('div')({ display: 'contents' });

/** The table, or why there is none, with the actions on a row. Memoised: a key stroke renders it once, with its rows. */
export const ListBody = memo(function ListBody(props: ListBodyProps) {
  const { subscriptions, total, rows, unreadable, filter, isReadOnly, onClear, onClearEvent, ...ofTable } = props;
  const focus = useRowFocus(rows);
  const followLinks = useFollowLinks();
  const { container, keptId, keep, onFocus, onBlur, restore } = focus;
  useListShortcuts(rows, focus, isReadOnly, props.selection.toggle);
  const [actions, setActions] = useState<RowActionsTarget>();
  const openActions = useCallback(
    (subscriptionId: string, anchor: HTMLElement) => {
      keep(subscriptionId);
      setActions({ subscriptionId, anchor });
    },
    [keep],
  );
  const isReceived = useMemo(
    () => filter === undefined || rows.length > 0 || subscriptions.some(({ events }) => events.some(filter.selects)),
    [subscriptions, rows, filter],
  );
  return (
    <>
      <FocusWatch ref={container} onFocus={onFocus} onBlur={onBlur} onClick={followLinks}>
        {rows.length + unreadable.length > 0 ? (
          <SubscriptionsTable
            {...ofTable}
            rows={rows}
            unreadable={unreadable}
            selects={filter?.selects}
            isReadOnly={isReadOnly}
            keptId={keptId}
            onOpenActions={openActions}
          />
        ) : filter !== undefined && !isReceived ? (
          <NobodyReceives filter={filter} isReadOnly={isReadOnly} onClear={onClearEvent} />
        ) : (
          <NothingMatches total={total} onClear={onClear} />
        )}
      </FocusWatch>
      <PartBoundary what="The menu or question" isFloating>
        <RowActions
          target={actions}
          subscriptions={subscriptions}
          isReadOnly={isReadOnly}
          onClose={() => setActions(undefined)}
          onGone={() => restore('actions')}
        />
      </PartBoundary>
    </>
  );
});
