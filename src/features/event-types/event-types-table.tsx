import { memo, type Ref, useCallback, useState } from 'react';
import { EventTypeLink } from '../../components/event-type-link.tsx';
import { useTableWindow } from '../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../components/virtual-table/virtual-rows.tsx';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { EventTypesFrame } from './event-types-frame.ts';
import { describeReceivers } from './receiver-words.ts';
import type { CatalogueRow, ReceiverCounts, SourceRow, TypeRow } from './select-event-types.ts';
import { countOf } from './receiver-words.ts';

/** What rows are guessed to be high, in pixels, until they are measured. */
const usualHeights: Record<CatalogueRow['kind'], number> = { source: 37, type: 58 };

/** A row is up to ten elements, and 600 the budget. */
const alwaysMounted = 40;

interface RowProps<Row> {
  readonly row: Row;
  readonly index: number;
  readonly measure: Ref<HTMLTableRowElement>;
}

function SourceHeading({ row: { source, shown, total }, index, measure }: RowProps<SourceRow>) {
  const count =
    shown === total ? countOf(total, 'event type') : `${shown.toLocaleString()} of ${countOf(total, 'event type')}`;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <th scope="rowgroup" colSpan={2}>
        <b>
          <bdi>{revealHiddenCharacters(source)}</bdi>
        </b>{' '}
        <span className="mark">{count}</span>
      </th>
    </tr>
  );
}

interface ReceiversCellProps {
  readonly counts: ReceiverCounts;
  readonly name: string;
  /** What to say while it is not known. */
  readonly unknown: string;
}

function ReceiversCell({ counts, name, unknown }: ReceiversCellProps) {
  const count = counts?.get(name);
  if (count === undefined) return <td className="secondary">{unknown}</td>;
  return <td className={count.enabled === 0 ? 'nobody' : undefined}>{describeReceivers(count)}</td>;
}

type TypeRowProps = RowProps<TypeRow> &
  Omit<ReceiversCellProps, 'name'> & { readonly newSince: string | undefined; readonly joinsNext: boolean };

const EventTypeRow = memo(function EventTypeRow({ row, index, measure, newSince, joinsNext, ...cell }: TypeRowProps) {
  const { name, description, isOlder, isNew } = row;
  return (
    <tr ref={measure} data-index={index} data-joins-next={joinsNext || undefined} aria-rowindex={index + 2}>
      <td>
        <EventTypeLink name={name} className="name">
          <bdi>{revealHiddenCharacters(name)}</bdi>
        </EventTypeLink>
        {isNew ? ' ' : null}
        {isNew ? <span className="mark new">New since {newSince}</span> : null}
        {isOlder ? ' ' : null}
        {isOlder ? <span className="mark">Older version</span> : null}
        {description === '' ? null : <span className="secondary clamped">{revealHiddenCharacters(description)}</span>}
      </td>
      <ReceiversCell name={name} {...cell} />
    </tr>
  );
});

interface EventTypesTableProps {
  readonly rows: readonly CatalogueRow[];
  readonly counts: ReceiverCounts;
  readonly unknown: string;
  readonly newSince: string | undefined;
}

const joinsPrevious = (row: CatalogueRow | undefined): boolean => row?.kind === 'type' && row.isContinued;

/** The catalogue by source, of which only the rows near the view are mounted when there are many. */
export function EventTypesTable({ rows, counts, unknown, newSince }: EventTypesTableProps) {
  const keyOf = useCallback(
    (index: number) => {
      const row = rows[index];
      return row?.kind === 'source' ? `source ${row.source}` : `type ${row?.name}`;
    },
    [rows],
  );
  const usualHeight = useCallback((index: number) => usualHeights[rows[index]?.kind ?? 'type'], [rows]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const window = useTableWindow({ scroller, count: rows.length, usualHeight, keyOf, alwaysMounted });
  return (
    <EventTypesFrame ref={setScroller} tabIndex={0} role="region" aria-label="Event types table">
      <table aria-label="Event types" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Event type</th>
            <th scope="col" className="column-receivers">
              Receivers
            </th>
          </tr>
        </thead>
        <tbody>
          <VirtualRows rows={rows} window={window} keyOf={keyOf} columnCount={2}>
            {(row, index) =>
              row.kind === 'source' ? (
                <SourceHeading row={row} index={index} measure={window.measure} />
              ) : (
                <EventTypeRow
                  row={row}
                  index={index}
                  measure={window.measure}
                  joinsNext={joinsPrevious(rows[index + 1])}
                  newSince={newSince}
                  counts={counts}
                  unknown={unknown}
                />
              )
            }
          </VirtualRows>
        </tbody>
      </table>
    </EventTypesFrame>
  );
}
