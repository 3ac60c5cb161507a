import { useQuery } from '@tanstack/react-query';
import { explainError } from '../../../api/explain-error.ts';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import type { EventPickerCatalogue } from './event-picker/event-picker.tsx';

/** The event types for the picker. Without them everything else of the form still works. */
export function useCatalogue(): EventPickerCatalogue {
  const { data, error, isPending, refetch } = useQuery(eventTypesQuery(useHttp()));
  if (data !== undefined) return { status: 'ready', eventTypes: data };
  if (isPending) return { status: 'loading' };
  const { title, detail } = explainError(error);
  return { status: 'failed', message: `${title}. ${detail}`, onRetry: () => void refetch() };
}
