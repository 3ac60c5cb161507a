import { useState } from 'react';
import { Problem } from '../../../../components/feedback/problem.tsx';
import { PlainButton } from '../../../../components/plain-button.tsx';
import { useLoadedPart } from '../../../../components/use-loaded-part.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { useSecretProgress } from './secret-progress.ts';

const loadDialog = async () => (await import('./change-secret-dialog.tsx')).ChangeSecretDialog;

/** The way to a change of the secret in steps, and back to one that is under way. */
export function GuidedChange({ subscription }: { readonly subscription: Subscription }) {
  const { progress } = useSecretProgress(subscription.subscriptionId);
  const [isOpen, setIsOpen] = useState(false);
  const { part: ChangeSecretDialog, retry } = useLoadedPart(loadDialog, isOpen);
  return (
    <>
      <PlainButton size="small" onClick={() => setIsOpen(true)}>
        {progress === undefined ? 'Change it step by step' : 'Go on with the change'}
      </PlainButton>
      {isOpen && ChangeSecretDialog !== undefined ? (
        <ChangeSecretDialog subscription={subscription} onClose={() => setIsOpen(false)} />
      ) : null}
      {retry === undefined ? null : (
        <Problem
          title="The steps could not be loaded"
          detail="Check the connection."
          action={{ label: 'Retry', onClick: retry }}
        />
      )}
    </>
  );
}
