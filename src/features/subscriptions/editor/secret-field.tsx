import { useLocation } from '@tanstack/react-router';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { useController, useWatch } from 'react-hook-form';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { FormSecretField } from '../../../components/form/form-secret-field.tsx';
import { generateSecret } from '../../../domain/generate-secret.ts';
import { adviseSecret } from '../../../domain/secret.ts';
import type { FormControl } from './use-form-values.ts';

export interface SecretFieldOptions {
  readonly hint: string;
  /** The secret that this browser made last, or nothing: nobody has seen it, so it is shown once when it is saved. */
  readonly generated: string;
  readonly onGenerated: (secret: string) => void;
  /** What saving this secret does to receivers, where some may know another one. */
  readonly warning?: string;
  /** Beside *Generate*. */
  readonly actions?: ReactNode;
}

interface SecretFieldProps extends SecretFieldOptions {
  readonly control: FormControl;
  readonly isReadOnly: boolean;
}

/** A signing secret that somebody brings or lets the browser make, and what is odd about it before it is saved. */
export function SecretField({ control, hint, generated, onGenerated, warning, actions, isReadOnly }: SecretFieldProps) {
  const { field } = useController({ control, name: 'secret' });
  const secret = field.value;
  const generate = (): void => {
    const made = generateSecret();
    onGenerated(made);
    field.onChange(made);
  };
  // *Set a new secret* leads here, where a creation lost the answer that carried it.
  const isAskedFor = useLocation({ select: ({ hash }) => hash === 'secret' });
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1 }}>
      <FormSecretField
        control={control}
        name="secret"
        label="Signing secret"
        hint={hint}
        isReadOnly={isReadOnly}
        keepFromPasswordManagers
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the link was about this field alone
        autoFocus={isAskedFor}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" size="small" disabled={isReadOnly} onClick={generate}>
          Generate
        </Button>
        {actions}
      </Box>
      <Typography role="status" variant="body2" color="textSecondary">
        {secret !== '' && secret === generated
          ? 'Made in this browser, of 32 random bytes. It is shown once more when it is saved.'
          : null}
      </Typography>
      {warning === undefined || secret === '' ? null : (
        <Callout severity="warning" role="note" isDense>
          {warning}
        </Callout>
      )}
      <PartBoundary what="The advice on the secret">
        <SecretAdvice control={control} />
      </PartBoundary>
    </Box>
  );
}

function SecretAdvice({ control }: { readonly control: FormControl }) {
  const [secret, name] = useWatch({ control, name: ['secret', 'name'] });
  return adviseSecret(secret, name).warnings.map((oddity) => (
    <Callout key={oddity} severity="warning" role="note" isDense>
      {oddity}
    </Callout>
  ));
}
