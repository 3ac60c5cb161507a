import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Subscription } from '../../domain/subscription.ts';
import type { HttpClient } from '../http.ts';
import { getSubscription, listSubscriptions, type SubscriptionList } from '../subscriptions.ts';

const keys = {
  list: ['subscriptions', 'list'],
  detail: (subscriptionId: string) => ['subscriptions', 'detail', subscriptionId],
} as const;

/** The whole account's subscriptions. Half a minute old data is shown without asking again: a change takes as long. */
export function subscriptionListQuery(http: HttpClient) {
  return queryOptions({
    queryKey: keys.list,
    queryFn: ({ signal }): Promise<SubscriptionList> => listSubscriptions(http, signal),
    staleTime: 30_000,
  });
}

/**
 * One subscription as the server has it now, because a form starts from it. The few seconds only bridge from a
 * loader's question to the page that shows the answer.
 */
export function subscriptionDetailQuery(http: HttpClient, subscriptionId: string) {
  return queryOptions({
    queryKey: keys.detail(subscriptionId),
    queryFn: ({ signal }) => getSubscription(http, subscriptionId, signal),
    staleTime: 5_000,
    gcTime: 5_000,
  });
}

/** Changes the cached list; an answer under way that was read before the change must not overwrite it. */
async function changeList(
  queryClient: QueryClient,
  change: (subscriptions: readonly Subscription[]) => readonly Subscription[],
): Promise<void> {
  const isFetching = queryClient.isFetching({ queryKey: keys.list }) > 0;
  await queryClient.cancelQueries({ queryKey: keys.list });
  queryClient.setQueryData<SubscriptionList>(keys.list, (list) =>
    list === undefined ? undefined : { ...list, subscriptions: change(list.subscriptions) },
  );
  if (isFetching) void queryClient.invalidateQueries({ queryKey: keys.list });
}

/** Puts what the server answered into the cached list: replaces the row, or adds it. */
export function storeSubscription(queryClient: QueryClient, subscription: Subscription): Promise<void> {
  // Only where one is cached: a new entry would outlive the few seconds for which a form may start from it.
  queryClient.setQueryData<Subscription>(keys.detail(subscription.subscriptionId), (known) =>
    known === undefined ? undefined : subscription,
  );
  return changeList(queryClient, (subscriptions) => {
    const isKnown = subscriptions.some(({ subscriptionId }) => subscriptionId === subscription.subscriptionId);
    return isKnown
      ? subscriptions.map((row) => (row.subscriptionId === subscription.subscriptionId ? subscription : row))
      : [...subscriptions, subscription];
  });
}

/** Takes a deleted subscription out of the cached list. */
export function forgetSubscription(queryClient: QueryClient, subscriptionId: string): Promise<void> {
  queryClient.removeQueries({ queryKey: keys.detail(subscriptionId) });
  return changeList(queryClient, (subscriptions) =>
    subscriptions.filter((row) => row.subscriptionId !== subscriptionId),
  );
}

/** Asks the server for the list again, after a write whose effect on it is not known. */
export function refreshSubscriptions(queryClient: QueryClient): Promise<void> {
  return queryClient.invalidateQueries({ queryKey: keys.list });
}

/** A row of the cached list. */
export function findCached(queryClient: QueryClient, subscriptionId: string): Subscription | undefined {
  const list = queryClient.getQueryData<SubscriptionList>(keys.list);
  return list?.subscriptions.find((row) => row.subscriptionId === subscriptionId);
}

/** Whether the list is known and has nothing of this name. */
export function isNameFree(queryClient: QueryClient, name: string): boolean {
  const list = queryClient.getQueryData<SubscriptionList>(keys.list);
  return list !== undefined && list.unreadable.length === 0 && list.subscriptions.every((row) => row.name !== name);
}
