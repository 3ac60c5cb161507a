import { explainError } from '../../../api/explain-error.ts';
import { OutcomeUnknownError } from '../../../api/errors.ts';
import type { CreateOutcome, UpdateOutcome } from '../../../api/settled-writes.ts';
import type { CreateSubscriptionRequest, UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { type ActivityEntry, pickFields, pickLike } from '../../../domain/activity/activity-entry.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { WriteToRecord } from './record-write.ts';

/** What the log tells of each kind of write, before it and by its answer. Of a secret only that it was changed. */

export function describeCreation(request: CreateSubscriptionRequest): WriteToRecord {
  return { kind: 'create', name: request.name, after: pickFields(request) };
}

export function readCreation({ subscription }: CreateOutcome): Partial<ActivityEntry> {
  if (subscription === undefined) return {};
  const { subscriptionId, name } = subscription;
  return { subscriptionId, name, after: pickFields(subscription) };
}

export function describeChange(
  subscriptionId: string,
  request: UpdateSubscriptionRequest,
  known: Subscription | undefined,
  undoOf: number | undefined,
): WriteToRecord {
  return {
    kind: 'change',
    subscriptionId,
    name: known?.name ?? request.name ?? subscriptionId,
    ...(known === undefined ? {} : { before: pickLike(known, request) }),
    after: pickFields(request),
    ...(request.secret === undefined ? {} : { isSecretChanged: true }),
    ...(undoOf === undefined ? {} : { undoOf }),
  };
}

export function readChange(request: UpdateSubscriptionRequest, outcome: UpdateOutcome): Partial<ActivityEntry> {
  const after = pickLike(outcome.subscription, request);
  if (!outcome.isSecretUncertain) return { after };
  const { title, detail } = explainError(new OutcomeUnknownError('secret'));
  return { after, outcome: { status: 'unknown', reason: `${title}. ${detail}` } };
}

export function describeDeletion(subscriptionId: string, known: Subscription | undefined): WriteToRecord {
  return {
    kind: 'delete',
    subscriptionId,
    name: known?.name ?? subscriptionId,
    ...(known === undefined ? {} : { before: pickFields(known) }),
  };
}
