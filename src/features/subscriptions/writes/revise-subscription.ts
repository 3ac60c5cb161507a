import type { QueryClient } from '@tanstack/react-query';
import type { HttpClient } from '../../../api/http.ts';
import { storeSubscription } from '../../../api/queries/subscription-queries.ts';
import { ApiError } from '../../../api/errors.ts';
import type { UpdateOutcome } from '../../../api/settled-writes.ts';
import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { findConflicts, findRest } from '../../../domain/review/three-way.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { lookAgain } from './look-again.ts';

/**
 * Somebody changed a field that this change is about too, after the form was opened: nothing was sent. There are no
 * versions (contract section 3), so a fresh look just before the write is what tells (design section 5).
 */
export class ChangedElsewhereError extends Error {
  override name = 'ChangedElsewhereError';
  readonly current: Subscription;

  constructor(current: Subscription) {
    super('The subscription was changed elsewhere');
    this.current = current;
  }
}

/**
 * What of a change is still to be sent, given what is stored now; undefined when somebody made the same change
 * meanwhile. Throws a {@link ChangedElsewhereError} where it would take back what somebody else wrote.
 */
function judgeRevision(
  seen: Subscription,
  current: Subscription,
  request: UpdateSubscriptionRequest,
): UpdateSubscriptionRequest | undefined {
  if (findConflicts(seen, current, request).length > 0) throw new ChangedElsewhereError(current);
  const { secret } = request;
  const rest = { ...findRest(current, request), ...(secret === undefined ? {} : { secret }) };
  return Object.keys(rest).length === 0 ? undefined : rest;
}

export interface RevisionOutcome extends UpdateOutcome {
  /** False when somebody made the same change meanwhile, so that nothing was left to send. */
  readonly isSent: boolean;
}

/** Changes what was `seen` when a form was opened, after a fresh look. */
export type Revise = (seen: Subscription, request: UpdateSubscriptionRequest) => Promise<RevisionOutcome>;

interface ReviseOptions {
  readonly http: HttpClient;
  readonly queryClient: QueryClient;
  /** Runs what looks and then writes as one turn, so that no other write of this tab comes between. */
  readonly inTurn: <Outcome>(
    subscriptionId: string,
    task: (
      write: (patch: UpdateSubscriptionRequest) => Promise<UpdateOutcome>,
      askedBy: AbortSignal,
    ) => Promise<Outcome>,
  ) => Promise<Outcome>;
}

const unsent = (subscription: Subscription): RevisionOutcome => ({
  subscription,
  isSecretUncertain: false,
  isSent: false,
});

const isOutdated = (error: unknown): boolean => error instanceof ApiError && error.kind === 'outdated';

export function createRevise({ http, queryClient, inTurn }: ReviseOptions): Revise {
  async function look({ subscriptionId }: Subscription, askedBy: AbortSignal): Promise<Subscription> {
    const current = await lookAgain(queryClient, http, subscriptionId, askedBy);
    // The page, and the log, then know what the change really starts from.
    await storeSubscription(queryClient, current);
    return current;
  }
  /** Somebody was faster than the look: what they wrote is asked about, where it is about the same and not the same. */
  async function settleOutdated(
    seen: Subscription,
    request: UpdateSubscriptionRequest,
    askedBy: AbortSignal,
    error: unknown,
  ): Promise<RevisionOutcome> {
    const current = await look(seen, askedBy).catch(() => {
      // The refusal is what is known; that the look failed too would hide it.
      throw error;
    });
    if (judgeRevision(seen, current, request) !== undefined) throw error;
    return unsent(current);
  }
  return (seen, request) =>
    inTurn(seen.subscriptionId, async (write, askedBy) => {
      const current = await look(seen, askedBy);
      const rest = judgeRevision(seen, current, request);
      if (rest === undefined) return unsent(current);
      try {
        return { ...(await write(rest)), isSent: true };
      } catch (error) {
        if (isOutdated(error)) return settleOutdated(seen, request, askedBy, error);
        throw error;
      }
    });
}
