import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';

/** How far a guided change of one subscription's secret has come. It never holds a secret. */
export interface SecretProgress {
  readonly way: 'swap' | 'second';
  /** How many steps of that way are done. */
  readonly done: number;
  /** Epoch ms when the saved secret is live for certain. */
  readonly liveAt?: number;
}

/**
 * Kept beside what the server told, in memory only: it outlives a change of page and nothing else, because that cache
 * is emptied with the session.
 */
export function useSecretProgress(subscriptionId: string) {
  const queryClient = useQueryClient();
  const queryKey = ['secret-progress', subscriptionId];
  const { data } = useQuery<SecretProgress | null>({ queryKey, queryFn: skipToken, gcTime: Infinity });
  const set = (progress: SecretProgress | undefined): void => {
    queryClient.setQueryData(queryKey, progress ?? null);
  };
  return { progress: data ?? undefined, set };
}
