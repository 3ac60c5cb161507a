import { useController } from 'react-hook-form';
import { EventPicker } from './event-picker/event-picker.tsx';
import { useCatalogue } from './use-catalogue.ts';
import type { FormControl } from './use-form-values.ts';

interface EventsFieldProps {
  readonly control: FormControl;
  readonly isReadOnly: boolean;
}

/** The picker, with what is typed in it and not added yet. */
export function EventsField({ control, isReadOnly }: EventsFieldProps) {
  const {
    field: { ref, ...field },
    fieldState,
  } = useController({ control, name: 'events' });
  const { field: pattern, fieldState: patternState } = useController({ control, name: 'pattern' });
  const { field: paste, fieldState: pasteState } = useController({ control, name: 'paste' });
  return (
    <EventPicker
      ref={ref}
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      pattern={{
        text: pattern.value,
        onChange: pattern.onChange,
        error: patternState.error?.message,
        ref: pattern.ref,
      }}
      paste={{ text: paste.value, onChange: paste.onChange, error: pasteState.error?.message, ref: paste.ref }}
      catalogue={useCatalogue()}
      readOnly={isReadOnly}
      error={fieldState.error?.message}
    />
  );
}
