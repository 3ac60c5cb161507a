import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { HttpClient } from '../http.ts';
import { noteUnsettled, readNameBefore, storeSubscription, subscriptionListQuery } from './subscription-queries.ts';

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

// A row of two that share an id came back as one that can be changed, beside both.
test('A23: what is answered for an id that stands among the unreadable rows adds no row', async () => {
  const queryClient = new QueryClient();
  const { queryKey } = subscriptionListQuery(http);
  const row = { subscriptionId: 'id-1', name: 'CRM', url: 'https://crm.example.com/', events: ['*'], enabled: true };
  const double = { position: 1, label: 'CRM', problem: 'another row has the same subscriptionId', known: row };
  const unreadable = [double, { ...double, position: 2 }];
  queryClient.setQueryData(queryKey, { subscriptions: [], unreadable });
  await storeSubscription(queryClient, { ...row, enabled: false });
  expect(queryClient.getQueryData(queryKey)).toMatchObject({ subscriptions: [], unreadable });
  await storeSubscription(queryClient, { ...row, subscriptionId: 'id-2' });
  expect(queryClient.getQueryData(queryKey)?.subscriptions).toHaveLength(1);
});
