import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import { useWrites } from '../writes/writes-context.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { type SubscriptionFormValues, toFormValues, toPatch } from './subscription-form-values.ts';

const route = getRouteApi('/signed-in/subscriptions/$subscriptionId');

const secretHint =
  'Set; it cannot be shown. Leave empty to keep it. A new one replaces it within 30 seconds, and receivers refuse notifications until they know it.';

interface EditFormProps {
  readonly subscription: Subscription;
  readonly isReadOnly: boolean;
}

/** Edits a subscription. What changed is judged against the data the form was opened with. */
export function EditForm({ subscription, isReadOnly }: EditFormProps) {
  // A refetch brings a new object; the form keeps the one it started from (design section 5).
  const [original] = useState(subscription);
  const [initialValues] = useState(() => toFormValues(subscription));
  const writes = useWrites();
  const notices = useNotices();
  const navigate = useNavigate();
  const { listAddress } = route.useRouteContext();
  const leave = (notice?: string): void => {
    if (notice !== undefined) notices.show(notice);
    void navigate({ href: listAddress.get(), ignoreBlocker: notice !== undefined });
  };
  const change = useMutation({
    mutationFn: (patch: UpdateSubscriptionRequest) => writes.update(original.subscriptionId, patch),
    // The request may hold a secret: it must not stay in any cache (design section 5).
    gcTime: 0,
  });
  const submit = async (values: SubscriptionFormValues): Promise<void> => {
    const patch = toPatch(original, values);
    if (patch === undefined) {
      leave(`Nothing was changed in “${original.name}”, so nothing was sent.`);
      return;
    }
    const { subscription: saved, isSecretUncertain } = await change.mutateAsync(patch);
    leave(
      isSecretUncertain
        ? `“${saved.name}” is saved, but VCC’s answer was lost: whether the new secret is in force is unknown. Set it again to be sure.`
        : `“${saved.name}” is saved. It is live within 30 seconds.`,
    );
  };
  return (
    <SubscriptionForm
      initialValues={initialValues}
      submitLabel="Save changes"
      secretHint={secretHint}
      isReadOnly={isReadOnly}
      onSubmit={submit}
      onCancel={() => leave()}
    />
  );
}
