import { useLocation } from '@tanstack/react-router';
import Stack from '@mui/material/Stack';
import { useWatch } from 'react-hook-form';
import { Callout } from '../../../components/feedback/callout.tsx';
import { FormSecretField } from '../../../components/form/form-secret-field.tsx';
import { adviseSecret } from '../../../domain/secret.ts';
import type { FormControl } from './use-form-values.ts';

interface SecretFieldProps {
  readonly control: FormControl;
  readonly hint: string;
  readonly isReadOnly: boolean;
}

/** A signing secret that somebody brings, and what is odd about it before it is saved. */
export function SecretField({ control, hint, isReadOnly }: SecretFieldProps) {
  const [secret, name] = useWatch({ control, name: ['secret', 'name'] });
  const { warnings } = adviseSecret(secret, name);
  // *Set a new secret* leads here, where a creation lost the answer that carried it.
  const isAskedFor = useLocation({ select: ({ hash }) => hash === 'secret' });
  return (
    <Stack sx={{ gap: 1 }}>
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
      {warnings.map((warning) => (
        <Callout key={warning} severity="warning" role="note" isDense>
          {warning}
        </Callout>
      ))}
    </Stack>
  );
}
