import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { HttpClient } from '../http.ts';
import { isNameFree, noteUnsettled, subscriptionListQuery } from './subscription-queries.ts';

const http: HttpClient = { send: () => Promise.reject(new Error('Nothing is to be asked')) };

// The list lacked what an earlier try had made, so that a refusal was taken for one of this very request.
test('a name that this console may have given already is not free, though the list has no such name', () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(subscriptionListQuery(http).queryKey, { subscriptions: [], unreadable: [] });
  expect(isNameFree(queryClient, 'CRM')).toBe(true);
  noteUnsettled(queryClient, 'CRM');
  expect(isNameFree(queryClient, 'CRM')).toBe(false);
  expect(isNameFree(queryClient, 'Wallboard')).toBe(true);
});
