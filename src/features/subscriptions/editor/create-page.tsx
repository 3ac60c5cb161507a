import { getRouteApi, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { deletedFields } from '../../../domain/activity/activity-entry.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { toValuesAgain } from './create-again.ts';
import { CreateForm } from './create-form.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { EditorSkeleton, ReadOnlyNotice, SubscriptionProblem } from './editor-states.tsx';
import { emptyFormValues, toCopyValues } from './subscription-form-values.ts';
import { useOpenedSubscription } from './use-opened-subscription.ts';

const route = getRouteApi('/shell/signed-in/subscriptions/new');

/** `/subscriptions/new`, empty, with an event that a link has chosen, or as a copy of another subscription. */
export function Component() {
  const { copyOf, event } = route.useSearch();
  const entryId = useLocation({ select: (location) => location.state.createAgain });
  const mayWrite = useMayWrite();
  return (
    <EditorFrame>
      <PageHeading title={copyOf === undefined ? 'Create subscription' : 'Duplicate subscription'} />
      {mayWrite ? null : <ReadOnlyNotice />}
      {entryId !== undefined ? (
        <FormAgain key={entryId} entryId={entryId} isReadOnly={!mayWrite} />
      ) : copyOf === undefined ? (
        <NewForm key="new" event={mayWrite ? event : undefined} isReadOnly={!mayWrite} />
      ) : (
        <CopyForm key={copyOf} copyOf={copyOf} isReadOnly={!mayWrite} />
      )}
    </EditorFrame>
  );
}

/** A chosen event is where the form begins and nothing that could be lost: leaving does not ask about it alone. */
function NewForm({ event, isReadOnly }: { readonly event: string | undefined; readonly isReadOnly: boolean }) {
  // Once: what the form was opened with does not change under the person's hands.
  const [chosen] = useState(event);
  const [initialValues] = useState(() =>
    chosen === undefined ? emptyFormValues : { ...emptyFormValues, events: [chosen] },
  );
  return (
    <>
      {chosen === undefined ? null : (
        <Callout severity="info" role="note">
          The link that you followed has chosen <bdi>{revealHiddenCharacters(chosen)}</bdi>, below under Events. Nothing
          is created until you press Create subscription.
        </Callout>
      )}
      <CreateForm initialValues={initialValues} isReadOnly={isReadOnly} />
    </>
  );
}

/**
 * What a subscription was that this session has deleted. Nothing of it is anybody's typing: leaving does not ask. The
 * history entry has its place in the log only, which the next person at this browser does not get to see.
 */
function FormAgain({ entryId, isReadOnly }: { readonly entryId: number; readonly isReadOnly: boolean }) {
  const { activity } = route.useRouteContext();
  // Once: what the form was opened with does not change under the person's hands.
  const [deleted] = useState(() => deletedFields(activity.find(entryId)));
  const [initialValues] = useState(() => (deleted === undefined ? emptyFormValues : toValuesAgain(deleted)));
  return (
    <>
      <Callout severity="info" role="note">
        {deleted === undefined ? (
          'This page was to be filled in with a subscription that was deleted. The console no longer knows what it was: Activity is forgotten when the tab is reloaded or somebody signs out.'
        ) : (
          <>
            Filled in with what <bdi>{revealHiddenCharacters(deleted.name)}</bdi> was when it was deleted. Its id and
            its signing secret will be new.
            {deleted.enabled
              ? ' It was on. It starts switched off here, because your receiver does not know the new secret yet.'
              : ' It was switched off, and starts so.'}
          </>
        )}
      </Callout>
      <CreateForm initialValues={initialValues} isReadOnly={isReadOnly} />
    </>
  );
}

function CopyForm({ copyOf, isReadOnly }: { readonly copyOf: string; readonly isReadOnly: boolean }) {
  const { opened, error, retry, isBusy } = useOpenedSubscription(copyOf);
  if (opened !== undefined) return <CreateForm initialValues={toCopyValues(opened)} isReadOnly={isReadOnly} />;
  if (error !== null) return <SubscriptionProblem error={error} onRetry={retry} isBusy={isBusy} />;
  return <EditorSkeleton />;
}
