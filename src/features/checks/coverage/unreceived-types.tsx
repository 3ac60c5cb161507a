import { styled } from '@mui/material/styles';
import type { CoverageColumn } from '../../../domain/coverage/coverage.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { EventTypeLink } from '../../../components/event-type-link.tsx';

const mostListed = 100;

const Details = styled('details')(({ theme }) => ({
  fontSize: '0.875rem',
  '& summary': { cursor: 'pointer' },
  '& summary:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& ul': {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    margin: theme.spacing(1, 0, 0),
    padding: 0,
    listStyle: 'none',
    overflowWrap: 'anywhere',
  },
}));

/** The event types shown that nobody hears of: easily overlooked among hundreds of columns. */
export function UnreceivedTypes({ columns }: { readonly columns: readonly CoverageColumn[] }) {
  const unreceived = columns.filter(({ enabled }) => enabled === 0);
  const rest = unreceived.length - mostListed;
  if (unreceived.length === 0) return null;
  return (
    <Details>
      <summary>
        {unreceived.length === 1
          ? 'One event type is received by no enabled subscription'
          : `${unreceived.length.toLocaleString()} event types are received by no enabled subscription`}
      </summary>
      <ul>
        {unreceived.slice(0, mostListed).map(({ name }) => (
          <li key={name}>
            <EventTypeLink name={name}>
              <bdi>{revealHiddenCharacters(name)}</bdi>
            </EventTypeLink>
          </li>
        ))}
        {rest > 0 ? <li>and {rest.toLocaleString()} more: filter the event types to see them</li> : null}
      </ul>
    </Details>
  );
}
