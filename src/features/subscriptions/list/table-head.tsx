import { memo, useMemo } from 'react';
import { ArrowDownIcon, ArrowUpIcon } from '../../../components/icons.tsx';
import { columnLabels } from './list-columns.ts';
import type { ListRow } from './list-rows.ts';
import type { Selection } from './use-selection.ts';
import type { ListSearch, SortColumn } from './list-search.ts';

interface TableHeadProps {
  readonly columns: readonly SortColumn[];
  readonly search: ListSearch;
  readonly rows: readonly ListRow[];
  readonly selection: Selection;
  readonly onSort: (column: SortColumn) => void;
}

/** Ticks all that search and filters leave, or takes them out again. */
function SelectAll({ rows, selection: { ids, select } }: Pick<TableHeadProps, 'rows' | 'selection'>) {
  const selectedCount = useMemo(
    () => (ids.size === 0 ? 0 : rows.filter((row) => ids.has(row.subscription.subscriptionId)).length),
    [rows, ids],
  );
  const isAll = selectedCount > 0 && selectedCount === rows.length;
  const label = `Select all ${rows.length.toLocaleString()} shown`;
  return (
    <th scope="col" className="column-select select">
      <label title={label}>
        <input
          type="checkbox"
          data-control="select-all"
          aria-label={label}
          checked={isAll}
          // The DOM knows this state, and React has no attribute for it.
          ref={(box) => {
            if (box !== null) box.indeterminate = selectedCount > 0 && !isAll;
          }}
          onChange={() =>
            select(
              rows.map(({ subscription }) => subscription.subscriptionId),
              !isAll,
            )
          }
        />
      </label>
    </th>
  );
}

/** The header; it stays, and renders not, while the rows scroll. A second click on a column turns its order around. */
export const TableHead = memo(function TableHead({ columns, search, rows, selection, onSort }: TableHeadProps) {
  const sorted = search.sort ?? 'name';
  const Arrow = search.order === 'desc' ? ArrowDownIcon : ArrowUpIcon;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <SelectAll rows={rows} selection={selection} />
        {columns.map((id) => (
          <th
            key={id}
            scope="col"
            className={`column-${id}`}
            aria-sort={id !== sorted ? undefined : search.order === 'desc' ? 'descending' : 'ascending'}
          >
            <button type="button" onClick={() => onSort(id)}>
              {columnLabels[id]}
              {id === sorted ? <Arrow aria-hidden /> : null}
            </button>
          </th>
        ))}
        <th scope="col" className="column-actions">
          <span className="hidden">Actions</span>
        </th>
      </tr>
    </thead>
  );
});
