import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { RefreshIcon } from '../../components/icons.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { CatalogueView } from './catalogue-view.tsx';
import { QueryProblem } from './query-problem.tsx';
import { UnreadableNote } from './unreadable-note.tsx';

const route = getRouteApi('/shell/signed-in/event-types');

/** `/event-types`: today's catalogue, and how many receive each event type. */
export function Component() {
  const search = route.useSearch();
  const http = useHttp();
  const eventTypes = useQuery(eventTypesQuery(http));
  const list = useQuery(subscriptionListQuery(http));
  const refresh = (): void => {
    void eventTypes.refetch();
    void list.refetch();
  };
  return (
    <PageFrame>
      <PageHeading
        title="Event types"
        actions={
          <Button
            startIcon={<RefreshIcon />}
            onClick={refresh}
            loading={eventTypes.isFetching || list.isFetching}
            loadingPosition="start"
          >
            Refresh
          </Button>
        }
      />
      <QueryProblem
        query={eventTypes}
        missing="The event types could not be loaded."
        outdated="The event types could not be refreshed."
      />
      {eventTypes.data === undefined ? (
        eventTypes.isPending ? (
          <LoadingShapes label="Loading event types …" />
        ) : null
      ) : (
        <>
          <QueryProblem
            query={list}
            missing="Who receives them is not known: the subscriptions could not be loaded."
            outdated="The subscriptions could not be refreshed."
          />
          <UnreadableNote count={list.data?.unreadable.length ?? 0} />
          {eventTypes.data.length === 0 ? (
            <Typography>The catalogue is empty: VCC offers this account no event type today.</Typography>
          ) : (
            <CatalogueView
              eventTypes={eventTypes.data}
              subscriptions={list.data?.subscriptions}
              isLoadingSubscriptions={list.isPending}
              search={search}
            />
          )}
        </>
      )}
    </PageFrame>
  );
}
