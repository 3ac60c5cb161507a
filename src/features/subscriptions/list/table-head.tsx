import { useMemo } from 'react';
import { ArrowDownIcon, ArrowUpIcon } from '../../../components/icons.tsx';
import { columnLabels } from './list-columns.ts';
import type { Selection } from './use-selection.ts';
import type { ListSearch, SortColumn } from './list-search.ts';

interface TableHeadProps {
  readonly columns: readonly SortColumn[];
  readonly search: ListSearch;
  readonly shownIds: readonly string[];
  readonly selection: Selection;
  readonly onSort: (column: SortColumn) => void;
}

/** Ticks all that search and filters leave, or takes them out again. */
function SelectAll({ shownIds, selection: { ids, select } }: Pick<TableHeadProps, 'shownIds' | 'selection'>) {
  const selectedCount = useMemo(() => shownIds.filter((id) => ids.has(id)).length, [shownIds, ids]);
  const isAll = selectedCount > 0 && selectedCount === shownIds.length;
  return (
    <th scope="col" className="column-select select">
      <label title={`Select all ${shownIds.length.toLocaleString()} shown`}>
        <input
          type="checkbox"
          data-control="select-all"
          aria-label={`Select all ${shownIds.length.toLocaleString()} shown`}
          checked={isAll}
          // The DOM knows this state, and React has no attribute for it.
          ref={(box) => {
            if (box !== null) box.indeterminate = selectedCount > 0 && !isAll;
          }}
          onChange={() => select(shownIds, !isAll)}
        />
      </label>
    </th>
  );
}

/** The header; it stays while the rows scroll. A second click on a column turns its order around. */
export function TableHead({ columns, search, shownIds, selection, onSort }: TableHeadProps) {
  const sorted = search.sort ?? 'name';
  const Arrow = search.order === 'desc' ? ArrowDownIcon : ArrowUpIcon;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <SelectAll shownIds={shownIds} selection={selection} />
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
}
