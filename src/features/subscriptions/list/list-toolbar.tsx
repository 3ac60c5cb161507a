import FormControl from '@mui/material/FormControl';
import InputAdornment from '@mui/material/InputAdornment';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import Stack from '@mui/material/Stack';
import { SearchIcon } from '../../../components/icons.tsx';
import type { ListSearch } from './list-search.ts';

interface ListToolbarProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly status: ListSearch['status'];
  readonly onStatus: (status: ListSearch['status']) => void;
  /** "12 subscriptions" or "3 of 12 subscriptions". */
  readonly count: string;
}

function toStatus(value: string): ListSearch['status'] {
  return value === 'enabled' || value === 'disabled' ? value : undefined;
}

/** Search and filter. Both are in the address, so that what is seen can be sent to a colleague. */
export function ListToolbar({ text, onText, status, onStatus, count }: ListToolbarProps) {
  return (
    <Stack role="search" direction="row" sx={{ gap: 2, flexWrap: 'wrap', alignItems: 'center' }}>
      <FormControl sx={{ flex: '1 1 260px', maxWidth: 480 }}>
        <OutlinedInput
          type="search"
          value={text}
          onChange={(event) => onText(event.target.value)}
          placeholder="Name, URL, id or event"
          inputProps={{ 'aria-label': 'Search subscriptions', maxLength: 500, autoComplete: 'off', spellCheck: false }}
          startAdornment={
            <InputAdornment position="start">
              <SearchIcon fontSize="small" aria-hidden />
            </InputAdornment>
          }
        />
      </FormControl>
      <FormControl sx={{ minWidth: 130 }} variant="standard">
        <InputLabel htmlFor="status-filter">Status</InputLabel>
        <NativeSelect
          id="status-filter"
          value={status ?? 'all'}
          onChange={(event) => onStatus(toStatus(event.target.value))}
        >
          <option value="all">All</option>
          <option value="enabled">Enabled</option>
          <option value="disabled">Disabled</option>
        </NativeSelect>
      </FormControl>
      <span aria-live="polite">{count}</span>
    </Stack>
  );
}
