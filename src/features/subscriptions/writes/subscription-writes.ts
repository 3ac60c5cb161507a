import { OutcomeUnknownError } from '../../../api/errors.ts';
import type { HttpClient } from '../../../api/http.ts';
import {
  forgetSubscription,
  findKnown,
  readNameBefore,
  noteUnsettled,
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
import type { ActivityLog } from '../../../domain/activity/activity-log.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { createOneAtATime } from '../../../lib/one-at-a-time.ts';
import { createUnderWay } from '../../../lib/under-way.ts';
import { describeChange, describeCreation, describeDeletion, readChange, readCreation } from './describe-write.ts';
import type { EnabledSwitches } from './enabled-switches.ts';
import { createRecentChanges, type RecentChanges } from './recent-changes.ts';
import { createLaterWishes, type LaterWishes } from './later-wishes.ts';
import type { PlannedOptions } from './planned-write.ts';
import { recordWrite } from './record-write.ts';
import { createTellingSwitches, type TellingOptions } from './telling-switches.ts';

/**
 * Every change of a subscription goes through here, whichever screen asks: one write in flight per subscription, the
 * cached list follows the server's answer, and the row is marked until the change is live. It outlives pages, so that
 * leaving one never loses an answer.
 */
export interface SubscriptionWrites {
  create(request: CreateSubscriptionRequest): Promise<CreateOutcome>;
  update(subscriptionId: string, request: UpdateSubscriptionRequest): Promise<UpdateOutcome>;
  /** Looks, then writes, as one turn: no other write of this tab comes between. */
  readonly lookThenWrite: LookThenWrite;
  delete(subscriptionId: string): Promise<void>;
  /** What `createPlannedWrites` needs, which no page loads before there is a plan. */
  readonly planned: PlannedOptions;
  readonly switches: EnabledSwitches;
  readonly recentChanges: RecentChanges;
  /** How long a change may take to be live (contract section 3), from the configuration. */
  readonly propagationSeconds: number;
  /** Whether a change is under way. */
  isBusy(): boolean;
  /** The person behind the session changed: nothing of the last one stays. */
  clear(): void;
}

/** `write` changes the subscription whose turn it is; what was seen is of use until `askedBy` is aborted. */
type LookThenWrite = <Outcome>(
  subscriptionId: string,
  task: (
    write: (patch: UpdateSubscriptionRequest, undoOf?: number) => Promise<UpdateOutcome>,
    askedBy: AbortSignal,
  ) => Promise<Outcome>,
) => Promise<Outcome>;

interface SubscriptionWritesOptions extends TellingOptions {
  readonly http: HttpClient;
  /** Where every change is kept that this session makes. */
  readonly activity: ActivityLog;
  /** Waits before a lost answer is read back again. */
  readonly readRetryDelaysMs: readonly number[];
}

/** Made once, in create-app. */
export function createSubscriptionWrites(options: SubscriptionWritesOptions): SubscriptionWrites {
  const { queryClient, person } = options;
  const oneAtATime = createOneAtATime();
  const underWay = createUnderWay();
  const recentChanges = createRecentChanges(options.propagationSeconds);

  async function store(subscription: Subscription, askedBy: AbortSignal): Promise<void> {
    if (askedBy.aborted) return;
    recentChanges.mark(subscription.subscriptionId);
    await storeSubscription(queryClient, subscription);
  }

  const tellUnsettled = (askedBy: AbortSignal, idOrName: string) => (): void => {
    if (!askedBy.aborted) noteUnsettled(queryClient, idOrName);
  };

  async function create(request: CreateSubscriptionRequest): Promise<CreateOutcome> {
    const askedBy = person();
    const outcome = await whenUnsettled(sendCreation(options, request, askedBy), tellUnsettled(askedBy, request.name));
    if (outcome.subscription !== undefined) await store(outcome.subscription, askedBy);
    else if (!askedBy.aborted) {
      noteUnsettled(queryClient, request.name);
      void refreshSubscriptions(queryClient);
    }
    return outcome;
  }

  const laterWishes = createLaterWishes();
  const inTurn: RowWritesOptions['inTurn'] = (subscriptionId, write) => {
    const askedBy = person();
    return underWay.run(() =>
      oneAtATime(subscriptionId, async () => {
        askedBy.throwIfAborted();
        return whenUnsettled(write(askedBy), tellUnsettled(askedBy, subscriptionId));
      }),
    );
  };

  const rows = createRowWrites({ ...options, laterWishes, inTurn, store });
  const switches = createTellingSwitches(options, rows.update);

  return {
    create: (request) => underWay.run(() => create(request)),
    ...rows,
    switches,
    recentChanges,
    propagationSeconds: options.propagationSeconds,
    isBusy: underWay.isBusy,
    clear() {
      laterWishes.clear();
      switches.clear();
      recentChanges.clear();
    },
  };
}

interface RowWritesOptions extends SubscriptionWritesOptions {
  readonly laterWishes: LaterWishes;
  /** One write in flight per subscription; it is told who asked. */
  readonly inTurn: <Outcome>(
    subscriptionId: string,
    write: (askedBy: AbortSignal) => Promise<Outcome>,
  ) => Promise<Outcome>;
  readonly store: (subscription: Subscription, askedBy: AbortSignal) => Promise<void>;
}

/** The changes of one subscription that exists. */
function createRowWrites(options: RowWritesOptions) {
  const { http, queryClient, laterWishes, inTurn, store } = options;

  /** In its turn already. */
  async function updateNow(
    subscriptionId: string,
    request: UpdateSubscriptionRequest,
    askedBy: AbortSignal,
    { undoOf, by = http }: { readonly undoOf?: number | undefined; readonly by?: HttpClient } = {},
  ): Promise<UpdateOutcome> {
    const outcome = await sendUpdate({ ...options, http: by }, subscriptionId, request, askedBy, undoOf);
    await store(outcome.subscription, askedBy);
    return outcome;
  }

  const update = (subscriptionId: string, request: UpdateSubscriptionRequest): Promise<UpdateOutcome> => {
    laterWishes.note(subscriptionId);
    return inTurn(subscriptionId, (askedBy) => updateNow(subscriptionId, request, askedBy));
  };

  /** In its turn already. */
  async function removeNow(subscriptionId: string, askedBy: AbortSignal, by = http): Promise<void> {
    await sendDeletion({ ...options, http: by }, subscriptionId, askedBy);
    if (!askedBy.aborted) await forgetSubscription(queryClient, subscriptionId);
  }

  const remove = (subscriptionId: string): Promise<void> => {
    laterWishes.note(subscriptionId);
    return inTurn(subscriptionId, (askedBy) => removeNow(subscriptionId, askedBy));
  };

  const planned: PlannedOptions = {
    http,
    queryClient,
    readRetryDelaysMs: options.readRetryDelaysMs,
    laterWishes,
    inTurn: (subscriptionId, task) =>
      inTurn(subscriptionId, (askedBy) =>
        task({
          update: (by, patch) => updateNow(subscriptionId, patch, askedBy, { by }),
          remove: (by) => removeNow(subscriptionId, askedBy, by),
          askedBy,
        }),
      ),
  };

  const lookThenWrite: LookThenWrite = (subscriptionId, task) => {
    laterWishes.note(subscriptionId);
    return inTurn(subscriptionId, (askedBy) =>
      task((patch, undoOf) => updateNow(subscriptionId, patch, askedBy, { undoOf }), askedBy),
    );
  };

  return { update, delete: remove, planned, lookThenWrite };
}

/** The answer was lost for good: until the list is read again, what it shows of this may be this console's doing. */
async function whenUnsettled<Outcome>(write: Promise<Outcome>, tell: () => void): Promise<Outcome> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof OutcomeUnknownError) tell();
    throw error;
  }
}

/** Creates and records it. */
function sendCreation(
  options: SubscriptionWritesOptions,
  request: CreateSubscriptionRequest,
  askedBy: AbortSignal,
): Promise<CreateOutcome> {
  const nameBefore = readNameBefore(options.queryClient, request.name);
  // By the log, because there may be no list that could tell.
  const wasTried = options.activity
    .get()
    .entries.some(
      ({ kind, name, outcome }) => kind === 'create' && name === request.name && outcome.status === 'unknown',
    );
  return recordWrite({
    ...options,
    askedBy,
    entry: describeCreation(request),
    secret: request.secret,
    write: (watched) => createSettled(watched, request, { nameBefore, wasTried, delaysMs: options.readRetryDelaysMs }),
    read: readCreation,
  });
}

/** Changes and records it. */
function sendUpdate(
  options: SubscriptionWritesOptions,
  subscriptionId: string,
  request: UpdateSubscriptionRequest,
  askedBy: AbortSignal,
  undoOf: number | undefined,
): Promise<UpdateOutcome> {
  return recordWrite({
    ...options,
    askedBy,
    entry: describeChange(subscriptionId, request, findKnown(options.queryClient, subscriptionId), undoOf),
    secret: request.secret,
    write: (watched) => updateSettled(watched, subscriptionId, request, options.readRetryDelaysMs),
    read: (result) => readChange(request, result),
  });
}

/** Deletes and records it. */
function sendDeletion(options: SubscriptionWritesOptions, subscriptionId: string, askedBy: AbortSignal): Promise<void> {
  return recordWrite({
    ...options,
    askedBy,
    entry: describeDeletion(subscriptionId, findKnown(options.queryClient, subscriptionId)),
    write: (watched) => deleteSettled(watched, subscriptionId, options.readRetryDelaysMs),
  });
}
