import { getRouteApi, useLocation, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { Callout } from '../../../components/feedback/callout.tsx';
import { useNotices } from '../../../components/feedback/notice-context.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import type { RevisionOutcome } from '../writes/revise-subscription.ts';
import { storedDifferently } from '../writes/stored-differently.ts';
import { usePropagationTime } from '../writes/writes-context.tsx';
import type { UnsavedEdit } from './create-instead.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { EditQuestions } from './review/edit-questions.tsx';
import { ReviewPane } from './review/review-pane.tsx';
import { useEditSave } from './review/use-edit-save.ts';
import { GuidedChange } from './secret/guided-change.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { SubscriptionForm } from './subscription-form.tsx';
import { toFormValues } from './subscription-form-values.ts';
import { readSuggestion } from './suggested-events.ts';

const suggestionNotes = {
  fits: 'A check suggested this change of the events. Look at it, then save or cancel.',
  outdated: 'A check suggested a change of the events, but they have been changed since. Nothing was applied.',
} as const;

const route = getRouteApi('/shell/signed-in/subscriptions/$subscriptionId');

/** What follows a save: where the person goes, and what they are told. */
function useEndings() {
  const notices = useNotices();
  const time = usePropagationTime();
  const navigate = useNavigate();
  const { listAddress } = route.useRouteContext();
  const leave = (notice?: string): void => {
    if (notice !== undefined) notices.show(notice);
    void navigate({ href: listAddress.get(), ignoreBlocker: notice !== undefined });
  };
  return {
    leave,
    tellUnchanged: ({ name }: Subscription) => leave(`Nothing was changed in “${name}”, so nothing was sent.`),
    tellSaved: ({ subscription: saved, isSent }: RevisionOutcome, patch: UpdateSubscriptionRequest): void => {
      const { name } = saved;
      if (!isSent) return leave(`“${name}” is so already: nothing had to be sent.`);
      const secret =
        patch.secret === undefined
          ? ''
          : ' Notifications are then signed with the new secret: your receiver must know it.';
      return leave(`“${name}” is saved. It is live within ${time}.${storedDifferently(patch, saved)}${secret}`);
    },
  };
}

interface SavedSecret {
  readonly outcome: RevisionOutcome;
  readonly patch: UpdateSubscriptionRequest;
}

interface EditFormProps {
  readonly subscription: Subscription;
  /** As the server had it by its newest answer. */
  readonly newest: Subscription;
  readonly isReadOnly: boolean;
  /** It is gone, and the person wants to create it again with what is typed. */
  readonly onCreateInstead: (edit: UnsavedEdit) => void;
}

/** Edits a subscription. What changed is judged against the data the form was opened with. */
export function EditForm({ subscription, newest, isReadOnly, onCreateInstead }: EditFormProps) {
  const [seen, setSeen] = useState(subscription);
  const state: unknown = useLocation({ select: (location) => location.state.suggestedEvents });
  // Once: what the form was opened with does not change under the person's hands.
  const [suggestion] = useState(() =>
    isReadOnly ? ({ status: 'none' } as const) : readSuggestion(state, subscription),
  );
  const time = usePropagationTime();
  const { leave, tellUnchanged, tellSaved } = useEndings();
  const [generated, setGenerated] = useState('');
  const [saved, setSaved] = useState<SavedSecret>();
  const { question, save } = useEditSave({
    seen,
    onSeen: setSeen,
    onUnchanged: () => tellUnchanged(seen),
    onSaved: (outcome, patch) => {
      // VCC does not send it back: the console shows its own copy (acceptance S9).
      if (patch.secret !== undefined && patch.secret === generated) setSaved({ outcome, patch });
      else tellSaved(outcome, patch);
    },
    onGone: (answer, values) =>
      answer === 'create'
        ? onCreateInstead({ typed: values, generated })
        : leave(`Your changes of “${seen.name}” are discarded.`),
  });
  const values = toFormValues(seen);
  return (
    <>
      {suggestion.status === 'none' ? null : (
        <Callout severity="info" role="note">
          {suggestionNotes[suggestion.status]}
        </Callout>
      )}
      <SubscriptionForm
        initialValues={values}
        {...(suggestion.status === 'fits' ? { startValues: { ...values, events: suggestion.events } } : {})}
        stored={seen}
        submitLabel="Save changes"
        secretField={{
          hint: `Set; it cannot be shown. Leave empty to keep it. A new one replaces it within ${time}, and receivers refuse notifications until they know it.`,
          warning: `From this save on, a receiver that does not know this secret refuses every notification; for up to ${time} VCC may still use the old one. Nobody can put the old one back.`,
          generated,
          onGenerated: setGenerated,
          actions: (
            <PartBoundary what="The change in steps">
              <GuidedChange subscription={seen} />
            </PartBoundary>
          ),
        }}
        isReadOnly={isReadOnly}
        onSubmit={save}
        isAsking={question !== undefined}
        onCancel={() => leave()}
      >
        <PartBoundary what="The list of changes">
          <ReviewPane seen={seen} newest={newest} onTakeOver={() => setSeen(newest)} />
        </PartBoundary>
      </SubscriptionForm>
      <EditQuestions question={question} />
      {saved?.patch.secret === undefined ? null : (
        <>
          <SecretDialog
            subscriptionName={saved.outcome.subscription.name}
            secret={saved.patch.secret}
            maker="browser"
            onDone={() => tellSaved(saved.outcome, { ...saved.patch, secret: '' })}
          />
          <LeaveGuard risk="secret" />
        </>
      )}
    </>
  );
}
