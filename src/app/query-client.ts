import { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../api/errors.ts';

/**
 * Reads are tried again in passing trouble only, after the configured waits (acceptance 2.2); writes never are:
 * an unknown outcome is settled by reading back.
 */
export function createQueryClient(readRetryDelaysMs: readonly number[]): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < readRetryDelaysMs.length && isPassing(error),
        retryDelay: (failures) => Math.random() * (readRetryDelaysMs[failures] ?? 0),
        // A page's loader has just asked: mounting the page over a failure must not ask again by itself.
        retryOnMount: false,
        // The browser's own idea of being online is often wrong; the request itself tells.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
