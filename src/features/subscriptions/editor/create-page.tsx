import { getRouteApi } from '@tanstack/react-router';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { CreateForm } from './create-form.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { EditorSkeleton, ReadOnlyNotice, SubscriptionProblem } from './editor-states.tsx';
import { emptyFormValues, toCopyValues } from './subscription-form-values.ts';
import { useOpenedSubscription } from './use-opened-subscription.ts';

const route = getRouteApi('/signed-in/subscriptions/new');

/** `/subscriptions/new`, empty or as a copy of another subscription. */
export function Component() {
  const { copyOf } = route.useSearch();
  const mayWrite = useMayWrite();
  return (
    <EditorFrame>
      <PageHeading title={copyOf === undefined ? 'Create subscription' : 'Duplicate subscription'} />
      {mayWrite ? null : <ReadOnlyNotice />}
      {copyOf === undefined ? (
        <CreateForm key="new" initialValues={emptyFormValues} isReadOnly={!mayWrite} />
      ) : (
        <CopyForm key={copyOf} copyOf={copyOf} isReadOnly={!mayWrite} />
      )}
    </EditorFrame>
  );
}

function CopyForm({ copyOf, isReadOnly }: { readonly copyOf: string; readonly isReadOnly: boolean }) {
  const { opened, error, retry, isBusy } = useOpenedSubscription(copyOf);
  if (opened !== undefined) return <CreateForm initialValues={toCopyValues(opened)} isReadOnly={isReadOnly} />;
  if (error !== null) return <SubscriptionProblem error={error} onRetry={retry} isBusy={isBusy} />;
  return <EditorSkeleton />;
}
