import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { SearchIcon } from '../../../components/icons.tsx';
import { NativeSelect, SearchInput } from '../../../components/native-controls.ts';
import { longestAddressText } from '../../../lib/address-text.ts';
import type { ListSearch } from './list-search.ts';
import { searchId } from './use-list-shortcuts.ts';

const Bar = styled('search')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(1.5, 2),
  '& .search': { position: 'relative', flex: '1 1 260px', maxWidth: 480 },
  '& .search svg': { position: 'absolute', insetInlineStart: 12, top: 10, fontSize: 20, pointerEvents: 'none' },
  '& .filter': { display: 'flex', alignItems: 'center', gap: 8, color: theme.vars.palette.text.secondary },
  '& .panels': { display: 'flex', flexWrap: 'wrap', gap: 4 },
  '& .event': { flexWrap: 'wrap', flex: '1 1 360px', maxWidth: 480, rowGap: 2 },
}));

interface ListToolbarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The filter by event. */
  readonly eventFilter: ReactNode;
  /** The ways to more. */
  readonly children: ReactNode;
  readonly status: ListSearch['status'];
  readonly onStatus: (status: ListSearch['status']) => void;
}

function toStatus(value: string): ListSearch['status'] {
  return value === 'enabled' || value === 'disabled' ? value : undefined;
}

/** Search and filters. All are in the address, so that what is seen can be sent to a colleague. */
export function ListToolbar({ text, onText, eventFilter, children, status, onStatus }: ListToolbarProps) {
  return (
    <Bar>
      <div className="search">
        <SearchIcon />
        <SearchInput
          id={searchId}
          type="search"
          aria-label="Search subscriptions"
          placeholder="Name, URL, id or event"
          value={text}
          maxLength={longestAddressText}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onText(event.target.value)}
        />
      </div>
      {eventFilter}
      <label className="filter" htmlFor="status-filter">
        Status
        <NativeSelect
          id="status-filter"
          value={status ?? 'all'}
          onChange={(event) => onStatus(toStatus(event.target.value))}
        >
          <option value="all">All</option>
          <option value="enabled">Enabled</option>
          <option value="disabled">Disabled</option>
        </NativeSelect>
      </label>
      {children}
    </Bar>
  );
}
