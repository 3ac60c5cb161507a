import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { FilterLinks } from '../../components/filter-links.ts';
import { SearchIcon } from '../../components/icons.tsx';
import { NativeSelect, SearchInput } from '../../components/native-controls.ts';
import type { CatalogueSource } from '../../domain/event-catalogue.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { EventTypesSearch } from './event-types-search.ts';

const Bar = styled('search')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(1.5, 2),
  '& .search': { position: 'relative', flex: '1 1 260px', maxWidth: 480 },
  '& .search svg': { position: 'absolute', insetInlineStart: 12, top: 10, fontSize: 20, pointerEvents: 'none' },
  '& .filter': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minWidth: 0,
    color: theme.vars.palette.text.secondary,
  },
  '& .filter select': { minWidth: 0, maxWidth: 320 },
}));

interface CatalogueToolbarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly sources: readonly CatalogueSource[];
  readonly source: string | undefined;
  readonly onSource: (source: string | undefined) => void;
}

/** Search and source. Both are in the address. */
export function CatalogueToolbar({ text, onText, sources, source, onSource }: CatalogueToolbarProps) {
  const isListed = source === undefined || sources.some((candidate) => candidate.source === source);
  return (
    <Bar>
      <div className="search">
        <SearchIcon />
        <SearchInput
          type="search"
          aria-label="Search event types"
          placeholder="Name or description"
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      <label className="filter" htmlFor="source-filter">
        Source
        <NativeSelect
          id="source-filter"
          value={source ?? ''}
          onChange={(event) => onSource(event.target.value === '' ? undefined : event.target.value)}
        >
          <option value="">All</option>
          {isListed ? null : <option value={source}>{revealHiddenCharacters(source)}</option>}
          {sources.map((candidate) => (
            <option key={candidate.source} value={candidate.source}>
              {revealHiddenCharacters(candidate.source)}
            </option>
          ))}
        </NativeSelect>
      </label>
    </Bar>
  );
}

interface CatalogueFiltersProps {
  readonly search: EventTypesSearch;
  readonly found: number;
  /** Undefined while it is not known. */
  readonly nobody: number | undefined;
  readonly fresh: number;
}

/** Which event types to show: links with the number of each, so that a view can be sent to a colleague. */
export function CatalogueFilters({ search, found, nobody, fresh }: CatalogueFiltersProps) {
  const choices = [
    { show: undefined, label: 'All', count: found },
    { show: 'nobody', label: 'Nobody receives', count: nobody },
    { show: 'new', label: 'New since your last visit', count: fresh },
  ] as const;
  return (
    <FilterLinks aria-label="Event types to show">
      {choices.map(({ show, label, count }) => (
        <li key={label}>
          <Link to="/event-types" search={{ ...search, show }} activeOptions={{ exact: true }}>
            {label} {count?.toLocaleString()}
          </Link>
        </li>
      ))}
    </FilterLinks>
  );
}
