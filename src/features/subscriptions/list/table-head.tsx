import { ArrowDownIcon, ArrowUpIcon } from '../../../components/icons.tsx';
import { columnLabels } from './list-columns.ts';
import type { ListSearch, SortColumn } from './list-search.ts';

interface TableHeadProps {
  readonly columns: readonly SortColumn[];
  readonly search: ListSearch;
  readonly onSort: (column: SortColumn) => void;
}

/** The header; it stays while the rows scroll. A second click on a column turns its order around. */
export function TableHead({ columns, search, onSort }: TableHeadProps) {
  const sorted = search.sort ?? 'name';
  const Arrow = search.order === 'desc' ? ArrowDownIcon : ArrowUpIcon;
  return (
    <thead>
      <tr aria-rowindex={1}>
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
