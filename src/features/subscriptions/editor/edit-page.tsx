import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { findCachedUnreadable } from '../../../api/queries/subscription-queries.ts';
import { ButtonLink } from '../../../components/button-link.ts';
import { LiveWithin } from '../../../components/live-within.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { DeleteDialog } from '../delete/delete-dialog.tsx';
import { useLiveAt } from '../writes/writes-context.tsx';
import { CreateInstead, type UnsavedEdit } from './create-instead.tsx';
import { EditForm } from './edit-form.tsx';
import { EditorFrame } from './editor-frame.tsx';
import { useOpenedSubscription } from './use-opened-subscription.ts';
import { EditorSkeleton, ReadOnlyNotice, SubscriptionProblem, UnreadableNotice } from './editor-states.tsx';

const route = getRouteApi('/shell/signed-in/subscriptions/$subscriptionId');

/** `/subscriptions/$subscriptionId`: view, edit, duplicate, delete; any id can be linked to. */
export function Component() {
  const { subscriptionId } = route.useParams();
  return <Editor key={subscriptionId} subscriptionId={subscriptionId} />;
}

function Editor({ subscriptionId }: { readonly subscriptionId: string }) {
  const { opened, newest, error, retry, isBusy } = useOpenedSubscription(subscriptionId);
  const mayWrite = useMayWrite();
  // Not watched: who watches the list and leaves ends the reading of it that the next page has begun.
  const unreadable = findCachedUnreadable(useQueryClient(), subscriptionId);
  const isReadOnly = !mayWrite || unreadable !== undefined;
  const [instead, setInstead] = useState<UnsavedEdit>();
  if (instead !== undefined) {
    return (
      <EditorFrame>
        <CreateInstead {...instead} />
      </EditorFrame>
    );
  }
  const title = newest === undefined ? 'Subscription' : revealHiddenCharacters(newest.name);
  return (
    <EditorFrame>
      <PageHeading title={title} actions={newest && <EditActions subscription={newest} isReadOnly={isReadOnly} />} />
      {mayWrite ? null : <ReadOnlyNotice />}
      {unreadable === undefined ? null : <UnreadableNotice problem={unreadable.problem} />}
      <LiveNote subscriptionId={subscriptionId} />
      {opened !== undefined ? (
        <EditForm
          subscription={opened}
          newest={newest ?? opened}
          isReadOnly={isReadOnly}
          onCreateInstead={setInstead}
        />
      ) : error === null ? (
        <EditorSkeleton />
      ) : (
        <SubscriptionProblem error={error} onRetry={retry} isBusy={isBusy} />
      )}
    </EditorFrame>
  );
}

/** That what is stored may not be what VCC acts by yet. It is there to be found, and is not announced as it counts. */
function LiveNote({ subscriptionId }: { readonly subscriptionId: string }) {
  const liveAt = useLiveAt(subscriptionId);
  return liveAt === undefined ? null : (
    <Typography color="textSecondary">
      The last change made here: <LiveWithin liveAt={liveAt} />.
    </Typography>
  );
}

interface EditActionsProps {
  readonly subscription: Subscription;
  readonly isReadOnly: boolean;
}

/** The question stays when VCC has just refused the right to it: there it says so. */
function EditActions({ subscription, isReadOnly }: EditActionsProps) {
  const [isAsking, setIsAsking] = useState(false);
  const { listAddress } = route.useRouteContext();
  const navigate = useNavigate();
  return (
    <>
      {isReadOnly ? null : (
        <>
          <ButtonLink to="/subscriptions/new" search={{ copyOf: subscription.subscriptionId }}>
            Duplicate
          </ButtonLink>
          <Button color="error" onClick={() => setIsAsking(true)}>
            Delete
          </Button>
        </>
      )}
      {isAsking ? (
        <PartBoundary what="The question" isFloating>
          <DeleteDialog
            subscription={subscription}
            onClose={() => setIsAsking(false)}
            onDeleted={() => void navigate({ href: listAddress.get(), ignoreBlocker: true })}
          />
        </PartBoundary>
      ) : null}
    </>
  );
}
