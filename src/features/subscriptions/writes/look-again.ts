import type { QueryClient } from '@tanstack/react-query';
import type { HttpClient } from '../../../api/http.ts';
import { getSubscription } from '../../../api/subscriptions.ts';
import type { Subscription } from '../../../domain/subscription.ts';

/**
 * A subscription as the server has it now, for who is about to change it. No cache answers; a look that fails in
 * passing is tried again as every read is. It tells nothing to who comes after `askedBy`.
 */
export async function lookAgain(
  queryClient: QueryClient,
  http: HttpClient,
  subscriptionId: string,
  askedBy: AbortSignal,
): Promise<Subscription> {
  const current = await queryClient.fetchQuery({
    queryKey: ['subscriptions', 'look', subscriptionId],
    queryFn: () => getSubscription(http, subscriptionId, askedBy),
    staleTime: 0,
    gcTime: 0,
  });
  askedBy.throwIfAborted();
  return current;
}
