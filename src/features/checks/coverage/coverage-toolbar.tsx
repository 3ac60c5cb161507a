import { styled } from '@mui/material/styles';
import { FilterInput, NativeSelect } from '../../../components/native-controls.ts';
import { longestAddressText } from '../../../lib/address-text.ts';
import type { ChecksSearch } from '../checks-search.ts';

const Bar = styled('search')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(1.5, 2),
  '& label': { display: 'flex', alignItems: 'center', gap: 8, color: theme.vars.palette.text.secondary },
  '& .text': { flex: '1 1 300px', maxWidth: 420 },
  [theme.breakpoints.down('sm')]: { '& .text': { flexWrap: 'wrap', rowGap: 2 } },
}));

interface FilterTextProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function FilterText({ id, label, placeholder, text, onText }: FilterTextProps) {
  return (
    <label className="text" htmlFor={id}>
      {label}
      <FilterInput
        id={id}
        type="search"
        placeholder={placeholder}
        value={text}
        maxLength={longestAddressText}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onText(event.target.value)}
      />
    </label>
  );
}

interface CoverageToolbarProps {
  readonly subscriptionText: string;
  readonly onSubscriptionText: (text: string) => void;
  readonly typeText: string;
  readonly onTypeText: (text: string) => void;
  readonly search: ChecksSearch;
  readonly onChoose: (choice: Pick<ChecksSearch, 'rank'> | Pick<ChecksSearch, 'size'>) => void;
}

function toRank(value: string): ChecksSearch['rank'] {
  return value === 'most' || value === 'fewest' ? value : undefined;
}

/** What of the picture is shown, and how. All of it is in the address. */
export function CoverageToolbar(props: CoverageToolbarProps) {
  const { subscriptionText, onSubscriptionText, typeText, onTypeText, search, onChoose } = props;
  return (
    <Bar>
      <FilterText
        id="coverage-subscriptions"
        label="Subscriptions"
        placeholder="Name, URL or id"
        text={subscriptionText}
        onText={onSubscriptionText}
      />
      <FilterText
        id="coverage-types"
        label="Event types"
        placeholder="Name or pattern"
        text={typeText}
        onText={onTypeText}
      />
      <label htmlFor="coverage-order">
        Order
        <NativeSelect
          id="coverage-order"
          value={search.rank ?? 'name'}
          onChange={(event) => onChoose({ rank: toRank(event.target.value) })}
        >
          <option value="name">By name</option>
          <option value="most">Most event types first</option>
          <option value="fewest">Fewest event types first</option>
        </NativeSelect>
      </label>
      <label htmlFor="coverage-size">
        Cells
        <NativeSelect
          id="coverage-size"
          value={search.size ?? 'readable'}
          onChange={(event) => onChoose({ size: event.target.value === 'overview' ? 'overview' : undefined })}
        >
          <option value="readable">Readable</option>
          <option value="overview">Overview</option>
        </NativeSelect>
      </label>
    </Bar>
  );
}
