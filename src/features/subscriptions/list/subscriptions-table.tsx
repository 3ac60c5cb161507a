import type { UnreadableRow as Unreadable } from '../../../api/read-rows.ts';
import { useCallback, useMemo, useState } from 'react';
import { useTableWindow } from '../../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../../components/virtual-table/virtual-rows.tsx';
import type { ListNews } from '../../../domain/list-news.ts';
import { columnsOf, narrowestTable } from './list-columns.ts';
import type { Density } from './list-preferences.ts';
import type { EntryFilter, ListRow } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { useRowStates } from '../writes/writes-context.tsx';
import { SubscriptionRow } from './subscription-row.tsx';
import { rowHeights, TableFrame } from './table-frame.ts';
import { TableHead } from './table-head.tsx';
import type { Selection } from './use-selection.ts';
import { UnreadableRow } from './unreadable-row.tsx';
import { indexOfId } from './use-row-focus.ts';

export interface TableLooks {
  /** Those that this browser remembers; the address may bring others. */
  readonly columns: string | undefined;
  readonly density: Density;
}

interface SubscriptionsTableProps {
  readonly rows: readonly ListRow[];
  /** Those that break the contract; they stand first. */
  readonly unreadable: readonly Unreadable[];
  readonly search: ListSearch;
  readonly looks: TableLooks;
  readonly news: ListNews | undefined;
  readonly typeCount: number | undefined;
  /** Set while the rows are filtered by event: which entries it is for. */
  readonly selects: EntryFilter | undefined;
  readonly isReadOnly: boolean;
  readonly selection: Selection;
  /** The row that stays in the page wherever it is. */
  readonly keptId: string | undefined;
  readonly onSort: (column: SortColumn) => void;
  readonly onOpenActions: (subscriptionId: string, anchor: HTMLElement) => void;
}

const alwaysMounted = 100;
const usualHeights: Readonly<Record<Density, () => number>> = {
  comfortable: () => rowHeights.comfortable,
  compact: () => rowHeights.compact,
};

type RowsProps = Omit<SubscriptionsTableProps, 'onSort'> & {
  readonly items: readonly (Unreadable | ListRow)[];
  readonly columns: readonly SortColumn[];
  readonly scroller: HTMLElement | null;
};

/** A component of its own: frame and header have nothing to do while the rows scroll. */
function Rows({ rows, unreadable, items, columns, scroller, looks, news, keptId, selection, ...ofRow }: RowsProps) {
  const { switchState, liveAt } = useRowStates();
  const keptIndex = useMemo(() => {
    const position = indexOfId(rows, keptId);
    return position === -1 ? -1 : unreadable.length + position;
  }, [rows, keptId, unreadable.length]);
  // Asked for every row at each key stroke: an id goes as it is. No id begins with the character zero.
  const keyOf = useCallback(
    (index: number) =>
      index < unreadable.length
        ? `\0${unreadable[index]?.position}`
        : (rows[index - unreadable.length]?.subscription.subscriptionId ?? ''),
    [unreadable, rows],
  );
  const window = useTableWindow({
    scroller,
    count: items.length,
    usualHeight: usualHeights[looks.density],
    keyOf,
    alwaysMounted,
    overscan: 4,
    keptIndex,
  });
  return (
    <VirtualRows rows={items} window={window} keyOf={keyOf} columnCount={columns.length + 2}>
      {(item, index) =>
        'position' in item ? (
          <UnreadableRow row={item} index={index} columns={columns} measure={window.measure} />
        ) : (
          <SubscriptionRow
            {...ofRow}
            row={item}
            index={index}
            columns={columns}
            before={news?.changed.get(item.subscription.subscriptionId)}
            switchState={switchState(item.subscription.subscriptionId)}
            liveAt={liveAt(item.subscription.subscriptionId)}
            isNew={news?.added.has(item.subscription.subscriptionId) === true}
            isSelected={selection.ids.has(item.subscription.subscriptionId)}
            onSelect={selection.selectOne}
            measure={window.measure}
            // The one that is kept is there to be pressed.
            isRushing={window.isRushing && index !== keptIndex}
          />
        )
      }
    </VirtualRows>
  );
}

/** The table *Subscriptions*: real rows, of which only those near the view are mounted when there are many. */
export function SubscriptionsTable({ onSort, ...props }: SubscriptionsTableProps) {
  const { rows, unreadable, search, looks, selection } = props;
  const chosen = search.columns ?? looks.columns;
  const columns = useMemo(() => columnsOf(chosen), [chosen]);
  const items = useMemo(() => (unreadable.length === 0 ? rows : [...unreadable, ...rows]), [unreadable, rows]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  return (
    <TableFrame
      ref={setScroller}
      data-scroll-restoration-id="subscriptions"
      data-density={looks.density}
      data-columns={columns.includes('id') ? 'all' : 'usual'}
      tabIndex={0}
      role="region"
      aria-label="Subscriptions table"
    >
      <table aria-label="Subscriptions" aria-rowcount={items.length + 1} style={{ minWidth: narrowestTable(columns) }}>
        <TableHead columns={columns} search={search} rows={rows} selection={selection} onSort={onSort} />
        <tbody>
          <Rows {...props} items={items} columns={columns} scroller={scroller} />
        </tbody>
      </table>
    </TableFrame>
  );
}
