import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import type { CreateOutcome } from '../../../api/settled-writes.ts';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import { usePropagationTime, useWrites } from '../writes/writes-context.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { type SubscriptionFormValues, toCreateRequest } from './subscription-form-values.ts';

const route = getRouteApi('/signed-in/subscriptions/new');

const secretHint =
  'Leave empty and VCC makes one, shown once after creating. Or bring your own: Base64 of at least 32 bytes.';

interface CreateFormProps {
  readonly initialValues: SubscriptionFormValues;
  readonly isReadOnly: boolean;
}

/** Creates a subscription. A secret that VCC made is shown once before the page is left. */
export function CreateForm({ initialValues, isReadOnly }: CreateFormProps) {
  const writes = useWrites();
  const notices = useNotices();
  const time = usePropagationTime();
  const navigate = useNavigate();
  const { listAddress } = route.useRouteContext();
  const [created, setCreated] = useState<CreateOutcome>();
  const leave = (name?: string): void => {
    if (name !== undefined) notices.show(`“${name}” is created. It is live within ${time}.`);
    void navigate({ href: listAddress.get(), ignoreBlocker: name !== undefined });
  };
  const creation = useMutation({
    mutationFn: (values: SubscriptionFormValues) => writes.create(toCreateRequest(values)),
    // The answer holds a secret: it must not stay in any cache (design section 5).
    gcTime: 0,
  });
  const submit = async (values: SubscriptionFormValues): Promise<void> => {
    const outcome = await creation.mutateAsync(values);
    if (values.secret === '') setCreated(outcome);
    else leave(outcome.subscription.name);
  };
  const finish = (): void => {
    const name = created?.subscription.name;
    setCreated(undefined);
    creation.reset();
    leave(name);
  };
  if (created !== undefined && created.secret === undefined) return <LostSecret outcome={created} />;
  return (
    <>
      <SubscriptionForm
        initialValues={initialValues}
        submitLabel="Create subscription"
        secretHint={secretHint}
        isReadOnly={isReadOnly}
        onSubmit={submit}
        onCancel={() => leave()}
      />
      {created?.secret === undefined ? null : (
        <>
          <SecretDialog subscriptionName={created.subscription.name} secret={created.secret} onDone={finish} />
          <LeaveGuard risk="secret" />
        </>
      )}
    </>
  );
}

/** Created, as reading back showed, but the answer with the secret never came (acceptance N8). */
function LostSecret({ outcome: { subscription } }: { readonly outcome: CreateOutcome }) {
  return (
    <Callout severity="warning" title={`“${subscription.name}” was created, but its signing secret is lost`}>
      VCC’s answer did not arrive; reading back showed that the subscription exists. Nobody can look the secret up.{' '}
      <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId: subscription.subscriptionId }} hash="secret">
        Set a new secret
      </Link>
    </Callout>
  );
}
