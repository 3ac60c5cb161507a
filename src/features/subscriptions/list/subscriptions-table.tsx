import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useRef } from 'react';
import type { EntryFilter, ListRow } from './list-rows.ts';
import type { ListSearch, SortColumn } from './list-search.ts';
import { SubscriptionRow } from './subscription-row.tsx';
import { rowHeight, TableFrame } from './table-frame.ts';
import { TableHead } from './table-head.tsx';

/** Up to here every row is in the page, so that the browser's own search and printing see them all. */
const alwaysMounted = 100;

interface SubscriptionsTableProps {
  readonly rows: readonly ListRow[];
  readonly search: ListSearch;
  readonly typeCount: number | undefined;
  /** Set while the rows are filtered by event: which entries it is for. */
  readonly selects: EntryFilter | undefined;
  readonly isReadOnly: boolean;
  readonly onSort: (column: SortColumn) => void;
  readonly onOpenActions: (subscriptionId: string, anchor: HTMLElement) => void;
}

function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

/** The table *Subscriptions*: real rows, of which only those near the view are mounted when there are many. */
export function SubscriptionsTable({
  rows,
  search,
  typeCount,
  selects,
  isReadOnly,
  onSort,
  onOpenActions,
}: SubscriptionsTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  // A new function would make the virtualizer measure every row anew at each scroll.
  const getItemKey = useCallback((index: number) => rows[index]?.subscription.subscriptionId ?? index, [rows]);
  const isWindowed = rows.length > alwaysMounted;
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: isWindowed ? rows.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const indexes = isWindowed ? items.map(({ index }) => index) : [...rows.keys()];
  const before = items[0]?.start ?? 0;
  const after = isWindowed ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <TableFrame
      ref={frame}
      data-scroll-restoration-id="subscriptions"
      tabIndex={0}
      role="region"
      aria-label="Subscriptions table"
    >
      <table aria-label="Subscriptions" aria-rowcount={rows.length + 1}>
        <TableHead search={search} onSort={onSort} />
        <tbody>
          <Spacer height={before} />
          {indexes.map((index) => {
            const row = rows[index];
            return row === undefined ? null : (
              <SubscriptionRow
                key={row.subscription.subscriptionId}
                row={row}
                index={index}
                typeCount={typeCount}
                selects={selects}
                isReadOnly={isReadOnly}
                measure={virtualizer.measureElement}
                onOpenActions={onOpenActions}
              />
            );
          })}
          <Spacer height={after} />
        </tbody>
      </table>
    </TableFrame>
  );
}
