import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useWatch } from 'react-hook-form';
import { Callout } from '../../components/feedback/callout.tsx';
import { FormNativeSelect } from '../../components/form/form-native-select.tsx';
import { FormSecretField } from '../../components/form/form-secret-field.tsx';
import { FormTextField } from '../../components/form/form-text-field.tsx';
import type { Region } from '../../domain/region.ts';
import type { SignInMethod } from '../../session/session-state.ts';
import { OpenIdButton } from './openid-button.tsx';
import { SignInFailure } from './sign-in-failure.tsx';
import { SignInFrame } from './sign-in-frame.tsx';
import { useCredentialsForm } from './use-credentials-form.ts';

export interface SignInPageProps {
  readonly regions: readonly Region[];
  readonly defaultRegionId: string | undefined;
  readonly methods: readonly SignInMethod[];
  readonly environmentLabel: string | undefined;
  /** Where the user wanted to go. */
  readonly returnTo: string;
  /** Why the user is here, for example after signing out. */
  readonly notice?: string;
  readonly onSignedIn: () => void;
}

/** Where everything begins: choose the region, then API credentials or the organisation's own sign-in. */
export function SignInPage(props: SignInPageProps) {
  const { regions, defaultRegionId, methods, environmentLabel, notice, returnTo, onSignedIn } = props;
  const regionId = defaultRegionId ?? (regions.length === 1 ? regions[0]?.id : undefined) ?? '';
  const { form, failure, setFailure, handleSubmit } = useCredentialsForm({ regionId, clientId: '' }, onSignedIn);
  const { control, formState } = form;
  const chosenId = useWatch({ control, name: 'regionId' });
  const hasCredentials = methods.includes('credentials');
  const hasOpenId =
    methods.includes('openid') && regions.some(({ id, openId }) => id === chosenId && openId !== undefined);

  return (
    <SignInFrame title="Sign in">
      <Typography variant="body2" color="textSecondary">
        VCC Webhooks Console{environmentLabel !== undefined && ` · ${environmentLabel}`}
      </Typography>
      {notice !== undefined && (
        <Callout severity="info" role="status">
          {notice}
        </Callout>
      )}
      {failure !== undefined && <SignInFailure error={failure} />}
      <Stack component="form" noValidate spacing={2.5} onSubmit={handleSubmit}>
        <FormNativeSelect control={control} name="regionId" label="Region">
          {regionId === '' && <option value="">Choose a region</option>}
          {regions.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </FormNativeSelect>
        {hasCredentials && (
          <>
            <FormTextField control={control} name="clientId" label="Client ID" {...VERBATIM_FIELD} />
            <FormSecretField control={control} name="clientSecret" label="Client secret" hint={SECRET_HINT} />
            <Button type="submit" variant="contained" size="large" disabled={formState.isSubmitting}>
              {formState.isSubmitting ? 'Signing in…' : 'Sign in'}
            </Button>
          </>
        )}
        {hasCredentials && hasOpenId && <Divider>or</Divider>}
        {hasOpenId && (
          <OpenIdButton
            regionId={chosenId}
            returnTo={returnTo}
            isDisabled={formState.isSubmitting}
            onFailure={setFailure}
          />
        )}
      </Stack>
      {hasCredentials && <CredentialsAdvice />}
      <Typography variant="body2" color="textSecondary">
        The Webhooks API is an early access programme by invitation: your account must be enrolled. If signing in does
        not work, <a href={`/diagnostics?${new URLSearchParams({ returnTo })}`}>see what this site can reach</a>.
      </Typography>
    </SignInFrame>
  );
}

const SECRET_HINT = 'Used once, to sign in, and kept nowhere.';
/** A native select is a combobox to assistive technology and a wheel on a phone. It is never empty: its label stays up. */
const VERBATIM_FIELD = {
  autoComplete: 'off',
  slotProps: { input: { spellCheck: false, autoCapitalize: 'none' } },
} as const;

function CredentialsAdvice() {
  return (
    <Typography variant="body2" color="textSecondary">
      An administrator creates the client ID and secret in VCC under <strong>API Credentials</strong>, with the scopes{' '}
      <code>admin:read</code> and <code>admin:write</code>; <code>admin:read</code> alone is enough to look things up.
    </Typography>
  );
}
