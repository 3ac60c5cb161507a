import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import OutlinedInput from '@mui/material/OutlinedInput';
import { type ReactNode, useId } from 'react';
import { type Control, type FieldPath, type FieldValues, useController } from 'react-hook-form';

interface FormNativeSelectProps<Values extends FieldValues, Output> {
  readonly control: Control<Values, unknown, Output>;
  readonly name: FieldPath<Values>;
  readonly label: string;
  /** Its options. */
  readonly children: ReactNode;
}

/** One react-hook-form field as the browser's own select, which every device knows best how to open. */
export function FormNativeSelect<Values extends FieldValues, Output = Values>({
  control,
  name,
  label,
  children,
}: FormNativeSelectProps<Values, Output>) {
  const id = useId();
  const { field, fieldState } = useController({ control, name });
  const { ref, ...wiring } = field;
  const problem = fieldState.error?.message;
  return (
    <FormControl fullWidth error={fieldState.invalid}>
      <InputLabel htmlFor={id} shrink>
        {label}
      </InputLabel>
      <NativeSelect
        {...wiring}
        input={<OutlinedInput label={label} notched />}
        inputRef={ref}
        inputProps={{ id, ...(problem === undefined ? {} : { 'aria-describedby': `${id}-helper-text` }) }}
      >
        {children}
      </NativeSelect>
      {problem === undefined ? null : <FormHelperText id={`${id}-helper-text`}>{problem}</FormHelperText>}
    </FormControl>
  );
}
