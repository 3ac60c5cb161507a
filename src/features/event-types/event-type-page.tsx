import { PartBoundary } from '../../components/feedback/part-boundary.tsx';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';
import { ButtonLink } from '../../components/button-link.ts';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import { eventCatalogueOf } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import { parseEventTypeName } from '../../domain/event-type-name.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { useMayWrite } from '../../session/use-may-write.ts';
import { CopyNameButton } from './copy-name-button.tsx';
import { EventTypeFacts } from './event-type-facts.tsx';
import { QueryProblem } from './query-problem.tsx';
import { loadSchemaParts } from './schema-parts.ts';
import { Section } from './section.tsx';
import { VersionsSection } from './versions-section.tsx';
import { WhoReceives } from './who-receives.tsx';

const route = getRouteApi('/shell/signed-in/event-types/$name');

/** `/event-types/$name`: one event type, or a name that the catalogue does not know; any name can be linked to. */
export function Component() {
  const { name } = route.useParams();
  return <EventTypePage key={name} name={name} />;
}

/** The event of which this is a version, also where the version itself is not in the catalogue. */
function eventOf(eventTypes: readonly EventType[] | undefined, name: string) {
  if (eventTypes === undefined) return undefined;
  return eventCatalogueOf(eventTypes).eventByName.get(parseEventTypeName(name).event);
}

function EventTypePage({ name }: { readonly name: string }) {
  const http = useHttp();
  const eventTypes = useQuery(eventTypesQuery(http));
  const list = useQuery(subscriptionListQuery(http));
  const event = eventOf(eventTypes.data, name);
  const isKnown = event?.versions.some((version) => version.name === name);
  return (
    <PageFrame>
      <PageHeading
        title={revealHiddenCharacters(name)}
        actions={<Actions name={name} isUnknown={eventTypes.data !== undefined && isKnown !== true} />}
      />
      <QueryProblem
        query={eventTypes}
        missing="The event types could not be loaded."
        outdated="The event types could not be refreshed."
      />
      {eventTypes.data !== undefined ? (
        <EventTypeFacts name={name} catalogue={eventCatalogueOf(eventTypes.data)} />
      ) : eventTypes.isPending ? (
        <LoadingShapes label="Loading event types …" />
      ) : null}
      <WhoReceives name={name} event={event} isCatalogueKnown={eventTypes.data !== undefined} list={list} />
      {eventTypes.data === undefined ? null : (
        <CatalogueSections name={name} eventTypes={eventTypes.data} subscriptions={list.data?.subscriptions} />
      )}
    </PageFrame>
  );
}

function Actions({ name, isUnknown }: { readonly name: string; readonly isUnknown: boolean }) {
  const mayWrite = useMayWrite();
  return (
    <>
      <CopyNameButton name={name} />
      {/* A name that nobody knows is rather a slip than a wish. */}
      {mayWrite && !isUnknown ? (
        <ButtonLink variant="contained" to="/subscriptions/new" search={{ event: name }}>
          Subscribe
        </ButtonLink>
      ) : null}
    </>
  );
}

interface CatalogueSectionsProps {
  readonly name: string;
  readonly eventTypes: readonly EventType[];
  readonly subscriptions: readonly Subscription[] | undefined;
}

/** Versions, schema and sample: what only the catalogue tells. */
function CatalogueSections({ name, eventTypes, subscriptions }: CatalogueSectionsProps) {
  const { compare } = route.useSearch();
  const event = eventOf(eventTypes, name);
  const eventType = eventTypes.find((type) => type.name === name);
  const { part, retry } = useLoadedPart(loadSchemaParts, eventType !== undefined);
  return (
    <>
      {event === undefined ? null : (
        <PartBoundary what="The comparison of versions">
          <VersionsSection
            event={event}
            name={name}
            eventTypes={eventTypes}
            subscriptions={subscriptions}
            compare={compare}
            parts={part}
          />
        </PartBoundary>
      )}
      {eventType === undefined ? null : (
        <Section title="Schema and sample">
          {part !== undefined ? (
            <PartBoundary key={name} what="Schema and sample">
              <part.EventTypeDetails eventType={eventType} />
            </PartBoundary>
          ) : retry === undefined ? (
            <LoadingShapes label="Loading the schema …" />
          ) : null}
        </Section>
      )}
      <PartProblem onRetry={retry} />
    </>
  );
}
