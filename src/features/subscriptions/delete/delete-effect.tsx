import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { LimitedLines } from '../../../components/event-schema/limited-lines.tsx';
import { eventCatalogueOf } from '../../../domain/event-catalogue.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { findDeletionEffect } from '../../../domain/lost-event-types.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { useMemo } from 'react';

const Frame = styled('section')(({ theme }) => ({
  padding: theme.spacing(1.5, 2),
  borderRadius: 8,
  border: `1px solid ${theme.vars.palette.divider}`,
  '& p': { margin: 0 },
  '& ul': { margin: theme.spacing(1, 0, 0), paddingInlineStart: theme.spacing(2.5), fontSize: '0.875rem' },
  '& .lines': { maxHeight: 220, overflowY: 'auto' },
  '& summary': { cursor: 'pointer', marginTop: theme.spacing(1), color: theme.vars.palette.primary.main },
  '& summary:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, borderRadius: 4 },
  '& .more': { font: 'inherit', marginTop: theme.spacing(1), cursor: 'pointer' },
}));

/** How many are named at once. */
const namedAtOnce = 5;

function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul>
      {names.map((name) => (
        <li key={name}>
          <bdi>{revealHiddenCharacters(name)}</bdi>
        </li>
      ))}
    </ul>
  );
}

function LostTypes({ lost }: { readonly lost: readonly string[] }) {
  const rest = lost.slice(namedAtOnce);
  return (
    <>
      <p>
        <strong>
          By today’s catalogue, nobody will receive{' '}
          {lost.length === 1 ? 'this event type' : `these ${lost.length.toLocaleString()} event types`} any more:
        </strong>
      </p>
      <NameList names={lost.slice(0, namedAtOnce)} />
      {rest.length === 0 ? null : (
        <details>
          <summary>Show the other {rest.length.toLocaleString()}</summary>
          <LimitedLines total={rest.length} noun="event types">
            {(count) => <NameList names={rest.slice(0, count)} />}
          </LimitedLines>
        </details>
      )}
    </>
  );
}

/** What is known of the account: each is asked for when it is missing or old, and nothing waits for it. */
function useConfiguration() {
  const http = useHttp();
  const list = useQuery(subscriptionListQuery(http));
  const eventTypes = useQuery(eventTypesQuery(http));
  return {
    list: list.data,
    eventTypes: eventTypes.data,
    isLoading: (list.data === undefined && list.isFetching) || (eventTypes.data === undefined && eventTypes.isFetching),
  };
}

/** Which event types nobody receives any more when this subscription is gone, by our reading of today's catalogue. */
export function DeleteEffect({ subscription }: { readonly subscription: Subscription }) {
  const { list, eventTypes, isLoading } = useConfiguration();
  const effect = useMemo(
    () => list && eventTypes && findDeletionEffect(subscription, list.subscriptions, eventCatalogueOf(eventTypes)),
    [list, eventTypes, subscription],
  );
  return (
    <Frame aria-label="Effect" aria-busy={isLoading}>
      {!subscription.enabled ? (
        <p>It is switched off and receives nothing now, so nobody loses anything.</p>
      ) : effect === undefined ? (
        <p>
          {isLoading
            ? 'Looking who else receives its events …'
            : `Which event types nobody will receive any more is not known: ${list === undefined ? 'the list of subscriptions' : 'the catalogue'} could not be loaded.`}
        </p>
      ) : effect.received === 0 ? (
        <p>Its entries select no event type of today’s catalogue, so nobody loses anything that is known.</p>
      ) : effect.lost.length === 0 ? (
        <p>Each of its {effect.received.toLocaleString()} event types goes to another enabled subscription too.</p>
      ) : (
        <LostTypes lost={effect.lost} />
      )}
      {list !== undefined && list.unreadable.length > 0 ? (
        <p>{list.unreadable.length.toLocaleString()} unreadable rows of the list are not counted.</p>
      ) : null}
    </Frame>
  );
}
