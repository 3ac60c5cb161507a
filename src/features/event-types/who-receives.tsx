import Typography from '@mui/material/Typography';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import type { SubscriptionList } from '../../api/read-rows.ts';
import type { CatalogueEvent } from '../../domain/event-catalogue.ts';
import { type AskedData, QueryProblem } from './query-problem.tsx';
import { readReceivers } from './read-receivers.ts';
import { countOf, explainReceivers } from './receiver-words.ts';
import { ReceiversTable } from './receivers-table.tsx';
import { Section } from './section.tsx';
import { UnreadableNote } from './unreadable-note.tsx';

interface WhoReceivesProps {
  readonly name: string;
  /** The event of which it is a version, as far as the catalogue tells. */
  readonly event: CatalogueEvent | undefined;
  readonly isCatalogueKnown: boolean;
  readonly list: AskedData & { readonly data: SubscriptionList | undefined };
}

/** "Who receives this event?", answered for any name, in the catalogue or not. */
export function WhoReceives({ name, event, isCatalogueKnown, list }: WhoReceivesProps) {
  return (
    <Section
      title="Who receives this event"
      aside={
        <Link to="/subscriptions" search={{ event: name }}>
          Show in the list
        </Link>
      }
    >
      <QueryProblem
        query={list}
        missing="The subscriptions could not be loaded."
        outdated="The subscriptions could not be refreshed."
      />
      {list.data !== undefined ? (
        <Answer name={name} event={event} isCatalogueKnown={isCatalogueKnown} list={list.data} />
      ) : list.isError ? null : (
        <LoadingShapes label="Loading subscriptions …" />
      )}
    </Section>
  );
}

interface AnswerProps {
  readonly name: string;
  readonly event: CatalogueEvent | undefined;
  readonly isCatalogueKnown: boolean;
  readonly list: SubscriptionList;
}

function Answer({ name, event, isCatalogueKnown, list: { subscriptions, unreadable } }: AnswerProps) {
  const { rows, count, repeated } = useMemo(
    () => readReceivers(subscriptions, name, event?.versions.map((version) => version.name) ?? []),
    [subscriptions, name, event],
  );
  // Without the catalogue nothing speaks against it.
  const isKnownEvent = !isCatalogueKnown || event?.versions.some((version) => version.name === name) === true;
  return (
    <>
      <Typography variant="body2">
        <strong>{explainReceivers(count, isKnownEvent)}</strong>{' '}
        {rows.length === 0
          ? 'No entry of any subscription selects it, by name or by wildcard.'
          : 'This is the console’s reading of wildcards; VCC notifies enabled subscriptions only.'}
      </Typography>
      <UnreadableNote count={unreadable.length} />
      {repeated === 0 ? null : (
        <Callout severity="warning" role="note">
          {countOf(repeated, 'enabled subscription')} {repeated === 1 ? 'receives' : 'receive'} several versions of this
          event: each change may be delivered once per version.
        </Callout>
      )}
      {rows.length === 0 ? null : <ReceiversTable rows={rows} />}
    </>
  );
}
