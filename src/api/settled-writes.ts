import type { Subscription } from '../domain/subscription.ts';
import { ApiError, isOutcomeUnknown } from './errors.ts';
import type { HttpClient } from './http.ts';
import {
  type CreateSubscriptionRequest,
  createSubscription,
  deleteSubscription,
  getSubscription,
  listSubscriptions,
  type UpdateSubscriptionRequest,
  updateSubscription,
} from './subscriptions.ts';

/**
 * Writes whose lost answers are settled by reading back (design section 5): a write is sent once, and when nothing
 * tells whether it was done, the API is asked what it now holds: by id for PATCH and DELETE, by unique name for POST.
 */

/** `secret` is undefined when the answer that carried it was lost; the API never tells it again. */
export interface CreateOutcome {
  readonly subscription: Subscription;
  readonly secret: string | undefined;
}

export interface UpdateOutcome {
  readonly subscription: Subscription;
  /** A new secret was sent and its answer lost: reading back cannot show whether it was stored. */
  readonly isSecretUncertain: boolean;
}

function sameEvents(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((entry, index) => entry === right[index]);
}

function holds(subscription: Subscription, request: UpdateSubscriptionRequest): boolean {
  return (
    (request.name === undefined || request.name === subscription.name) &&
    (request.url === undefined || request.url === subscription.url) &&
    (request.enabled === undefined || request.enabled === subscription.enabled) &&
    (request.events === undefined || sameEvents(request.events, subscription.events))
  );
}

/** Creates. Rethrows the first error when reading back finds no such subscription, so that the person may try again. */
export async function createSettled(http: HttpClient, request: CreateSubscriptionRequest): Promise<CreateOutcome> {
  try {
    return await createSubscription(http, request);
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const { subscriptions } = await listSubscriptions(http);
    const found = subscriptions.find(({ name }) => name === request.name);
    if (found === undefined) throw error;
    if (!holds(found, request)) throw nameTaken();
    // A secret that the person brought is known to them; one that VCC made is lost with the answer.
    return { subscription: found, secret: request.secret };
  }
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
): Promise<UpdateOutcome> {
  try {
    return { subscription: await updateSubscription(http, subscriptionId, request), isSecretUncertain: false };
  } catch (error) {
    if (!isOutcomeUnknown(error)) throw error;
    const subscription = await getSubscription(http, subscriptionId);
    if (!holds(subscription, request)) throw error;
    return { subscription, isSecretUncertain: request.secret !== undefined };
  }
}

/** Deletes. That it is gone already is success. */
export async function deleteSettled(http: HttpClient, subscriptionId: string): Promise<void> {
  try {
    await deleteSubscription(http, subscriptionId);
  } catch (error) {
    if (isNotFound(error)) return;
    if (!isOutcomeUnknown(error)) throw error;
    if (!(await isGone(http, subscriptionId))) throw error;
  }
}

function isNotFound(error: unknown): boolean {
  return error instanceof ApiError && error.kind === 'not-found';
}

async function isGone(http: HttpClient, subscriptionId: string): Promise<boolean> {
  try {
    await getSubscription(http, subscriptionId);
    return false;
  } catch (error) {
    if (isNotFound(error)) return true;
    throw error;
  }
}
