import * as z from 'zod/mini';
import type { Subscription } from '../domain/subscription.ts';
import { ContractError } from './errors.ts';
import { rowsOf } from './list-envelope.ts';
import { checkAnswer, type HttpClient } from './http.ts';
import {
  readRows,
  type ReadRowsOptions,
  type SubscriptionList,
  subscriptionSchema,
  wholeSubscriptionSchema,
} from './read-rows.ts';

/** The subscription calls of contract section 2, one function each. Each throws what the HTTP client throws. */

const createdSchema = z.extend(subscriptionSchema, { secret: z.optional(z.string()) });
const secretSchema = z.object({ secret: z.string() });

export interface CreateSubscriptionRequest {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
  readonly secret?: string;
}

/** Changed fields only: what is absent stays as it is (contract section 2). */
export type UpdateSubscriptionRequest = Partial<CreateSubscriptionRequest>;

export interface CreatedSubscription {
  readonly subscription: Subscription;
  /** Told here and never again (contract section 3). */
  readonly secret: string | undefined;
}

const collection = '/webhooks/subscriptions';
const member = (subscriptionId: string): string => `${collection}/${encodeURIComponent(subscriptionId)}`;

/** Every subscription of the account: the API has neither paging nor filter. */
export async function listSubscriptions(http: HttpClient, options: ReadRowsOptions = {}): Promise<SubscriptionList> {
  const answer = await http.send({ method: 'GET', path: collection, size: 'list', signal: options.signal });
  const call = `GET ${collection}`;
  return readRows(rowsOf(answer, call), options);
}

/** One subscription by its id; an unknown id is an `ApiError` of kind `not-found`. */
export async function getSubscription(
  http: HttpClient,
  subscriptionId: string,
  signal?: AbortSignal,
): Promise<Subscription> {
  const path = member(subscriptionId);
  return checkAnswer(wholeSubscriptionSchema, await http.send({ method: 'GET', path, signal }), `GET ${path}`);
}

/** Created, by its 2xx, but the rest of the answer breaks the contract. A secret that stood in it is kept. */
export class UnreadableCreationError extends ContractError {
  readonly secret: string | undefined;

  constructor(error: ContractError, secret: string | undefined) {
    super(error.path, error.problem);
    this.secret = secret;
  }
}

/** Throws an {@link UnreadableCreationError} when a 2xx brings no subscription: the caller then reads it back. */
export async function createSubscription(
  http: HttpClient,
  request: CreateSubscriptionRequest,
): Promise<CreatedSubscription> {
  const answer = await http.send({ method: 'POST', path: collection, body: request });
  try {
    const { secret, ...subscription } = checkAnswer(createdSchema, answer, `POST ${collection}`);
    return { subscription, secret };
  } catch (error) {
    const told = secretSchema.safeParse(answer);
    throw error instanceof ContractError ? new UnreadableCreationError(error, told.data?.secret) : error;
  }
}

/** Throws a {@link ContractError} when a 2xx brings no subscription: the caller then reads it back. */
export async function updateSubscription(
  http: HttpClient,
  subscriptionId: string,
  request: UpdateSubscriptionRequest,
): Promise<Subscription> {
  const path = member(subscriptionId);
  const answer = await http.send({ method: 'PATCH', path, body: request });
  if (answer === undefined) throw new ContractError(`PATCH ${path}`, 'an empty body');
  return checkAnswer(subscriptionSchema, answer, `PATCH ${path}`);
}

/** Any 2xx is success, with or without a body (contract section 2). */
export async function deleteSubscription(http: HttpClient, subscriptionId: string): Promise<void> {
  await http.send({ method: 'DELETE', path: member(subscriptionId) });
}
