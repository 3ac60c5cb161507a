import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useState } from 'react';
import type { FieldValues } from 'react-hook-form';
import { FormTextField, type FormTextFieldProps } from './form-text-field.tsx';

type FormSecretFieldProps<Values extends FieldValues, Output> = Omit<
  FormTextFieldProps<Values, Output>,
  'type' | 'autoComplete' | 'slotProps' | 'endAdornment'
> & {
  readonly isReadOnly?: boolean;
  /** Browsers fill a saved password into a field that says `off`; into a one-time code they do not. */
  readonly keepFromPasswordManagers?: boolean;
};

/** A text field for a secret: masked until *Reveal* is pressed, never completed or spell-checked by the browser. */
export function FormSecretField<Values extends FieldValues, Output = Values>({
  disabled = false,
  isReadOnly = false,
  keepFromPasswordManagers = false,
  ...field
}: FormSecretFieldProps<Values, Output>) {
  const [isRevealed, setIsRevealed] = useState(false);
  // Its name must not repeat the label: the field is to be the only thing found by it.
  const toggle = (
    <InputAdornment position="end">
      <Button size="small" color="inherit" disabled={disabled} onClick={() => setIsRevealed(!isRevealed)}>
        {isRevealed ? 'Hide' : 'Reveal'}
      </Button>
    </InputAdornment>
  );
  return (
    <FormTextField<Values, Output>
      {...field}
      disabled={disabled}
      type={isRevealed ? 'text' : 'password'}
      autoComplete={keepFromPasswordManagers ? 'one-time-code' : 'off'}
      endAdornment={toggle}
      // Also a revealed one is not printed (acceptance S5).
      sx={{ '@media print': { '& input': { visibility: 'hidden' } } }}
      slotProps={{
        // A spell checker may send what it checks to its maker.
        input: {
          readOnly: isReadOnly,
          maxLength: 4_000,
          spellCheck: false,
          autoCapitalize: 'none',
          autoCorrect: 'off',
        },
      }}
    />
  );
}
