import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useHttp } from '../../../api/http-context.tsx';
import { subscriptionDetailQuery } from '../../../api/queries/subscription-queries.ts';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { CreateForm } from './create-form.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { EditorSkeleton, ReadOnlyNotice, SubscriptionProblem } from './editor-states.tsx';
import { emptyFormValues, toCopyValues } from './subscription-form-values.ts';

const route = getRouteApi('/signed-in/subscriptions/new');

/** `/subscriptions/new`, empty or as a copy of another subscription. */
export function Component() {
  const { copyOf } = route.useSearch();
  const mayWrite = useMayWrite();
  return (
    <EditorFrame>
      <PageHeading title={copyOf === undefined ? 'Create subscription' : 'Duplicate subscription'} />
      {mayWrite ? null : <ReadOnlyNotice />}
      {!mayWrite ? null : copyOf === undefined ? (
        <CreateForm initialValues={emptyFormValues} />
      ) : (
        <CopyForm key={copyOf} copyOf={copyOf} />
      )}
    </EditorFrame>
  );
}

function CopyForm({ copyOf }: { readonly copyOf: string }) {
  const { data, error, refetch, isFetching } = useQuery(subscriptionDetailQuery(useHttp(), copyOf));
  if (data !== undefined) return <CreateForm initialValues={toCopyValues(data)} />;
  if (error !== null) return <SubscriptionProblem error={error} onRetry={() => void refetch()} isBusy={isFetching} />;
  return <EditorSkeleton />;
}
