import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId, useState } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { FormSecretField } from '../../components/form/form-secret-field.tsx';
import { FormTextField } from '../../components/form/form-text-field.tsx';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { useSession, useSessionState } from '../../session/session-context.tsx';
import type { EndCause, SessionFacts } from '../../session/session-state.ts';
import { againAddress } from './again-address.ts';
import { OpenIdButton } from './openid-button.tsx';
import { SignInFailure } from './sign-in-failure.tsx';
import { useCredentialsForm } from './use-credentials-form.ts';

export interface SignInAgainDialogProps {
  /** Asks about unsaved changes first, where there are any. */
  readonly onSignOut: () => void;
  /** Gives the page up for the other user who is signed in in another tab. */
  readonly onContinueAsOther: () => void;
}

/**
 * Lies over the page while the session is over, so that nothing on it is lost (acceptance T1, T30). It has no
 * `onClose`: Escape and a click beside it must not uncover a page that cannot be used. No field takes the focus: the
 * user may be in the middle of a word when it appears.
 */
export function SignInAgainDialog({ onSignOut, onContinueAsOther }: SignInAgainDialogProps) {
  const state = useSessionState();
  const titleId = useId();
  if (state.status !== 'expired') return null;
  const { facts, cause, other } = state;
  // Nobody was there: whoever comes by must not read the page (ASVS 7.3.1).
  const backdrop = cause === 'idle' ? { sx: { backgroundColor: 'background.default' } } : {};
  const Part = facts.method === 'credentials' ? WithCredentials : WithOpenId;
  return (
    <Dialog open fullWidth maxWidth="xs" aria-labelledby={titleId} slotProps={{ backdrop }}>
      <DialogTitle id={titleId}>Sign in again</DialogTitle>
      <Part facts={facts} why={WHY[cause]} isOtherHere={other !== undefined} onSignOut={onSignOut}>
        {other !== undefined && <OtherUser facts={facts} other={other} onContinue={onContinueAsOther} />}
      </Part>
    </Dialog>
  );
}

const WHY: Readonly<Record<EndCause, string>> = {
  token: 'has ended.',
  idle: 'has ended, because nobody used the console for a while.',
  age: 'has ended: it has lasted as long as a session may here.',
};

/** Two people share this browser: what one has typed must not be sent by the other (acceptance T25). */
function OtherUser({
  facts,
  other,
  onContinue,
}: {
  readonly facts: SessionFacts;
  readonly other: SessionFacts;
  readonly onContinue: () => void;
}) {
  return (
    <Callout severity="warning">
      <bdi>{revealHiddenCharacters(other.identity.label)}</bdi> ({other.region.label}) has signed in in another tab.
      This page is still that of <bdi>{revealHiddenCharacters(facts.identity.label)}</bdi>: sign in as the same user to
      go on with it.
      <Button color="inherit" size="small" variant="outlined" onClick={onContinue} sx={{ display: 'block', mt: 1 }}>
        Discard and go on as the other
      </Button>
    </Callout>
  );
}

interface PartProps extends Pick<SignInAgainDialogProps, 'onSignOut'> {
  readonly facts: SessionFacts;
  readonly why: string;
  readonly isOtherHere: boolean;
  /** What is to be known before. */
  readonly children: ReactNode;
}

function WithCredentials({ facts: { region, identity }, why, onSignOut, children }: PartProps) {
  const { form, failure, handleSubmit } = useCredentialsForm({ regionId: region.id, clientId: identity.id });
  const { control, formState } = form;
  return (
    <form noValidate onSubmit={handleSubmit}>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography>
            Your session in {region.label} {why} Enter the client secret to go on where you were: nothing on this page
            is lost.
          </Typography>
          {children}
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

function WithOpenId({ facts: { region, identity }, why, isOtherHere, onSignOut, children }: PartProps) {
  const session = useSession();
  const [failure, setFailure] = useState<unknown>();
  const { pathname, search, hash } = window.location;
  return (
    <>
      <DialogContent>
        <Stack spacing={2.5}>
          <Typography>
            Your session in {region.label} as <bdi>{revealHiddenCharacters(identity.label)}</bdi> {why}{' '}
            {session.isSharedBetweenTabs
              ? 'Sign in as the same user in a new tab: this tab then goes on where you were, and nothing on this page is lost.'
              : 'Signing in again leaves this page: what you typed on it and did not save is lost.'}
          </Typography>
          {children}
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
            href={againAddress(region.id, isOtherHere ? 'login' : 'openid')}
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
