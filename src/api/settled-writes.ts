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
import type { SubscriptionList } from './read-rows.ts';
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

/** Somebody on the way did not wait for the answer. */
const givenUpStatuses: ReadonlySet<number> = new Set([408, 504]);

interface ReadBack<Answer> {
  readonly read: () => Promise<Answer>;
  /** Whether this answer shows the write. */
  readonly shows: (answer: Answer) => boolean;
  /** What the write failed with. */
  readonly lost: unknown;
  readonly delaysMs: readonly number[];
}

/**
 * Reads back what the API holds, patiently: until it answers, nobody knows whether the write was done. That it was not
 * is believed at the second look, because reads may lag behind writes.
 */
async function readBack<Answer>({ read, shows, lost, delaysMs }: ReadBack<Answer>): Promise<Answer> {
  let hasLooked = false;
  for (const delayMs of [...delaysMs, undefined]) {
    let retryAt: number | undefined;
    try {
      // One question after the other, by design.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await read();
      if (hasLooked || delayMs === undefined || shows(answer)) return answer;
      hasLooked = true;
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

/** What to say where reading back does not show the write: what was given up, and not refused, may yet be done. */
function notShown(lost: unknown): unknown {
  const isGivenUp =
    (lost instanceof ConnectionError && lost.kind === 'timed-out') ||
    (lost instanceof ApiError && givenUpStatuses.has(lost.status));
  return isGivenUp ? new OutcomeUnknownError('write', lost) : lost;
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

export type NameBefore = 'free' | 'taken' | 'unknown';

interface CreateSettings {
  /**
   * What the list, read a moment ago, said of the name; `unknown` where there is none that could tell. A browser repeats
   * a POST by itself when a connection that was used before dies without an answer; the repetition is then refused
   * because of the first one (acceptance N8).
   */
  readonly nameBefore?: NameBefore;
  /** Of an earlier creation of this name nobody knows what became. */
  readonly wasTried?: boolean;
  readonly delaysMs?: readonly number[];
}

/**
 * Creates. Rethrows the first error when reading back finds no such subscription, so that the person may try again;
 * where it may yet be done, it is an {@link OutcomeUnknownError}.
 */
export async function createSettled(
  http: HttpClient,
  request: CreateSubscriptionRequest,
  { nameBefore = 'taken', wasTried = false, delaysMs = usualDelaysMs }: CreateSettings = {},
): Promise<CreateOutcome> {
  try {
    const { subscription, secret } = await createSubscription(http, request);
    return created(request, subscription, 'not-told', secret);
  } catch (error) {
    if (isDoneUnreadably(error)) return settleUnreadable(http, request, error, delaysMs);
    const isTaken = error instanceof ApiError && error.kind === 'conflict';
    const isOwnPerhaps = isTaken && (nameBefore !== 'taken' || wasTried);
    if (!isOutcomeUnknown(error) && !isOwnPerhaps) throw error;
    const { found } = await readBackByName(http, request.name, error, delaysMs);
    if (found === undefined) throw notShown(error);
    if (!holds(found, request)) throw isTaken ? error : nameTaken();
    // Nothing tells whose secret it has: that of this request, of an earlier one, or of somebody else's.
    const mayBeOthers = (isTaken || wasTried) && (request.secret !== undefined || nameBefore === 'unknown');
    return created(request, found, mayBeOthers ? 'uncertain' : 'answer-lost');
  }
}

/** What the whole list has by this name. */
async function readBackByName(http: HttpClient, wanted: string, lost: unknown, delaysMs: readonly number[]) {
  const findIn = ({ subscriptions }: SubscriptionList) => subscriptions.find(({ name }) => name === wanted);
  const list = await readBack({
    read: () => listSubscriptions(http),
    shows: (answer) => findIn(answer) !== undefined,
    lost,
    delaysMs,
  });
  return { found: findIn(list), unreadable: list.unreadable };
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
  const list = await readBackByName(http, request.name, error, delaysMs).catch(() => undefined);
  // Its word against its list, and nothing to hand over: what was typed had better stay.
  if (list?.found === undefined && told === undefined && list?.unreadable.length === 0) {
    throw new OutcomeUnknownError('write', error);
  }
  return created(request, list?.found, 'not-told', told);
}

function nameTaken(): ApiError {
  return new ApiError({
    status: 409,
    serverMessage: 'A different subscription has this name.',
    fieldErrors: [],
    retryAfterSeconds: undefined,
  });
}

/** Changes. Rethrows the first error when reading back shows the old values, unless it may yet be done. */
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
    const isDone = isDoneUnreadably(error);
    const subscription = await readBack({
      read: () => getSubscription(http, subscriptionId),
      shows: (answer) => isDone || holds(answer, request),
      lost: error,
      delaysMs,
    });
    if (isDone) return { subscription, isSecretUncertain: false };
    if (!holds(subscription, request)) throw notShown(error);
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
    const read = (): Promise<Subscription> => getSubscription(http, subscriptionId);
    const isStillThere = { read, shows: () => false, lost: error, delaysMs };
    if (!(await isGone(() => readBack(isStillThere)))) throw notShown(error);
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
