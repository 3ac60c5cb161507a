import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useSession } from '../../session/session-context.tsx';
import type { AgainWay } from './again-address.ts';
import { OpenIdButton } from './openid-button.tsx';
import { SignInFailure } from './sign-in-failure.tsx';
import { SignInFrame } from './sign-in-frame.tsx';

interface OpenIdAgainPageProps {
  readonly regionId: string;
  readonly way: AgainWay;
}

/** The tab that *Stay signed in* and *Sign in again* open: it leaves for the provider without another click. */
export function OpenIdAgainPage({ regionId, way }: OpenIdAgainPageProps) {
  const session = useSession();
  const [failure, setFailure] = useState<unknown>();
  // StrictMode mounts twice; the page leaves once.
  const hasBegun = useRef(false);

  // The outside system is the browser, which leaves for the provider.
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    const prompt = way === 'login' ? { prompt: 'login' as const } : {};
    session.startOpenIdSignIn({ regionId, returnTo: '/', ...prompt }).catch(setFailure);
  }, [session, regionId, way]);

  return (
    <SignInFrame title="Sign in again">
      {failure === undefined ? (
        <Typography role="status">Leaving for your OpenID provider…</Typography>
      ) : (
        <>
          <SignInFailure error={failure} />
          <Stack direction="row">
            <OpenIdButton regionId={regionId} returnTo="/" isDisabled={false} onFailure={setFailure} />
          </Stack>
        </>
      )}
    </SignInFrame>
  );
}
