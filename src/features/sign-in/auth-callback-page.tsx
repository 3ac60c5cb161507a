import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useEffectEvent, useState } from 'react';
import { useSession } from '../../session/session-context.tsx';
import { SignInError } from '../../session/sign-in-error.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

export interface AuthCallbackPageProps {
  readonly onDone: (returnTo: string) => void;
  /** With where the user wanted to go, when that is known. */
  readonly onStartAgain: (returnTo?: string) => void;
}

/** Where the OpenID provider sends the user back to. */
export function AuthCallbackPage({ onDone, onStartAgain }: AuthCallbackPageProps) {
  const session = useSession();
  // Read once: the session takes the code out of the address before anything else happens.
  const [callbackUrl] = useState(() => new URL(window.location.href));
  const [error, setError] = useState<unknown>();
  const handleDone = useEffectEvent(onDone);
  const handleFailure = useEffectEvent((failure: unknown) => {
    // The usual end of a silent attempt is no failure to the user: the sign-in page says all there is to say.
    if (failure instanceof SignInError && failure.kind === 'login-required') onStartAgain(failure.returnTo);
    else setError(failure);
  });

  // The outside system is the provider's answer; StrictMode's second call joins the first.
  useEffect(() => {
    let isCurrent = true;
    session.completeOpenIdSignIn(callbackUrl).then(
      ({ returnTo }) => isCurrent && handleDone(returnTo),
      (failure: unknown) => isCurrent && handleFailure(failure),
    );
    return () => {
      isCurrent = false;
    };
  }, [session, callbackUrl]);

  if (error === undefined) {
    return (
      <SignInFrame title="Signing you in…">
        <LinearProgress aria-label="Signing you in" />
      </SignInFrame>
    );
  }
  const returnTo = error instanceof SignInError ? error.returnTo : undefined;
  return (
    <SignInFrame title="Sign-in could not be verified">
      <SignInFailure error={error} />
      <Stack direction="row">
        <Button variant="contained" onClick={() => onStartAgain(returnTo)}>
          Start again
        </Button>
      </Stack>
    </SignInFrame>
  );
}
