import Button from '@mui/material/Button';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ButtonLink } from '../../../components/button-link.ts';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { DeleteDialog } from '../delete/delete-dialog.tsx';
import { EditForm } from './edit-form.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { useOpenedSubscription } from './use-opened-subscription.ts';
import { EditorSkeleton, ReadOnlyNotice, SubscriptionProblem } from './editor-states.tsx';

const route = getRouteApi('/signed-in/subscriptions/$subscriptionId');

/** `/subscriptions/$subscriptionId`: view, edit, duplicate, delete; any id can be linked to. */
export function Component() {
  const { subscriptionId } = route.useParams();
  return <Editor key={subscriptionId} subscriptionId={subscriptionId} />;
}

function Editor({ subscriptionId }: { readonly subscriptionId: string }) {
  const { opened, newest, error, retry, isBusy } = useOpenedSubscription(subscriptionId);
  const mayWrite = useMayWrite();
  const title = newest === undefined ? 'Subscription' : revealHiddenCharacters(newest.name);
  return (
    <EditorFrame>
      <PageHeading
        title={title}
        actions={newest === undefined || !mayWrite ? undefined : <EditActions subscription={newest} />}
      />
      {mayWrite ? null : <ReadOnlyNotice />}
      {opened !== undefined ? (
        <EditForm subscription={opened} isReadOnly={!mayWrite} />
      ) : error === null ? (
        <EditorSkeleton />
      ) : (
        <SubscriptionProblem error={error} onRetry={retry} isBusy={isBusy} />
      )}
    </EditorFrame>
  );
}

function EditActions({ subscription }: { readonly subscription: Subscription }) {
  const [isAsking, setIsAsking] = useState(false);
  const { listAddress } = route.useRouteContext();
  const navigate = useNavigate();
  return (
    <>
      <ButtonLink to="/subscriptions/new" search={{ copyOf: subscription.subscriptionId }}>
        Duplicate
      </ButtonLink>
      <Button color="error" onClick={() => setIsAsking(true)}>
        Delete
      </Button>
      {isAsking ? (
        <DeleteDialog
          subscription={subscription}
          onClose={() => setIsAsking(false)}
          onDeleted={() => void navigate({ href: listAddress.get(), ignoreBlocker: true })}
        />
      ) : null}
    </>
  );
}
