import type { QueryClient } from '@tanstack/react-query';
import { ApiError, OutcomeUnknownError } from '../../../api/errors.ts';
import { explainSubscriptionError } from '../../../api/explain-error.ts';
import { findCached, refreshSubscriptions } from '../../../api/queries/subscription-queries.ts';
import type { UpdateOutcome } from '../../../api/settled-writes.ts';
import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { createEnabledSwitches, type EnabledSwitches } from './enabled-switches.ts';

export interface TellingOptions {
  /** Aborted once somebody else is behind the session: what the last one asked for is neither sent nor shown any more. */
  readonly person: () => AbortSignal;
  readonly queryClient: QueryClient;
  readonly propagationSeconds: number;
  /** Tells the person what becomes of a change, wherever they are by now; returns what takes it back. */
  readonly say: (message: string, stay?: 'until-taken-back') => () => void;
  /** Whether the person sees the row, where a switch tells of its failure. */
  readonly isRowInView: (subscriptionId: string) => boolean;
}

/** The switches, which tell the person what became of each wherever they are by then. */
export function createTellingSwitches(
  { queryClient, say, isRowInView, propagationSeconds, person }: TellingOptions,
  update: (subscriptionId: string, request: UpdateSubscriptionRequest) => Promise<UpdateOutcome>,
): EnabledSwitches {
  return createEnabledSwitches({
    save: async (subscriptionId, enabled) => {
      const askedBy = person();
      const { subscription } = await update(subscriptionId, { enabled });
      askedBy.throwIfAborted();
      const state = subscription.enabled ? 'on' : 'off';
      say(`“${subscription.name}” is switched ${state}. It is live within ${propagationSeconds} seconds.`);
      return subscription;
    },
    onFailure: (subscriptionId, error) => {
      const isGone = error instanceof ApiError && error.kind === 'not-found';
      const { name = subscriptionId, enabled } = findCached(queryClient, subscriptionId) ?? {};
      const { title, isOutcomeUnknown } = explainSubscriptionError(error);
      // The row says it where it is seen, and more of it; one that is gone goes with the next answer.
      const isSaid = isGone || !isRowInView(subscriptionId);
      if (isGone) say(`“${name}” no longer exists: somebody deleted it.`);
      else if (isSaid)
        say(`“${name}”${isOutcomeUnknown ? '' : ` is still ${enabled === true ? 'on' : 'off'}`}: ${title}.`);
      if (isGone || error instanceof OutcomeUnknownError) void refreshSubscriptions(queryClient);
      return isSaid;
    },
  });
}
