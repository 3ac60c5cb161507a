import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PageHeading } from '../../../components/page/page-heading.tsx';
import { useMayWrite } from '../../../session/use-may-write.ts';
import { CreateForm } from './create-form.tsx';
import { emptyFormValues, type SubscriptionFormValues } from './subscription-form-values.ts';

/** What an edit leaves behind that cannot be saved any more. */
export interface UnsavedEdit {
  readonly typed: SubscriptionFormValues;
  /** The secret that this browser made for it, or nothing. */
  readonly generated: string;
}

const focusHeading = (element: HTMLElement | null): void => element?.querySelector('h1')?.focus();

/**
 * What was edited is gone: the form goes on as one that creates, in its place, so that everything typed stays where it
 * is, in memory. It starts switched off: until the receiver knows the signing secret, it would refuse everything.
 */
export function CreateInstead({ typed, generated }: UnsavedEdit) {
  const [startValues] = useState({ ...typed, enabled: false });
  return (
    <>
      <div ref={focusHeading}>
        <PageHeading title="Create subscription" />
      </div>
      <Callout severity="info" role="note">
        Filled in with what you typed for a subscription that somebody has deleted. Its id and its signing secret will
        be new. It starts switched off here, because your receiver does not know the new secret yet.
      </Callout>
      <CreateForm
        initialValues={emptyFormValues}
        startValues={startValues}
        madeBefore={generated}
        isReadOnly={!useMayWrite()}
      />
    </>
  );
}
