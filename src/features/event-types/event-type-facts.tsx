import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { Link } from '@tanstack/react-router';
import { Callout } from '../../components/feedback/callout.tsx';
import { EventTypeLink } from '../../components/event-type-link.tsx';
import type { EventCatalogue } from '../../domain/event-catalogue.ts';
import { parseEventTypeName } from '../../domain/event-type-name.ts';
import { isPattern } from '../../domain/event-pattern.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { useMayWrite } from '../../session/use-may-write.ts';
import { useCatalogueNews } from './use-catalogue-news.ts';

const Facts = styled('div')(({ theme }) => ({
  display: 'grid',
  gap: theme.spacing(1.5),
  overflowWrap: 'anywhere',
  '& p': { margin: 0 },
  '& .place': { color: theme.vars.palette.text.secondary, fontSize: '0.875rem' },
  '& .new': { color: theme.vars.palette.info.main, fontWeight: 650 },
}));

interface EventTypeFactsProps {
  readonly name: string;
  readonly catalogue: EventCatalogue;
}

/** What the catalogue tells of the event type: its place, description, whether it is new, outdated or unknown. */
export function EventTypeFacts({ name, catalogue }: EventTypeFactsProps) {
  const isReadOnly = !useMayWrite();
  const news = useCatalogueNews(catalogue);
  const { source, event, version } = parseEventTypeName(name);
  const known = catalogue.eventOfType.get(name);
  const description = known?.versions.find((candidate) => candidate.name === name)?.description;
  return (
    <Facts>
      {known === undefined ? (
        <UnknownName name={name} catalogue={catalogue} />
      ) : (
        <>
          <Typography>
            {description === undefined || description === '' ? 'No description' : revealHiddenCharacters(description)}
          </Typography>
          <p className="place">
            Source{' '}
            <Link to="/event-types" search={{ source }}>
              <bdi>{revealHiddenCharacters(source)}</bdi>
            </Link>
            , event <bdi>{revealHiddenCharacters(event)}</bdi>
            {version === '' ? ', without a version' : `, version ${version}`}
            {news.names.has(name) ? <span className="new">. New since {news.since}</span> : null}
          </p>
          {known.newest.name === name ? null : (
            <Callout severity="warning" role="note">
              A newer version of this event exists:{' '}
              <EventTypeLink name={known.newest.name}>
                <bdi>{revealHiddenCharacters(known.newest.name)}</bdi>
              </EventTypeLink>
            </Callout>
          )}
        </>
      )}
      {isReadOnly ? <p className="place">Your credentials can only read, so you cannot subscribe to it here.</p> : null}
    </Facts>
  );
}

function UnknownName({ name, catalogue }: EventTypeFactsProps) {
  const hasOthers = catalogue.eventByName.has(parseEventTypeName(name).event);
  return (
    <Callout severity="warning" role="note" title="Not in today’s catalogue">
      {isPattern(name)
        ? 'This is a pattern, not the name of an event type. The list can show who receives what it stands for.'
        : 'It may have been retired, or the name may be misspelt. Who would receive an event of this name is told below.'}{' '}
      {hasOthers ? 'The catalogue has other versions of this event. ' : null}
      <Link to="/event-types">Show all event types</Link>
    </Callout>
  );
}
