import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { Coverage } from '../../../domain/coverage/coverage.ts';
import { describeCell, describeEventType, describeSubscription } from '../../../domain/coverage/coverage-words.ts';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import { EventTypeLink } from '../../../components/event-type-link.tsx';
import type { Place } from './picture-layout.ts';

const Line = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: theme.spacing(0.5, 3),
  padding: theme.spacing(1, 1.5),
  // Room for two lines, so that the page does not jump while a pointer passes over cells.
  minHeight: '3.75rem',
  fontSize: '0.875rem',
  // In sight while any of a tall picture is.
  position: 'sticky',
  bottom: 0,
  backgroundColor: theme.vars.palette.background.paper,
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& p': { flex: '1 1 320px', margin: 0, minWidth: 0, overflowWrap: 'anywhere' },
  '& .ways': { display: 'flex', gap: theme.spacing(2), alignItems: 'flex-start' },
  '& .hint': { color: theme.vars.palette.text.secondary },
}));

interface PlaceLineProps {
  readonly coverage: Coverage;
  readonly selection: CoverageSelection;
  readonly place: Place | undefined;
}

function wordsOf({ coverage, selection, place }: PlaceLineProps): string | undefined {
  const subscription = selection.rows[place?.row ?? -1];
  const column = selection.columns[place?.column ?? -1];
  if (subscription === undefined) return column === undefined ? undefined : describeEventType(column);
  return column === undefined
    ? describeSubscription(subscription, coverage)
    : describeCell(subscription, column, coverage);
}

/** Says in words what is looked at, and leads to either side of it. */
export function PlaceLine(props: PlaceLineProps) {
  const { selection, place } = props;
  const statusId = useId();
  const words = wordsOf(props);
  const subscription = selection.rows[place?.row ?? -1];
  const column = selection.columns[place?.column ?? -1];
  return (
    <Line>
      <p role="status" id={statusId}>
        {words === undefined ? (
          <span className="hint">Point at a cell, or move with the arrow keys, to read what it says.</span>
        ) : (
          <bdi>{words}.</bdi>
        )}
      </p>
      <span className="ways">
        {subscription === undefined ? null : (
          <Link
            to="/subscriptions/$subscriptionId"
            params={{ subscriptionId: subscription.subscriptionId }}
            aria-describedby={statusId}
          >
            Open subscription
          </Link>
        )}
        {column === undefined ? null : (
          <EventTypeLink name={column.name} describedBy={statusId}>
            Open event type
          </EventTypeLink>
        )}
      </span>
    </Line>
  );
}
