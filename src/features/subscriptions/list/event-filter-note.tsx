import { styled } from '@mui/material/styles';
import { EventTypeLink } from '../../../components/event-type-link.tsx';
import { isPattern } from '../../../domain/event-pattern.ts';
import { describeDisabled, describeWanted } from './event-filter-words.ts';
import type { ListRow } from './list-rows.ts';
import { longestAddressText } from '../../../lib/address-text.ts';
import type { EventFilter } from './use-event-filter.ts';

interface EventFilterNoteProps {
  readonly id: string;
  /** Undefined while nothing is filtered by event. */
  readonly filter: EventFilter | undefined;
  readonly rows: readonly ListRow[];
}

const Note = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  color: theme.vars.palette.text.secondary,
}));

/** What to know about the answer to "who receives this?"; in the page before anything is said, to be announced. */
export function EventFilterNote({ id, filter, rows }: EventFilterNoteProps) {
  const notes =
    filter === undefined
      ? []
      : [
          filter.wanted.length >= longestAddressText
            ? `Only the first ${longestAddressText} characters are looked for.`
            : '',
          rows.length === 0 ? '' : describeWanted(filter.wanted, filter.knowledge),
          describeDisabled(rows),
        ].filter((note) => note !== '');
  const known =
    filter?.knowledge.status === 'known' && filter.knowledge.matched === 1 && !isPattern(filter.wanted)
      ? filter.wanted
      : undefined;
  return (
    <Note hidden={notes.length === 0 && known === undefined}>
      {/* The link is not part of it: it would be read with the box each time. */}
      <span id={id} aria-live="polite">
        {notes.join(' ')}
      </span>{' '}
      {known === undefined ? null : <EventTypeLink name={known}>About this event type</EventTypeLink>}
    </Note>
  );
}
