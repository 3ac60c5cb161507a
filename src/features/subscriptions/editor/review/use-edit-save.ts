import { useState } from 'react';
import { ApiError, OutcomeUnknownError } from '../../../../api/errors.ts';
import type { UpdateSubscriptionRequest } from '../../../../api/subscriptions.ts';
import type { Fields } from '../../../../domain/activity/activity-entry.ts';
import { type ReviewReason, reviewChange } from '../../../../domain/review/review-reasons.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { ChangedElsewhereError, type RevisionOutcome } from '../../writes/revise-subscription.ts';
import { useRevise } from '../../writes/use-revise.ts';
import { type SubscriptionFormValues, toFormValues, toPatch } from '../subscription-form-values.ts';
import type { FormFields } from '../use-form-values.ts';
import type { GoneAnswer } from './gone-dialog.tsx';
import { useEffectReader } from './use-entry-effect.ts';

/** What the person is asked in the midst of saving; `answer` goes on with it. */
type Question =
  | {
      readonly kind: 'review';
      readonly seen: Subscription;
      readonly patch: UpdateSubscriptionRequest;
      readonly reasons: readonly ReviewReason[];
      readonly answer: (isAgreed: boolean) => void;
    }
  | {
      readonly kind: 'conflict';
      readonly seen: Subscription;
      readonly current: Subscription;
      readonly patch: UpdateSubscriptionRequest;
      readonly answer: (resolved: Fields | undefined) => void;
    }
  | {
      readonly kind: 'gone';
      readonly name: string;
      readonly answer: (answer: GoneAnswer) => void;
    };

export type EditQuestion = Question & {
  /** It cannot be asked: nothing is saved then, and the form says so. */
  readonly fail: () => void;
};

interface EditSaveOptions {
  /** What the form's change is judged against. */
  readonly seen: Subscription;
  /** From now on it is judged against this. */
  readonly onSeen: (seen: Subscription) => void;
  /** Nothing is left to change. */
  readonly onUnchanged: () => void;
  readonly onSaved: (outcome: RevisionOutcome, patch: UpdateSubscriptionRequest) => void;
  readonly onGone: (answer: 'create' | 'discard', values: SubscriptionFormValues) => void;
}

/** Saves an edit: asks where something is lost or somebody else was faster, and sends what is left to change. */
export function useEditSave({ seen: seenAtFirst, onSeen, onUnchanged, onSaved, onGone }: EditSaveOptions) {
  const revise = useRevise();
  const effectOf = useEffectReader();
  const [question, setQuestion] = useState<EditQuestion>();

  function ask<Answer>(toQuestion: (answer: (answer: Answer) => void) => Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const answer = (given: Answer): void => {
        setQuestion(undefined);
        resolve(given);
      };
      const fail = (): void => {
        setQuestion(undefined);
        reject(new Error('The question has failed'));
      };
      setQuestion({ ...toQuestion(answer), fail });
    });
  }

  async function isAgreed(seen: Subscription, patch: UpdateSubscriptionRequest): Promise<boolean> {
    const after = { ...seen, ...patch };
    const reasons = reviewChange(seen, after, effectOf(seen.events, after.events));
    return reasons.length === 0 || ask<boolean>((answer) => ({ kind: 'review', seen, patch, reasons, answer }));
  }

  async function send(seen: Subscription, values: SubscriptionFormValues, fields: FormFields): Promise<boolean> {
    const patch = toPatch(seen, values);
    if (patch === undefined) {
      onUnchanged();
      return true;
    }
    try {
      const outcome = await revise(seen, patch);
      if (outcome.isSecretUncertain) {
        // All but the secret is stored: only that is still to be saved.
        onSeen(outcome.subscription);
        throw new OutcomeUnknownError('secret');
      }
      onSaved(outcome, patch);
      return true;
    } catch (error) {
      if (error instanceof ChangedElsewhereError) return settle(seen, error.current, patch, values, fields);
      if (error instanceof ApiError && error.kind === 'not-found') return bury(seen, values);
      throw error;
    }
  }

  /** Whatever is chosen, the form shows it, and what is saved is judged against what is stored now. */
  async function settle(
    seen: Subscription,
    current: Subscription,
    patch: UpdateSubscriptionRequest,
    values: SubscriptionFormValues,
    fields: FormFields,
  ): Promise<boolean> {
    const resolved = await ask<Fields | undefined>((answer) => ({ kind: 'conflict', seen, current, patch, answer }));
    if (resolved === undefined) return false;
    const next = { ...values, ...toFormValues({ ...current, ...resolved }), secret: values.secret };
    onSeen(current);
    fields.put(next);
    return send(current, next, fields);
  }

  async function bury({ name }: Subscription, values: SubscriptionFormValues): Promise<boolean> {
    const answer = await ask<GoneAnswer>((give) => ({ kind: 'gone', name, answer: give }));
    if (answer === 'keep') return false;
    onGone(answer, values);
    return true;
  }

  const save = async (values: SubscriptionFormValues, fields: FormFields): Promise<boolean> => {
    const patch = toPatch(seenAtFirst, values);
    if (patch !== undefined && !(await isAgreed(seenAtFirst, patch))) return false;
    return send(seenAtFirst, values, fields);
  };
  return { question, save };
}
