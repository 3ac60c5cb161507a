import { queryOptions } from '@tanstack/react-query';
import { listEventTypes } from '../event-types.ts';
import type { HttpClient } from '../http.ts';

/** The catalogue changes when the vendor releases types: minutes-old data is good enough. */
export function eventTypesQuery(http: HttpClient) {
  return queryOptions({
    queryKey: ['event-types'],
    queryFn: ({ signal }) => listEventTypes(http, signal),
    staleTime: 5 * 60_000,
  });
}
