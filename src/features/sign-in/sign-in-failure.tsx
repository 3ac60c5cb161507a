import Typography from '@mui/material/Typography';
import { Callout } from '../../components/feedback/callout.tsx';
import { SignInError } from '../../session/sign-in-error.ts';
import { signInWords } from '../../session/sign-in-words.ts';

export interface SignInFailureProps {
  readonly error: unknown;
}

/** Why signing in failed. The provider's own words are text, whatever they look like (acceptance T14). */
export function SignInFailure({ error }: SignInFailureProps) {
  const providerText = error instanceof SignInError ? error.providerText : undefined;
  return (
    <Callout severity="error">
      {error instanceof SignInError
        ? signInWords(error)
        : 'Signing in failed unexpectedly. Reload this page and try again.'}
      {providerText !== undefined && (
        <Typography variant="body2" sx={{ mt: 1, overflowWrap: 'anywhere' }}>
          The provider says: “{providerText}”
        </Typography>
      )}
    </Callout>
  );
}
