import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { OutcomeUnknownError } from '../../../api/errors.ts';
import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import { storedDifferently } from '../writes/stored-differently.ts';
import { usePropagationTime, useWrites } from '../writes/writes-context.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { type SubscriptionFormValues, toFormValues, toPatch } from './subscription-form-values.ts';
import { readSuggestion } from './suggested-events.ts';

const suggestionNotes = {
  fits: 'A check suggested this change of the events. Look at it, then save or cancel.',
  outdated: 'A check suggested a change of the events, but they have been changed since. Nothing was applied.',
} as const;

const route = getRouteApi('/signed-in/subscriptions/$subscriptionId');

interface EditFormProps {
  readonly subscription: Subscription;
  readonly isReadOnly: boolean;
}

/** Edits a subscription. What changed is judged against the data the form was opened with. */
export function EditForm({ subscription, isReadOnly }: EditFormProps) {
  const [initialValues] = useState(() => toFormValues(subscription));
  const state: unknown = useLocation({ select: (location) => location.state.suggestedEvents });
  // Once: what the form was opened with does not change under the person's hands.
  const [suggestion] = useState(() =>
    isReadOnly ? ({ status: 'none' } as const) : readSuggestion(state, subscription),
  );
  const writes = useWrites();
  const notices = useNotices();
  const time = usePropagationTime();
  const navigate = useNavigate();
  const { listAddress } = route.useRouteContext();
  const leave = (notice?: string): void => {
    if (notice !== undefined) notices.show(notice);
    void navigate({ href: listAddress.get(), ignoreBlocker: notice !== undefined });
  };
  const change = useMutation({
    mutationFn: (patch: UpdateSubscriptionRequest) => writes.update(subscription.subscriptionId, patch),
    // The request may hold a secret: it must not stay in any cache (design section 5).
    gcTime: 0,
  });
  const submit = async (values: SubscriptionFormValues): Promise<void> => {
    const patch = toPatch(subscription, values);
    if (patch === undefined) {
      leave(`Nothing was changed in “${subscription.name}”, so nothing was sent.`);
      return;
    }
    const { subscription: saved, isSecretUncertain } = await change.mutateAsync(patch);
    if (isSecretUncertain) throw new OutcomeUnknownError('secret');
    const secret =
      patch.secret === undefined
        ? ''
        : ' Notifications are then signed with the new secret: your receiver must know it.';
    leave(`“${saved.name}” is saved. It is live within ${time}.${storedDifferently(patch, saved)}${secret}`);
  };
  return (
    <>
      {suggestion.status === 'none' ? null : (
        <Callout severity="info" role="note">
          {suggestionNotes[suggestion.status]}
        </Callout>
      )}
      <SubscriptionForm
        initialValues={initialValues}
        stored={subscription}
        {...(suggestion.status === 'fits' ? { suggestedEvents: suggestion.events } : {})}
        submitLabel="Save changes"
        secretHint={`Set; it cannot be shown. Leave empty to keep it. A new one replaces it within ${time}, and receivers refuse notifications until they know it.`}
        isReadOnly={isReadOnly}
        onSubmit={submit}
        onCancel={() => leave()}
      />
    </>
  );
}
