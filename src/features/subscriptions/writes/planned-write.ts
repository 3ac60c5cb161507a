import type { QueryClient } from '@tanstack/react-query';
import { isPassing } from '../../../api/errors.ts';
import type { HttpClient } from '../../../api/http.ts';
import { findKnown, storeSubscription } from '../../../api/queries/subscription-queries.ts';
import { getSubscription } from '../../../api/subscriptions.ts';
import { differingFields, type SomeFields } from '../../../domain/activity/activity-entry.ts';
import type { BulkTask } from '../../../domain/bulk/plan-bulk.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { LaterWishes } from './later-wishes.ts';

/** Asked before each request of a task, which goes when this resolves; it rejects when the task must not go on. */
export type Turn = (kind: 'look' | 'write') => Promise<void>;

/** Changes and deletes in the turn that a row is in, by the client given, until `askedBy` is aborted. */
interface RowWrites {
  readonly askedBy: AbortSignal;
  readonly update: (http: HttpClient, patch: SomeFields) => Promise<unknown>;
  readonly remove: (http: HttpClient) => Promise<unknown>;
}

type ChangeTask = Extract<BulkTask, { outcome: 'change' }>;

export interface PlannedOptions {
  readonly http: HttpClient;
  readonly queryClient: QueryClient;
  readonly laterWishes: LaterWishes;
  /** Waits before a row is read once more. */
  readonly readRetryDelaysMs: readonly number[];
  /** Runs what looks and then writes as one turn, so that no other write of this tab comes between. */
  readonly inTurn: (subscriptionId: string, task: (writes: RowWrites) => Promise<void>) => Promise<void>;
}

/** The writes of one plan, as of now: what is asked of single rows from here on is later. */
export type PlannedWrites = (task: BulkTask, turn: Turn) => Promise<string | undefined>;

/** Whether to send; without an objection, what is not sent is as it shall be already. */
interface Verdict {
  readonly send: boolean;
  readonly objection?: string;
}

const send: Verdict = { send: true };
const changedHere =
  'Not sent: it was changed here by itself after this change in bulk was planned. Select it again for a new plan.';

/**
 * Does what a plan says of one row, unless the row is no longer what the plan showed; then it tells why. A URL and a list
 * of entries are sent as a whole, so the row is read again just before: there are no versions to send along (design
 * section 5). A switch says what it shall be and takes nothing back, so it costs no second request. What the person asked
 * of the row alone meanwhile is the later wish, and is left alone (acceptance C12).
 */
export function createPlannedWrites(options: PlannedOptions): PlannedWrites {
  const { http, queryClient, laterWishes, readRetryDelaysMs, inTurn } = options;
  const mark = laterWishes.mark();

  /** A read that fails in passing is tried again, as every read is. */
  async function look(
    subscriptionId: string,
    turn: Turn,
    askedBy: AbortSignal,
    delaysMs = readRetryDelaysMs,
  ): Promise<Subscription> {
    await turn('look');
    try {
      const current = await getSubscription(http, subscriptionId, askedBy);
      askedBy.throwIfAborted();
      await storeSubscription(queryClient, current);
      return current;
    } catch (error) {
      const [delayMs, ...rest] = delaysMs;
      if (delayMs === undefined || !isPassing(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return look(subscriptionId, turn, askedBy, rest);
    }
  }

  async function judge(task: ChangeTask, isLaterWish: boolean, turn: Turn, askedBy: AbortSignal): Promise<Verdict> {
    const { patch, subscription } = task;
    const isWhole = patch.url !== undefined || patch.events !== undefined;
    const { subscriptionId } = subscription;
    const current = isWhole ? await look(subscriptionId, turn, askedBy) : findKnown(queryClient, subscriptionId);
    if (!isWhole && !isLaterWish) return send;
    if (current !== undefined && differingFields(patch, current).length === 0) return { send: false };
    if (isLaterWish) return { send: false, objection: changedHere };
    const objection = current && findObstacle(task, current);
    return objection === undefined ? send : { send: false, objection };
  }

  return async (task, turn) => {
    const { subscriptionId } = task.subscription;
    const paced = pacedReads(http, turn);
    let verdict = send;
    await inTurn(subscriptionId, async (writes) => {
      const isLaterWish = laterWishes.isAfter(subscriptionId, mark);
      if (task.outcome === 'change') verdict = await judge(task, isLaterWish, turn, writes.askedBy);
      else if (isLaterWish) verdict = { send: false, objection: changedHere };
      if (!verdict.send) return;
      await turn('write');
      if (task.outcome === 'delete') await writes.remove(paced);
      else await writes.update(paced, task.patch);
    });
    return verdict.objection;
  };
}

/** What somebody else changed of the fields that the task would write over. */
function findObstacle({ subscription, patch }: ChangeTask, current: Subscription): string | undefined {
  const planned: SomeFields = {
    ...(patch.url === undefined ? {} : { url: subscription.url }),
    ...(patch.events === undefined ? {} : { events: subscription.events }),
  };
  const fields = differingFields(planned, current);
  if (fields.length === 0) return undefined;
  return `Not sent: somebody changed ${fields.join(' and ')} after the plan was made. Select it again for a new plan.`;
}

/** The write has its turn already; what reads its lost answer back asks for one. */
function pacedReads(http: HttpClient, turn: Turn): HttpClient {
  return {
    async send(request) {
      if (request.method === 'GET') await turn('look');
      return http.send(request);
    },
  };
}
