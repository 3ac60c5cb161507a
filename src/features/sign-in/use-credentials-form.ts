import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, useState, type SyntheticEvent } from 'react';
import { useForm } from 'react-hook-form';
import { useSession } from '../../session/session-context.tsx';
import { SignInError } from '../../session/sign-in-error.ts';
import { signInWords } from '../../session/sign-in-words.ts';
import { credentialsSchema, type CredentialsFormValues } from './credentials-schema.ts';

/** The form behind *Sign in* and *Sign in again*: exchange, then drop the secret; say a failure where it belongs. */
export function useCredentialsForm(
  initial: Pick<CredentialsFormValues, 'regionId' | 'clientId'>,
  onSignedIn?: () => void,
) {
  const session = useSession();
  const form = useForm<CredentialsFormValues>({
    defaultValues: { ...initial, clientSecret: '' },
    resolver: zodResolver(credentialsSchema),
  });
  const [failure, setFailure] = useState<unknown>();
  // The second click of a double click arrives before the button is disabled.
  const isUnderWay = useRef(false);

  const signIn = async (values: CredentialsFormValues) => {
    if (isUnderWay.current) return;
    isUnderWay.current = true;
    try {
      await session.signInWithCredentials(values);
      form.setValue('clientSecret', '');
      setFailure(undefined);
      onSignedIn?.();
    } catch (error) {
      if (error instanceof SignInError && error.kind === 'wrong-credentials') {
        form.setValue('clientSecret', '');
        setFailure(undefined);
        form.setError('clientSecret', { message: signInWords(error) }, { shouldFocus: true });
      } else setFailure(error);
    } finally {
      isUnderWay.current = false;
    }
  };

  const handleSubmit = (event: SyntheticEvent) => void form.handleSubmit(signIn)(event);
  return { form, failure, setFailure, handleSubmit };
}
