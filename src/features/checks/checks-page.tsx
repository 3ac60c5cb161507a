import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { explainError } from '../../api/explain-error.ts';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';
import { Problem } from '../../components/feedback/problem.tsx';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { ViewLinks } from './view-links.tsx';
import { FindingsView } from './findings-view.tsx';
import { CoverageView } from './coverage/coverage-view.tsx';

const route = getRouteApi('/signed-in/checks');

/** `/checks`: what is doubtful in the whole configuration, and the picture of who receives what. */
export function Component() {
  const search = route.useSearch();
  const http = useHttp();
  const list = useQuery(subscriptionListQuery(http));
  const eventTypes = useQuery(eventTypesQuery(http));
  const failed = list.error ?? eventTypes.error;
  const retry = (): void => {
    if (list.isError) void list.refetch();
    if (eventTypes.isError) void eventTypes.refetch();
  };
  return (
    <PageFrame>
      <PageHeading title="Checks" />
      <ViewLinks view={search.view} />
      {failed === null ? null : <LoadProblem error={failed} onRetry={retry} isBusy={list.isFetching || eventTypes.isFetching} />}
      {list.data === undefined || eventTypes.data === undefined ? (
        failed === null && <LoadingShapes label="Loading the configuration …" />
      ) : search.view === 'coverage' ? (
        <CoverageView subscriptions={list.data.subscriptions} eventTypes={eventTypes.data} />
      ) : (
        <FindingsView subscriptions={list.data.subscriptions} eventTypes={eventTypes.data} search={search} />
      )}
    </PageFrame>
  );
}

interface LoadProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly isBusy: boolean;
}

function LoadProblem({ error, onRetry, isBusy }: LoadProblemProps) {
  const { title, detail } = explainError(error);
  return (
    <Problem
      title={`The configuration could not be loaded. ${title}`}
      detail={detail}
      action={{ label: 'Retry', onClick: onRetry, isBusy }}
    />
  );
}
