import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Alert from '@mui/material/Alert';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';
import { useWatch } from 'react-hook-form';
import { FormSecretField } from '../../components/form/form-secret-field.tsx';
import { FormTextField } from '../../components/form/form-text-field.tsx';
import type { Region } from '../../domain/region.ts';
import { useSession } from '../../session/session-context.tsx';
import type { SignInMethod } from '../../session/session-state.ts';
import { SignInFailure } from './sign-in-failure.tsx';
import { useCredentialsForm } from './use-credentials-form.ts';

export interface SignInPageProps {
  readonly regions: readonly Region[];
  readonly defaultRegionId: string | undefined;
  readonly methods: readonly SignInMethod[];
  readonly environmentLabel: string | undefined;
  /** Where the user wanted to go. */
  readonly returnTo: string;
  /** Why the user is here, for example after signing out. */
  readonly notice?: string | undefined;
  readonly onSignedIn: () => void;
}

/** Where everything begins: choose the region, then API credentials or the organisation's own sign-in. */
export function SignInPage(props: SignInPageProps) {
  const { regions, defaultRegionId, methods, environmentLabel, notice, returnTo, onSignedIn } = props;
  const headingId = useId();
  const [firstRegion] = regions;
  const regionId = defaultRegionId ?? (regions.length === 1 ? firstRegion?.id : undefined) ?? '';
  const { form, failure, setFailure, handleSubmit } = useCredentialsForm({ regionId, clientId: '' }, onSignedIn);
  const { control, formState } = form;
  const chosenId = useWatch({ control, name: 'regionId' });
  const chosen = regions.find(({ id }) => id === chosenId);
  const hasOpenId = methods.includes('openid') && chosen?.openId !== undefined;
  const hasCredentials = methods.includes('credentials');

  return (
    <Stack component="main" sx={{ alignItems: 'center', p: { xs: 2, sm: 4 } }}>
      <Paper
        component="form"
        noValidate
        aria-labelledby={headingId}
        onSubmit={handleSubmit}
        sx={{ width: '100%', maxWidth: 480, p: { xs: 2, sm: 4 } }}
      >
        <Stack spacing={2.5}>
          <Heading id={headingId} environmentLabel={environmentLabel} />
          {notice !== undefined && <Alert severity="info">{notice}</Alert>}
          {failure !== undefined && <SignInFailure error={failure} />}
          <FormTextField control={control} name="regionId" label="Region" select slotProps={NATIVE_SELECT}>
            {regionId === '' && <option value="">Choose a region</option>}
            {regions.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </FormTextField>
          {hasCredentials && (
            <>
              <FormTextField control={control} name="clientId" label="Client ID" {...PLAIN_FIELD} />
              <FormSecretField
                control={control}
                name="clientSecret"
                label="Client secret"
                hint="Used once, to sign in, and kept nowhere."
              />
              <Button type="submit" variant="contained" size="large" disabled={formState.isSubmitting}>
                {formState.isSubmitting ? 'Signing in…' : 'Sign in'}
              </Button>
            </>
          )}
          {hasCredentials && hasOpenId && <Divider>or</Divider>}
          {hasOpenId && <OpenIdButton regionId={chosenId} returnTo={returnTo} onFailure={setFailure} />}
          <Advice hasCredentials={hasCredentials} />
        </Stack>
      </Paper>
    </Stack>
  );
}

/** A native select is a combobox to assistive technology and a wheel on a phone; its label always stands above. */
const NATIVE_SELECT = { select: { native: true }, inputLabel: { shrink: true } } as const;
const PLAIN_FIELD = {
  autoComplete: 'off',
  slotProps: { htmlInput: { spellCheck: false, autoCapitalize: 'none' } },
} as const;

function Heading({ id, environmentLabel }: { readonly id: string; readonly environmentLabel: string | undefined }) {
  return (
    <div>
      <Typography component="h1" variant="h5" id={id}>
        Sign in
      </Typography>
      <Typography variant="body2" color="text.secondary">
        VCC Webhooks Console{environmentLabel !== undefined && ` · ${environmentLabel}`}
      </Typography>
    </div>
  );
}

interface OpenIdButtonProps {
  readonly regionId: string;
  readonly returnTo: string;
  readonly onFailure: (error: unknown) => void;
}

function OpenIdButton({ regionId, returnTo, onFailure }: OpenIdButtonProps) {
  const session = useSession();
  const [isStarting, setIsStarting] = useState(false);
  const handleClick = async () => {
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
    <Button variant="outlined" size="large" disabled={isStarting} onClick={() => void handleClick()}>
      Sign in with OpenID
    </Button>
  );
}

function Advice({ hasCredentials }: { readonly hasCredentials: boolean }) {
  return (
    <Typography variant="body2" color="text.secondary" component="div">
      {hasCredentials && (
        <p>
          An administrator creates the client ID and secret in VCC under <strong>API Credentials</strong>, with the
          scopes <code>admin:read</code> and <code>admin:write</code>; <code>admin:read</code> alone is enough to look
          things up.
        </p>
      )}
      <p>The Webhooks API is an early access programme by invitation. Your account must be enrolled.</p>
    </Typography>
  );
}
