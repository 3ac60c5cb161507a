import { styled } from '@mui/material/styles';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import { listFilters, type ListSearch, readList, writeList } from '../list-search.ts';
import { labelOf } from './filter-options.ts';

const Bar = styled('ul')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  gap: theme.spacing(0.75),
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& button': {
    all: 'unset',
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minHeight: 28,
    padding: theme.spacing(0.25, 1.25),
    border: `1px solid ${theme.vars.palette.divider}`,
    borderRadius: 14,
    backgroundColor: theme.vars.palette.background.paper,
    fontSize: '0.8125rem',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    '&:hover': { borderColor: theme.vars.palette.text.primary },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 1 },
  },
}));

interface ActiveFiltersProps {
  readonly search: ListSearch;
  readonly onSearch: (change: ListSearch) => void;
}

/** The filters that are set and not in sight, each with its way out. */
export function ActiveFilters({ search, onSearch }: ActiveFiltersProps) {
  const set = listFilters.flatMap((filter) =>
    readList(search[filter]).map((value) => ({ filter, value, label: revealHiddenCharacters(labelOf(filter, value)) })),
  );
  if (set.length === 0) return null;
  return (
    <Bar aria-label="Active filters">
      {set.map(({ filter, value, label }) => (
        <li key={`${filter} ${value}`}>
          <button
            type="button"
            aria-label={`Remove filter: ${filter} ${label}`}
            onClick={(event) => {
              // This button goes away.
              event.currentTarget.closest('main')?.querySelector<HTMLElement>('[aria-controls="list-panel"]')?.focus();
              onSearch({ [filter]: writeList(readList(search[filter]).filter((other) => other !== value)) });
            }}
          >
            <span>
              {filter === 'finding' ? '' : `${filter}: `}
              <bdi>{label}</bdi>
            </span>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </Bar>
  );
}
