import { createContext, useContext } from 'react';
import { type Control, useWatch } from 'react-hook-form';
import { sameEntries } from '../../../domain/subscription.ts';
import type { SubscriptionFormValues } from './subscription-form-values.ts';

export type FormControl = Control<SubscriptionFormValues, unknown, SubscriptionFormValues>;

/** What stands in the form, for whoever shows it or puts something else there. */
export interface FormFields {
  readonly control: FormControl;
  readonly put: (values: SubscriptionFormValues) => void;
}

export const FormFieldsContext = createContext<FormFields | undefined>(undefined);

export function useFormFields(): FormFields {
  const fields = useContext(FormFieldsContext);
  if (fields === undefined) throw new Error('useFormFields needs a SubscriptionForm above it');
  return fields;
}

const names = ['name', 'url', 'enabled', 'events', 'pattern', 'paste', 'secret'] as const;

/** Everything that stands in the form now. Its user renders with each letter typed: keep it small. */
export function useFormValues(control: FormControl): SubscriptionFormValues {
  const [name, url, enabled, events, pattern, paste, secret] = useWatch({ control, name: names });
  return { name, url, enabled, events, pattern, paste, secret };
}

/** To the letter: blanks that somebody typed are typing too. */
export function sameValues(left: SubscriptionFormValues, right: SubscriptionFormValues): boolean {
  return names.every((field) =>
    field === 'events' ? sameEntries(left.events, right.events) : left[field] === right[field],
  );
}
