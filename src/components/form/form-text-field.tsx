import { useId, type ReactNode } from 'react';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { TextLine, type TextLineProps } from './text-line.tsx';

type Adapted = 'name' | 'value' | 'defaultValue' | 'onChange' | 'onBlur' | 'inputRef' | 'error' | 'helperText' | 'id';

export type FormTextFieldProps<Values extends FieldValues, Output> = Omit<TextLineProps, Adapted> & {
  readonly control: Control<Values, unknown, Output>;
  readonly name: FieldPath<Values>;
  /** Shown under the field until an error takes its place. */
  readonly hint?: ReactNode;
};

/** One react-hook-form field as a text field. */
export function FormTextField<Values extends FieldValues, Output = Values>({
  control,
  name,
  hint,
  ...textLine
}: FormTextFieldProps<Values, Output>) {
  const id = useId();
  const { field, fieldState } = useController({ control, name });
  const { ref, ...wiring } = field;
  return (
    <TextLine
      {...textLine}
      {...wiring}
      id={id}
      inputRef={ref}
      error={fieldState.invalid}
      helperText={fieldState.error?.message ?? hint}
    />
  );
}
