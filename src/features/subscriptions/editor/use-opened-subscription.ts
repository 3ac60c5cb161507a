import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { subscriptionDetailQuery } from '../../../api/queries/subscription-queries.ts';
import type { Subscription } from '../../../domain/subscription.ts';

interface OpenedSubscription {
  /** As the server had it when the page was opened; it never changes while the page stays. */
  readonly opened: Subscription | undefined;
  /** As the server has it by its newest answer: for what is only shown. */
  readonly newest: Subscription | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly isBusy: boolean;
}

/**
 * The data that a form starts from: a fresh answer, never one from a cache that is being asked anew, because a change
 * that a colleague made meanwhile would be overwritten (design section 5). Mount its user with the id as key.
 */
export function useOpenedSubscription(subscriptionId: string): OpenedSubscription {
  const { data, error, refetch, isFetching, isStale } = useQuery(subscriptionDetailQuery(useHttp(), subscriptionId));
  const [opened, setOpened] = useState<Subscription>();
  if (opened === undefined && data !== undefined && !isStale && !isFetching) setOpened(data);
  return { opened, newest: data, error, retry: () => void refetch(), isBusy: isFetching };
}
