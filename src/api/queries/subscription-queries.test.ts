import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { HttpClient } from '../http.ts';
import { noteUnsettled, readNameBefore, subscriptionListQuery } from './subscription-queries.ts';

const http: HttpClient = { send: () => Promise.reject(new Error('Nothing is to be asked')) };

// The list lacked what an earlier try had made, so that a refusal was taken for one of this very request.
test('a name that this console may have given already is not free, though the list has no such name', () => {
  const queryClient = new QueryClient();
  queryClient.setQueryData(subscriptionListQuery(http).queryKey, { subscriptions: [], unreadable: [] });
  expect(readNameBefore(queryClient, 'CRM')).toBe('free');
  noteUnsettled(queryClient, 'CRM');
  expect(readNameBefore(queryClient, 'CRM')).toBe('unknown');
  expect(readNameBefore(queryClient, 'Wallboard')).toBe('free');
});

test('a name is taken by a row of the list, and unknown without a list or with rows that cannot be read', () => {
  const queryClient = new QueryClient();
  const { queryKey } = subscriptionListQuery(http);
  expect(readNameBefore(queryClient, 'CRM')).toBe('unknown');
  const crm = { subscriptionId: 'id-1', name: 'CRM', url: 'https://a.example/', events: ['*'], enabled: true };
  const unreadable = [{ position: 1, label: 'Row 2', problem: 'Not an object', known: {} }];
  queryClient.setQueryData(queryKey, { subscriptions: [crm], unreadable });
  expect(readNameBefore(queryClient, 'CRM')).toBe('taken');
  expect(readNameBefore(queryClient, 'Wallboard')).toBe('unknown');
});
