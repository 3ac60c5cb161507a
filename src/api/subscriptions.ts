import * as z from 'zod/mini';
import type { Subscription } from '../domain/subscription.ts';
import { ContractError } from './errors.ts';
import { checkAnswer, type HttpClient } from './http.ts';

/** The subscription calls of contract section 2, one function each. Each throws what the HTTP client throws. */

const subscriptionSchema = z.object({
  subscriptionId: z.string().check(z.minLength(1)),
  name: z.string(),
  url: z.string(),
  events: z.array(z.string()),
  enabled: z.boolean(),
});

const createdSchema = z.extend(subscriptionSchema, { secret: z.optional(z.string()) });
const secretSchema = z.object({ secret: z.string() });
const envelopeSchema = z.object({ subscriptions: z.array(z.unknown()) });
const labelSchema = z.object({ subscriptionId: z.optional(z.string()), name: z.optional(z.string()) });

/** A row that breaks the contract: it is counted and named, never dropped in silence and never sent back. */
export interface UnreadableRow {
  /** Position in the API's answer, from 1. */
  readonly position: number;
  readonly label: string;
  readonly problem: string;
}

export interface SubscriptionList {
  readonly subscriptions: readonly Subscription[];
  readonly unreadable: readonly UnreadableRow[];
}

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

function describeUnreadable(row: unknown, position: number, problem: string): UnreadableRow {
  const label = labelSchema.safeParse(row);
  const known = label.success ? (label.data.name ?? label.data.subscriptionId) : undefined;
  return { position, label: known ?? `row ${position}`, problem };
}

function readRows(rows: readonly unknown[]): SubscriptionList {
  const subscriptions: Subscription[] = [];
  const unreadable: UnreadableRow[] = [];
  for (const [index, row] of rows.entries()) {
    const result = subscriptionSchema.safeParse(row);
    if (result.success) subscriptions.push(result.data);
    else {
      const fields = [...new Set(result.error.issues.map(({ path }) => path.map(String).join('.') || 'the whole row'))];
      unreadable.push(describeUnreadable(row, index + 1, fields.join(', ')));
    }
  }
  return { subscriptions, unreadable };
}

/** Every subscription of the account: the API has neither paging nor filter. */
export async function listSubscriptions(http: HttpClient, signal?: AbortSignal): Promise<SubscriptionList> {
  const answer = await http.send({ method: 'GET', path: collection, size: 'list', signal });
  if (Array.isArray(answer)) return readRows(answer);
  return readRows(checkAnswer(envelopeSchema, answer, `GET ${collection}`).subscriptions);
}

/** One subscription by its id; an unknown id is an `ApiError` of kind `not-found`. */
export async function getSubscription(
  http: HttpClient,
  subscriptionId: string,
  signal?: AbortSignal,
): Promise<Subscription> {
  const path = member(subscriptionId);
  return checkAnswer(subscriptionSchema, await http.send({ method: 'GET', path, signal }), `GET ${path}`);
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
