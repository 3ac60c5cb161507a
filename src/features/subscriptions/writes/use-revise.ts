import { useQueryClient } from '@tanstack/react-query';
import { useHttp } from '../../../api/http-context.tsx';
import { createRevise, type Revise } from './revise-subscription.ts';
import { useWrites } from './writes-context.tsx';

/** Changes a subscription after a fresh look, in its turn among the writes of this tab. */
export function useRevise(): Revise {
  return createRevise({ http: useHttp(), queryClient: useQueryClient(), inTurn: useWrites().lookThenWrite });
}
