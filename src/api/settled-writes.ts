import { sameEntries, type Subscription } from '../domain/subscription.ts';
import {
  ApiError,
  ConnectionError,
  isDoneUnreadably,
  isOutcomeUnknown,
  isPassing,
  OutcomeUnknownError,
} from './errors.ts';
import type { HttpClient } from './http.ts';
import {
  type CreateSubscriptionRequest,
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  UnreadableCreationError,
  type UpdateSubscriptionRequest,
  updateSubscription,
} from './subscriptions.ts';

/**
 * Writes whose lost answers are settled by reading back (design section 5): a write is sent once, and when nothing
 * tells whether it was done, the API is asked what it now holds: by id for PATCH and DELETE, by unique name for POST.
 * After a 2xx of the API it is done, whatever else came: then reading back only shows how it is stored.
 */

/** Waits before an answer is read back again, in milliseconds. */
const usualDelaysMs: readonly number[] = [1_000, 3_000];

/** Reads back what the API holds, patiently: until it answers, nobody knows whether the write was done. */
async function readBack<Answer>(
  read: () => Promise<Answer>,
  lost: unknown,
  delaysMs: readonly number[],
): Promise<Answer> {
  for (const delayMs of [...delaysMs, undefined]) {
    let retryAt: number | undefined;
    try {
      // One question after the other, by design.
      // oxlint-disable-next-line no-await-in-loop
      return await read();
    } catch (error) {
      if (!isWorthAskingAgain(error)) throw notReadable(error, lost);
      retryAt = error instanceof ApiError ? error.retryAt : undefined;
    }
    if (delayMs === undefined) break;
    const waitMs = retryAt === undefined ? delayMs : Math.max(delayMs, retryAt - Date.now() + 20);
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => setTimeout(resolve, waitMs));
  }
  throw new OutcomeUnknownError('write', lost);
}

/** Also after a 429, whose wait is followed; not in maintenance, which may last for hours. */
function isWorthAskingAgain(error: unknown): boolean {
  return isPassing(error) || error instanceof ConnectionError || (error instanceof ApiError && error.status === 429);
}

/** That a subscription is gone is an answer; any other refusal to be read leaves the outcome unknown. */
function notReadable(error: unknown, lost: unknown): unknown {
  return isNotFound(error) ? error : new OutcomeUnknownError('write', lost);
}

/**
 * Why nobody can be told a new subscription's secret: the answer never came, it came without, or what was found may have
 * been made by another request, with another secret than this one's.
 */
export type SecretGap = 'answer-lost' | 'not-told' | 'uncertain';

/** The API tells the secret once: where it is not known now, it never will be. */
export type CreateOutcome = {
  readonly name: string;
  /** Undefined when it exists by the API's word, and nothing shows it in a form that can be read. */
  readonly subscription: Subscription | undefined;
} & ({ readonly secret: string } | { readonly secret: undefined; readonly gap: SecretGap });

export interface UpdateOutcome {
  readonly subscription: Subscription;
  /** A new secret was sent and its answer lost: reading back cannot show whether it was stored. */
  readonly isSecretUncertain: boolean;
}

function holds(subscription: Subscription, request: UpdateSubscriptionRequest): boolean {
  return (
    (request.name === undefined || request.name === subscription.name) &&
    (request.url === undefined || request.url === subscription.url) &&
    (request.enabled === undefined || request.enabled === subscription.enabled) &&
    (request.events === undefined || sameEntries(request.events, subscription.events))
  );
}

interface CreateSettings {
  /**
   * The list, read a moment ago, had no such name. A browser repeats a POST by itself when a connection that was used
   * before dies without an answer; the repetition is then refused because of the first one (acceptance N8).
   */
  readonly wasNameFree?: boolean;
  /** Of an earlier creation of this name nobody knows what became. */
  readonly wasTried?: boolean;
  readonly delaysMs?: readonly number[];
}

/** Creates. Rethrows the first error when reading back finds no such subscription, so that the person may try again. */
export async function createSettled(
  http: HttpClient,
  request: CreateSubscriptionRequest,
  { wasNameFree, wasTried, delaysMs = usualDelaysMs }: CreateSettings = {},
): Promise<CreateOutcome> {
  try {
    const { subscription, secret } = await createSubscription(http, request);
    return created(request, subscription, 'not-told', secret);
  } catch (error) {
    if (isDoneUnreadably(error)) return settleUnreadable(http, request, error, delaysMs);
    const isTaken = error instanceof ApiError && error.kind === 'conflict';
    if (!isOutcomeUnknown(error) && !(isTaken && (wasNameFree || wasTried))) throw error;
    const { subscriptions } = await readBack(() => listSubscriptions(http), error, delaysMs);
    const found = subscriptions.find(({ name }) => name === request.name);
    if (found === undefined) throw error;
    if (!holds(found, request)) throw isTaken ? error : nameTaken();
    // Nothing tells whose secret it has: that of this request, of an earlier one, or of somebody else's.
    return created(request, found, (isTaken || wasTried) && request.secret ? 'uncertain' : 'answer-lost');
  }
}

/** A secret that the person brought is known to them; one that VCC made, by its answer alone. */
function created(
  request: CreateSubscriptionRequest,
  subscription: Subscription | undefined,
  gap: SecretGap,
  told?: string,
): CreateOutcome {
  const name = subscription?.name ?? request.name;
  const secret = gap === 'uncertain' ? undefined : (request.secret ?? told);
  return secret === undefined ? { name, subscription, secret, gap } : { name, subscription, secret };
}

/** What the API says it has created. Its secret is told only now, so it must not depend on a row that can be read. */
async function settleUnreadable(
  http: HttpClient,
  request: CreateSubscriptionRequest,
  error: unknown,
  delaysMs: readonly number[],
): Promise<CreateOutcome> {
  const told = error instanceof UnreadableCreationError ? error.secret : undefined;
  // That it cannot be read back takes nothing from what is known.
  const list = await readBack(() => listSubscriptions(http), error, delaysMs).catch(() => undefined);
  const found = list?.subscriptions.find(({ name }) => name === request.name);
  // Its word against its list, and nothing to hand over: what was typed had better stay.
  if (found === undefined && told === undefined && list?.unreadable.length === 0) {
    throw new OutcomeUnknownError('write', error);
  }
  return created(request, found, 'not-told', told);
}

function nameTaken(): ApiError {
  return new ApiError({
    status: 409,
    serverMessage: 'A different subscription has this name.',
    fieldErrors: [],
    retryAfterSeconds: undefined,
  });
}

/** Changes. Rethrows the first error when reading back shows the old values. */
export async function updateSettled(
  http: HttpClient,
  subscriptionId: string,
  request: UpdateSubscriptionRequest,
  delaysMs = usualDelaysMs,
): Promise<UpdateOutcome> {
  try {
    return { subscription: await updateSubscription(http, subscriptionId, request), isSecretUncertain: false };
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const subscription = await readBack(() => getSubscription(http, subscriptionId), error, delaysMs);
    if (isDoneUnreadably(error)) return { subscription, isSecretUncertain: false };
    if (!holds(subscription, request)) throw error;
    return { subscription, isSecretUncertain: request.secret !== undefined };
  }
}

/** Deletes. That it is gone already is success. */
export async function deleteSettled(http: HttpClient, subscriptionId: string, delaysMs = usualDelaysMs): Promise<void> {
  try {
    await deleteSubscription(http, subscriptionId);
  } catch (error) {
    if (isNotFound(error)) return;
    if (!isOutcomeUnknown(error)) throw error;
    if (!(await isGone(() => readBack(() => getSubscription(http, subscriptionId), error, delaysMs)))) throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'not-found';
}

async function isGone(read: () => Promise<Subscription>): Promise<boolean> {
  try {
    await read();
    return false;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}
