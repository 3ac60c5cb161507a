import { QueryClient } from '@tanstack/react-query';
import type { HttpPolicy } from '../api/http-policy.ts';
import { readRetryDelayMs } from '../api/read-retries.ts';

/**
 * Reads are tried again in passing trouble only, after the configured waits (acceptance 2.2); writes never are:
 * an unknown outcome is settled by reading back.
 */
export function createQueryClient(policy: HttpPolicy): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) => readRetryDelayMs(policy, failures, error) !== undefined,
        retryDelay: (failures, error) => readRetryDelayMs(policy, failures, error) ?? 0,
        // A page's loader has just asked: mounting the page over a failure must not ask again by itself.
        retryOnMount: false,
        // The browser's own idea of being online is often wrong; the request itself tells.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
