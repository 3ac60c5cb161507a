import type { QueryClient } from '@tanstack/react-query';
import { ApiError, OutcomeUnknownError } from '../../../api/errors.ts';
import type { HttpClient } from '../../../api/http.ts';
import {
  forgetSubscription,
  findCached,
  isNameFree,
  refreshSubscriptions,
  storeSubscription,
} from '../../../api/queries/subscription-queries.ts';
import {
  type CreateOutcome,
  createSettled,
  deleteSettled,
  type UpdateOutcome,
  updateSettled,
} from '../../../api/settled-writes.ts';
import type { CreateSubscriptionRequest, UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createOneAtATime } from '../../../lib/one-at-a-time.ts';
import { SignedOutError } from '../../../session/signed-out-error.ts';
import { createEnabledSwitches, type EnabledSwitches } from './enabled-switches.ts';
import { createRecentChanges, type RecentChanges } from './recent-changes.ts';

/**
 * Every change of a subscription goes through here, whichever screen asks: one write in flight per subscription, the
 * cached list follows the server's answer, and the row is marked until the change is live. It outlives pages, so that
 * leaving one never loses an answer.
 */
export interface SubscriptionWrites {
  create(request: CreateSubscriptionRequest): Promise<CreateOutcome>;
  update(subscriptionId: string, request: UpdateSubscriptionRequest): Promise<UpdateOutcome>;
  delete(subscriptionId: string): Promise<void>;
  readonly switches: EnabledSwitches;
  readonly recentChanges: RecentChanges;
  /** How long a change may take to be live (contract section 3), from the configuration. */
  readonly propagationSeconds: number;
  /** Whether a change is under way. */
  isBusy(): boolean;
  /** The person behind the session changed: nothing of the last one stays. */
  clear(): void;
}

interface SubscriptionWritesOptions {
  readonly http: HttpClient;
  readonly queryClient: QueryClient;
  readonly propagationSeconds: number;
  /** Tells the person what became of a switch, wherever they are by now. */
  readonly say: (message: string) => void;
  /** Waits before a lost answer is read back again. */
  readonly readRetryDelaysMs: readonly number[];
}

/** Made once, in create-app. */
export function createSubscriptionWrites(options: SubscriptionWritesOptions): SubscriptionWrites {
  const { http, queryClient, readRetryDelaysMs, say } = options;
  const oneAtATime = createOneAtATime();
  const recentChanges = createRecentChanges(options.propagationSeconds);

  /** Changes with the person behind the session; what the last one asked for is neither sent nor shown any more. */
  let person = Symbol('person');

  async function store(subscription: Subscription, askedBy: symbol): Promise<void> {
    if (askedBy !== person) return;
    recentChanges.mark(subscription.subscriptionId);
    await storeSubscription(queryClient, subscription);
  }

  let underWay = 0;
  async function counted<Outcome>(write: () => Promise<Outcome>): Promise<Outcome> {
    underWay += 1;
    try {
      return await write();
    } finally {
      underWay -= 1;
    }
  }

  async function create(request: CreateSubscriptionRequest): Promise<CreateOutcome> {
    const askedBy = person;
    const outcome = await createSettled(http, request, {
      wasNameFree: isNameFree(queryClient, request.name),
      delaysMs: readRetryDelaysMs,
    });
    await store(outcome.subscription, askedBy);
    return outcome;
  }

  const inTurn = <Outcome>(subscriptionId: string, write: (askedBy: symbol) => Promise<Outcome>): Promise<Outcome> => {
    const askedBy = person;
    return counted(() =>
      oneAtATime(subscriptionId, async () => {
        if (askedBy !== person) throw new SignedOutError();
        return write(askedBy);
      }),
    );
  };

  const update = (subscriptionId: string, request: UpdateSubscriptionRequest): Promise<UpdateOutcome> =>
    inTurn(subscriptionId, async (askedBy) => {
      const outcome = await updateSettled(http, subscriptionId, request, readRetryDelaysMs);
      await store(outcome.subscription, askedBy);
      return outcome;
    });

  const remove = (subscriptionId: string): Promise<void> =>
    inTurn(subscriptionId, async () => {
      await deleteSettled(http, subscriptionId, readRetryDelaysMs);
      await forgetSubscription(queryClient, subscriptionId);
    });

  const switches = createEnabledSwitches({
    save: async (subscriptionId, enabled) => {
      const { subscription } = await update(subscriptionId, { enabled });
      const state = subscription.enabled ? 'on' : 'off';
      say(`“${subscription.name}” is switched ${state}. It is live within ${options.propagationSeconds} seconds.`);
      return subscription;
    },
    onFailure: (subscriptionId, error) => {
      const isGone = error instanceof ApiError && error.kind === 'not-found';
      const name = findCached(queryClient, subscriptionId)?.name ?? subscriptionId;
      // The row goes with the next answer, and what it would say with it.
      if (isGone) say(`“${name}” no longer exists: somebody deleted it.`);
      if (isGone || error instanceof OutcomeUnknownError) void refreshSubscriptions(queryClient);
    },
  });

  return {
    create: (request) => counted(() => create(request)),
    update,
    delete: remove,
    switches,
    recentChanges,
    propagationSeconds: options.propagationSeconds,
    isBusy: () => underWay > 0,
    clear() {
      person = Symbol('person');
      switches.clear();
      recentChanges.clear();
    },
  };
}
