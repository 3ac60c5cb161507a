import { styled } from '@mui/material/styles';

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: theme.spacing(0.5, 1.5),
  fontSize: '0.875rem',
  '& .hidden-rows': { color: theme.vars.palette.text.secondary },
  '& button': {
    all: 'unset',
    minHeight: 24,
    color: theme.vars.palette.primary.main,
    fontWeight: 600,
    cursor: 'pointer',
    '&:hover': { textDecoration: 'underline' },
    '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  },
}));

interface ListCountProps {
  readonly shown: number;
  readonly total: number;
  readonly onClear: () => void;
}

/** How many rows are shown and how many are hidden: nobody takes a part for the whole. */
export function ListCount({ shown, total, onClear }: ListCountProps) {
  const noun = total === 1 ? 'subscription' : 'subscriptions';
  const count = shown === total ? total.toLocaleString() : `${shown.toLocaleString()} of ${total.toLocaleString()}`;
  return (
    <Line>
      <span aria-live="polite">
        {count} {noun}
      </span>
      {shown === total ? null : (
        <>
          <span className="hidden-rows">{(total - shown).toLocaleString()} hidden by search and filters</span>
          <button type="button" onClick={onClear}>
            Clear
          </button>
        </>
      )}
    </Line>
  );
}
