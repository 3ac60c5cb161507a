import TextField, { type TextFieldProps } from '@mui/material/TextField';
import { useId, type ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

type Adapted = 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'inputRef' | 'error' | 'helperText' | 'id';

export type FormTextFieldProps<Values extends FieldValues, Output> = Omit<TextFieldProps, Adapted | 'label'> & {
  readonly control: Control<Values, unknown, Output>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  /** Shown under the field until an error takes its place. */
  readonly hint?: ReactNode;
};

/** One react-hook-form field as an MUI text field, or as a native select with `select` and options as children. */
export function FormTextField<Values extends FieldValues, Output = Values>({
  control,
  name,
  hint,
  ...textField
}: FormTextFieldProps<Values, Output>) {
  const id = useId();
  const { field, fieldState } = useController({ control, name });
  const { ref, ...wiring } = field;
  return (
    <TextField
      fullWidth
      {...textField}
      {...wiring}
      // MUI ties label and helper text to the field through this id; in slotProps it would tie nothing.
      id={id}
      inputRef={ref}
      error={fieldState.invalid}
      helperText={fieldState.error?.message ?? hint}
    />
  );
}
