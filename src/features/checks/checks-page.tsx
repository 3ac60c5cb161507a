import { PartBoundary } from '../../components/feedback/part-boundary.tsx';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { explainError } from '../../api/explain-error.ts';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import { PartProblem } from '../../components/feedback/part-problem.tsx';
import { Problem } from '../../components/feedback/problem.tsx';
import { PageFrame } from '../../components/page/page-frame.ts';
import { PageHeading } from '../../components/page/page-heading.tsx';
import { useLoadedPart } from '../../components/use-loaded-part.ts';
import { FindingsView, type FindingsViewProps } from './findings-view.tsx';
import { ViewTabs } from './view-tabs.tsx';

const loadCoverageView = async () => (await import('./coverage/coverage-view.tsx')).CoverageView;

const route = getRouteApi('/shell/signed-in/checks');

/** `/checks`: what is doubtful in the whole configuration, or who receives what as a picture. */
export function Component() {
  const search = route.useSearch();
  const http = useHttp();
  const list = useQuery(subscriptionListQuery(http));
  const eventTypes = useQuery(eventTypesQuery(http));
  const failure = list.error ?? eventTypes.error;
  const isLoaded = list.data !== undefined && eventTypes.data !== undefined;
  const retry = (): void => {
    if (list.isError) void list.refetch();
    if (eventTypes.isError) void eventTypes.refetch();
  };
  return (
    <PageFrame>
      <PageHeading title="Checks" />
      <ViewTabs />
      {failure === null ? null : (
        <LoadProblem
          error={failure}
          dataAge={isLoaded ? Math.min(list.dataUpdatedAt, eventTypes.dataUpdatedAt) : undefined}
          onRetry={retry}
          isBusy={list.isFetching || eventTypes.isFetching}
        />
      )}
      {isLoaded ? (
        <>
          <UncheckedRows count={list.data.unreadable.length} />
          <PartBoundary key={search.view ?? 'findings'} what="This view">
            <View subscriptions={list.data.subscriptions} eventTypes={eventTypes.data} search={search} />
          </PartBoundary>
        </>
      ) : failure === null ? (
        <LoadingShapes label="Loading the configuration …" />
      ) : null}
    </PageFrame>
  );
}

/** One of the two views. The picture's code is loaded when it is asked for, or when there is nothing else to do. */
function View(props: FindingsViewProps) {
  const isPicture = props.search.view === 'coverage';
  const { part: CoverageView, retry } = useLoadedPart(loadCoverageView, isPicture);
  if (!isPicture) return <FindingsView {...props} />;
  if (CoverageView !== undefined) return <CoverageView {...props} />;
  return retry === undefined ? <LoadingShapes label="Loading the picture …" /> : <PartProblem onRetry={retry} />;
}

/** What the list says in full, in a sentence: no silence about what could not be judged. */
function UncheckedRows({ count }: { readonly count: number }) {
  if (count === 0) return null;
  return (
    <Typography>
      {count === 1 ? 'One subscription' : `${count.toLocaleString()} subscriptions`} in the API’s answer cannot be read
      and {count === 1 ? 'is' : 'are'} not checked. The list of subscriptions says why.
    </Typography>
  );
}

interface LoadProblemProps {
  readonly error: unknown;
  /** Epoch ms of the oldest data that stays in view; undefined when there is none. */
  readonly dataAge: number | undefined;
  readonly onRetry: () => void;
  readonly isBusy: boolean;
}

function LoadProblem({ error, dataAge, onRetry, isBusy }: LoadProblemProps) {
  const { title, detail } = explainError(error);
  const what = dataAge === undefined ? 'The configuration could not be loaded.' : 'It could not be refreshed.';
  const age =
    dataAge === undefined ? '' : ` Checked below is what VCC answered at ${new Date(dataAge).toLocaleTimeString()}.`;
  return (
    <Problem
      severity={dataAge === undefined ? 'error' : 'warning'}
      title={`${what} ${title}`}
      detail={`${detail}${age}`}
      action={{ label: 'Retry', onClick: onRetry, isBusy }}
    />
  );
}
