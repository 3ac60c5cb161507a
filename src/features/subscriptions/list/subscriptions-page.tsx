import { styled } from '@mui/material/styles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { explainError } from '../../../api/explain-error.ts';
import { useHttp } from '../../../api/http-context.tsx';
import { forgetNews, subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { LoadingShapes } from '../../../components/feedback/loading-shapes.tsx';
import { Problem } from '../../../components/feedback/problem.tsx';
import { AddIcon, RefreshIcon } from '../../../components/icons.tsx';
import { PlainButton } from '../../../components/plain-button.tsx';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { useWrites } from '../writes/writes-context.tsx';
import { DataAge } from './data-age.tsx';
import { useListPreferences } from './list-preferences.ts';
import { NothingYet } from './list-states.tsx';
import { SubscriptionList } from './subscription-list.tsx';
import { usePolling } from './use-polling.ts';

const route = getRouteApi('/shell/signed-in/subscriptions');

/**
 * The table takes the height that is left, so that its header and the page's controls stay in sight. Not a grid: its
 * rows grow past a max-height, and a table as high as all its rows mounts them all.
 */
const Page = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  gap: theme.spacing(2),
  [theme.breakpoints.up('sm')]: { maxHeight: 'calc(100dvh - 57px - 48px)' },
}));

/** `/subscriptions`: loading, empty, failed and filled are four different pages (design section 2). */
export function Component() {
  const isReadOnly = !useMayWrite();
  const list = useQuery(subscriptionListQuery(useHttp()));
  const search = route.useSearch();
  const { config } = route.useRouteContext();
  const { preferences } = useListPreferences();
  const { columns, density = 'comfortable' } = preferences;
  const looks = useMemo(() => ({ columns, density }), [columns, density]);
  const navigate = useNavigate();
  const create = (): void => void navigate({ to: '/subscriptions/new' });
  const queryClient = useQueryClient();
  const writes = useWrites();
  const refetch = (): void => void list.refetch();
  const refresh = (): void => {
    // What is new from here on is what this look brings.
    forgetNews(queryClient);
    refetch();
  };
  usePolling({
    isOn: preferences.isPolling === true && list.data !== undefined,
    everyMs: config.pollingSeconds * 1_000,
    lastAt: Math.max(list.dataUpdatedAt, list.errorUpdatedAt),
    isBusy: () => list.isFetching || writes.isBusy(),
    refresh: refetch,
  });
  return (
    <Page>
      <PageHeading
        title="Subscriptions"
        actions={
          <>
            {list.data === undefined ? null : (
              <DataAge updatedAt={list.dataUpdatedAt} isPolling={preferences.isPolling === true} />
            )}
            <PlainButton icon={<RefreshIcon />} onClick={refresh} isBusy={list.isFetching}>
              Refresh
            </PlainButton>
            {isReadOnly ? null : (
              <PlainButton variant="contained" icon={<AddIcon />} onClick={create}>
                Create subscription
              </PlainButton>
            )}
          </>
        }
      />
      {list.isError ? (
        <ListProblem
          error={list.error}
          dataAge={list.data && list.dataUpdatedAt}
          onRetry={refresh}
          isBusy={list.isFetching}
        />
      ) : null}
      {list.isPending ? <LoadingShapes label="Loading subscriptions …" /> : null}
      {list.data === undefined ? null : list.data.subscriptions.length === 0 && list.data.unreadable.length === 0 ? (
        <NothingYet isReadOnly={isReadOnly} />
      ) : (
        <SubscriptionList list={list.data} search={search} looks={looks} isReadOnly={isReadOnly} />
      )}
    </Page>
  );
}

interface ListProblemProps {
  readonly error: unknown;
  /** Epoch ms of the rows that stay in view; undefined when there are none. */
  readonly dataAge: number | undefined;
  readonly onRetry: () => void;
  readonly isBusy: boolean;
}

function ListProblem({ error, dataAge, onRetry, isBusy }: ListProblemProps) {
  const { title, detail } = explainError(error);
  const age =
    dataAge === undefined
      ? ''
      : ` Below is what VCC answered at ${new Date(dataAge).toLocaleTimeString()}; it may have changed since.`;
  return (
    <Problem
      severity={dataAge === undefined ? 'error' : 'warning'}
      title={
        dataAge === undefined
          ? `The subscriptions could not be loaded. ${title}`
          : `The list could not be refreshed. ${title}`
      }
      detail={`${detail}${age}`}
      action={{ label: 'Retry', onClick: onRetry, isBusy }}
    />
  );
}
