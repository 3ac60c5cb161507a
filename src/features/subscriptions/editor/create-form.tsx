import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import type { CreateOutcome, SecretGap } from '../../../api/settled-writes.ts';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import { usePropagationTime, useWrites } from '../writes/writes-context.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { type ReviewReason, reviewUrl } from '../../../domain/review/review-reasons.ts';
import { QuestionBoundary } from './review/question-boundary.tsx';
import { ReviewDialog } from './review/review-dialog.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { type SubscriptionFormValues, toCreateRequest } from './subscription-form-values.ts';
import { takeFocus } from '../../../components/take-focus.ts';

/** Also where a subscription is created in place of one that is gone. */
const route = getRouteApi('/shell/signed-in');

const secretHint =
  'Leave empty and VCC makes one, shown once after creating. Or generate one here, or bring your own: Base64 of at least 32 bytes.';

interface CreateFormProps {
  readonly initialValues: SubscriptionFormValues;
  /** What the fields begin with, where that is somebody's typing already. */
  readonly startValues?: SubscriptionFormValues;
  /** The secret that this browser made before, which nobody has seen: it may stand among what is typed. */
  readonly madeBefore?: string;
  readonly isReadOnly: boolean;
}

/** Creates a subscription. A secret that VCC made is shown once before the page is left. */
export function CreateForm({
  initialValues,
  startValues = initialValues,
  madeBefore = '',
  isReadOnly,
}: CreateFormProps) {
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
  const { question, ask } = useUrlQuestion();
  const [generated, setGenerated] = useState(madeBefore);
  const submit = async (values: SubscriptionFormValues): Promise<boolean> => {
    if (!(await ask(values.url))) return false;
    const outcome = await creation.mutateAsync(values);
    const isKnownToPerson = values.secret !== '' && values.secret !== generated;
    if (outcome.secret !== undefined && isKnownToPerson) leave(outcome.name);
    else setCreated(outcome);
    return true;
  };
  const finish = (): void => {
    const name = created?.name;
    setCreated(undefined);
    creation.reset();
    leave(name);
  };
  if (created !== undefined && created.secret === undefined) return <MissingSecret {...created} />;
  return (
    <>
      <SubscriptionForm
        initialValues={initialValues}
        startValues={startValues}
        submitLabel="Create subscription"
        secretField={{ hint: secretHint, generated, onGenerated: setGenerated }}
        isReadOnly={isReadOnly}
        onSubmit={submit}
        isAsking={question !== undefined}
        onCancel={() => leave()}
      />
      {question}
      {created === undefined ? null : (
        <>
          <SecretDialog
            subscriptionName={created.name}
            secret={created.secret}
            maker={created.secret === generated ? 'browser' : 'vcc'}
            onDone={finish}
          />
          <LeaveGuard risk="secret" />
        </>
      )}
    </>
  );
}

interface UrlQuestion {
  readonly reasons: readonly ReviewReason[];
  readonly answer: (isAgreed: boolean) => void;
  readonly fail: () => void;
}

/** A URL that is hardly ever meant is asked about before anything is sent (acceptance U4, U5, U7). */
function useUrlQuestion() {
  const [open, setOpen] = useState<UrlQuestion>();
  const ask = (url: string): Promise<boolean> => {
    const reasons = reviewUrl(url);
    if (reasons.length === 0) return Promise.resolve(true);
    return new Promise((resolve, reject) => {
      const answer = (isAgreed: boolean): void => {
        setOpen(undefined);
        resolve(isAgreed);
      };
      const fail = (): void => {
        setOpen(undefined);
        reject(new Error('The question has failed'));
      };
      setOpen({ reasons, answer, fail });
    });
  };
  const question =
    open === undefined ? undefined : (
      <QuestionBoundary onFail={open.fail}>
        <ReviewDialog reasons={open.reasons} onAnswer={open.answer} />
      </QuestionBoundary>
    );
  return { question, ask };
}

const missingSecrets: Readonly<Record<SecretGap, { readonly what: string; readonly why: string }>> = {
  'answer-lost': {
    what: 'was created, but its signing secret is lost',
    why: 'VCC’s answer did not arrive; reading back showed that the subscription exists. Nobody can look the secret up.',
  },
  'not-told': {
    what: 'was created, but VCC did not tell its signing secret',
    why: 'VCC answered, but without a secret that could be read. Nobody can look it up.',
  },
  uncertain: {
    what: 'exists, but perhaps with another signing secret',
    why: 'It is just as entered here, but an earlier try whose answer was lost, or somebody else, may have made it with another secret. Nobody can look the secret up.',
  },
};

/** Created, but nobody can be shown the secret (acceptance N8). The form that had the focus is gone. */
function MissingSecret({ name, subscription, gap }: Extract<CreateOutcome, { secret: undefined }>) {
  const { what, why } = missingSecrets[gap];
  return (
    <div ref={takeFocus} tabIndex={-1}>
      <Callout severity="warning" title={`“${name}” ${what}`}>
        {why}{' '}
        {subscription === undefined ? (
          <Link to="/subscriptions">Look at the list</Link>
        ) : (
          <Link
            to="/subscriptions/$subscriptionId"
            params={{ subscriptionId: subscription.subscriptionId }}
            hash="secret"
          >
            Set a new secret
          </Link>
        )}
      </Callout>
    </div>
  );
}
