import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useHttp } from '../../api/http-context.tsx';
import { eventTypesQuery } from '../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../api/queries/subscription-queries.ts';

/** What has been loaded already; opening the palette asks for nothing, so that it is instant and works offline. */
export function usePaletteData() {
  const http = useHttp();
  const queryClient = useQueryClient();
  const list = useQuery({ ...subscriptionListQuery(http), enabled: false });
  const types = useQuery({ ...eventTypesQuery(http), enabled: false });
  const missing = [list.data === undefined && 'subscriptions', types.data === undefined && 'event types'].filter(
    (what) => what !== false,
  );
  return {
    subscriptions: list.data?.subscriptions,
    eventTypes: types.data,
    /** In words, empty when all is there. */
    missing: missing.join(' and '),
    isLoading: list.isFetching || types.isFetching,
    hasFailed: list.isError || types.isError,
    load: (): void => {
      if (list.data === undefined) void queryClient.prefetchQuery(subscriptionListQuery(http));
      if (types.data === undefined) void queryClient.prefetchQuery(eventTypesQuery(http));
    },
  };
}
