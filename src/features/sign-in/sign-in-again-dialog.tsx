import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { FormSecretField } from '../../components/form/form-secret-field.tsx';
import { FormTextField } from '../../components/form/form-text-field.tsx';
import { useSession, useSessionState } from '../../session/session-context.tsx';
import type { SessionFacts } from '../../session/session-state.ts';
import { OpenIdButton } from './openid-button.tsx';
import { SignInFailure } from './sign-in-failure.tsx';
import { useCredentialsForm } from './use-credentials-form.ts';

export interface SignInAgainDialogProps {
  /** Asks about unsaved changes first, where there are any. */
  readonly onSignOut: () => void;
}

/**
 * Lies over the page while the session is over, so that nothing on it is lost (acceptance T1, T30). It has no
 * `onClose`: Escape and a click beside it must not uncover a page that cannot be used. No field takes the focus: the
 * user may be in the middle of a word when it appears.
 */
export function SignInAgainDialog({ onSignOut }: SignInAgainDialogProps) {
  const state = useSessionState();
  const titleId = useId();
  if (state.status !== 'expired') return null;
  const { facts } = state;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId}>
      <DialogTitle id={titleId}>Sign in again</DialogTitle>
      {facts.method === 'credentials' ? (
        <WithCredentials facts={facts} onSignOut={onSignOut} />
      ) : (
        <WithOpenId facts={facts} onSignOut={onSignOut} />
      )}
    </Dialog>
  );
}

interface PartProps extends SignInAgainDialogProps {
  readonly facts: SessionFacts;
}

function WithCredentials({ facts: { region, identity }, onSignOut }: PartProps) {
  const { form, failure, handleSubmit } = useCredentialsForm({ regionId: region.id, clientId: identity.id });
  const { control, formState } = form;
  return (
    <form noValidate onSubmit={handleSubmit}>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography>
            Your session in {region.label} has ended. Enter the client secret to go on where you were: nothing on this
            page is lost.
          </Typography>
          {failure !== undefined && <SignInFailure error={failure} />}
          <FormTextField
            control={control}
            name="clientId"
            label="Client ID"
            hint="To use another one, sign out first."
            autoComplete="off"
            slotProps={{ input: { readOnly: true } }}
          />
          <FormSecretField control={control} name="clientSecret" label="Client secret" />
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onSignOut}>
          Sign out
        </Button>
        <Button type="submit" variant="contained" disabled={formState.isSubmitting}>
          {formState.isSubmitting ? 'Signing in…' : 'Sign in'}
        </Button>
      </DialogActions>
    </form>
  );
}

function WithOpenId({ facts: { region, identity }, onSignOut }: PartProps) {
  const session = useSession();
  const [failure, setFailure] = useState<unknown>();
  const { pathname, search, hash } = window.location;
  return (
    <>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography>
            Your session in {region.label} as {identity.label} has ended.{' '}
            {session.isSharedBetweenTabs
              ? 'Sign in as the same user in a new tab: this tab then goes on where you were, and nothing on this page is lost.'
              : 'Signing in again leaves this page: what you typed on it and did not save is lost.'}
          </Typography>
          {failure !== undefined && <SignInFailure error={failure} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onSignOut}>
          Sign out
        </Button>
        {session.isSharedBetweenTabs ? (
          <Button
            variant="contained"
            href={`/sign-in?region=${encodeURIComponent(region.id)}`}
            target="_blank"
            rel="noopener"
          >
            Sign in with OpenID in a new tab
          </Button>
        ) : (
          <OpenIdButton
            isDisabled={false}
            regionId={region.id}
            returnTo={pathname + search + hash}
            onFailure={setFailure}
          />
        )}
      </DialogActions>
    </>
  );
}
