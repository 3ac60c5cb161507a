import Button from '@mui/material/Button';
import { useState } from 'react';
import { useSession } from '../../session/session-context.tsx';

export interface OpenIdButtonProps {
  readonly regionId: string;
  readonly returnTo: string;
  /** Another way of signing in is under way. */
  readonly isDisabled: boolean;
  /** Called with undefined when an attempt begins. */
  readonly onFailure: (error: unknown) => void;
}

/** Leaves for the organisation's own sign-in. */
export function OpenIdButton({ regionId, returnTo, isDisabled, onFailure }: OpenIdButtonProps) {
  const session = useSession();
  const [isStarting, setIsStarting] = useState(false);

  const start = async () => {
    setIsStarting(true);
    onFailure(undefined);
    try {
      await session.startOpenIdSignIn({ regionId, returnTo });
    } catch (error) {
      onFailure(error);
    } finally {
      // Also after leaving: the user may come back with the Back button.
      setIsStarting(false);
    }
  };

  return (
    <Button variant="outlined" size="large" disabled={isStarting || isDisabled} onClick={() => void start()}>
      Sign in with OpenID
    </Button>
  );
}
