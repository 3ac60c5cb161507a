import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import type { ReactNode } from 'react';

export interface TextLineProps
  extends Omit<OutlinedInputProps, 'label' | 'size' | 'inputProps' | 'notched' | 'fullWidth'> {
  readonly id: string;
  readonly label: string;
  /** A sentence below the field; a problem when `error` is set. */
  readonly helperText?: ReactNode;
}

/**
 * A text field with its label and helper text tied to it. MUI's own of the name brings the select, its menu and the
 * modal along, a twentieth of the first load, for fields that only ever take text (`.size-limit.mjs`).
 */
export function TextLine({ id, label, helperText, error = false, disabled = false, ...input }: TextLineProps) {
  const helperId = `${id}-helper-text`;
  const hasHelper = helperText !== undefined && helperText !== '';
  return (
    <FormControl fullWidth error={error} disabled={disabled}>
      <InputLabel htmlFor={id} id={`${id}-label`}>
        {label}
      </InputLabel>
      <OutlinedInput
        {...input}
        id={id}
        label={label}
        fullWidth
        {...(hasHelper ? { 'aria-describedby': helperId } : {})}
      />
      {hasHelper ? <FormHelperText id={helperId}>{helperText}</FormHelperText> : null}
    </FormControl>
  );
}
