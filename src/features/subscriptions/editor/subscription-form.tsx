import { zodResolver } from '@hookform/resolvers/zod';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type SyntheticEvent, useEffect, useState } from 'react';
import { type Control, useController, useForm } from 'react-hook-form';
import { useBackOffUntil } from '../../../api/http-context.tsx';
import type { Explanation } from '../../../api/explain-error.ts';
import { Problem } from '../../../components/feedback/problem.tsx';
import { FormTextField } from '../../../components/form/form-text-field.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import { usePropagationTime } from '../writes/writes-context.tsx';
import { EnabledField } from './enabled-field.tsx';
import { EventPicker } from './event-picker/event-picker.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { SecretField } from './secret-field.tsx';
import { placeProblem } from './server-problem.ts';
import { type SubscriptionFormValues, createFormSchema } from './subscription-form-values.ts';
import { UrlField } from './url-field.tsx';
import { useCatalogue } from './use-catalogue.ts';

export interface SubscriptionFormProps {
  /** Initial data: a later answer of the server never resets what is typed (design section 5). */
  readonly initialValues: SubscriptionFormValues;
  /** What is stored, when this is an edit: a stored text that is left alone is not judged again. */
  readonly stored?: Subscription;
  /** Entries that the form begins with in place of the initial ones, as a change that is not saved. */
  readonly suggestedEvents?: readonly string[];
  readonly submitLabel: 'Create subscription' | 'Save changes';
  readonly secretHint: string;
  readonly isReadOnly: boolean;
  /** Saves. When it rejects, the form shows why, once: on the field that the server means, or above its buttons. */
  readonly onSubmit: (values: SubscriptionFormValues) => Promise<void>;
  readonly onCancel: () => void;
}

type FormControl = Control<SubscriptionFormValues, unknown, SubscriptionFormValues>;

/** The one form of both pages, create and edit. */
export function SubscriptionForm(props: SubscriptionFormProps) {
  const { initialValues, suggestedEvents, isReadOnly } = props;
  const [problem, setProblem] = useState<Explanation>();
  const [formSchema] = useState(() => createFormSchema(props.stored));
  const form = useForm<SubscriptionFormValues, unknown, SubscriptionFormValues>({
    defaultValues: initialValues,
    resolver: zodResolver(formSchema),
  });
  const { control, formState, setValue } = form;
  useEffect(() => {
    if (suggestedEvents !== undefined) setValue('events', suggestedEvents, { shouldDirty: true });
  }, [suggestedEvents, setValue]);
  const { isDirty, isSubmitting, isSubmitSuccessful } = formState;
  // What is typed while a save is under way would be neither in it nor marked as unsaved (acceptance C9).
  const isLocked = isReadOnly || isSubmitting;
  const save = async (values: SubscriptionFormValues): Promise<void> => {
    setProblem(undefined);
    try {
      await props.onSubmit(values);
    } catch (error) {
      const placed = placeProblem(error);
      if (placed.place === 'form') setProblem(placed.explanation);
      // An error on a field also tells react-hook-form that the submit did not succeed.
      form.setError(
        placed.place === 'field' ? placed.field : 'root',
        { type: 'server', message: placed.message },
        { shouldFocus: true },
      );
    }
  };
  const handleSubmit = (event: SyntheticEvent): void => {
    // One request however often it is pressed.
    if (isSubmitting || isReadOnly) event.preventDefault();
    else void form.handleSubmit(save)(event);
  };
  return (
    <Stack component="form" noValidate onSubmit={handleSubmit} sx={{ gap: 3 }}>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2.5 }}>
        <FormTextField
          control={control}
          name="name"
          label="Name"
          autoComplete="off"
          slotProps={{ input: { readOnly: isLocked } }}
        />
        <UrlField control={control} isReadOnly={isLocked} />
        <EnabledField control={control} isReadOnly={isLocked} />
      </Paper>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
        <EventsField control={control} isReadOnly={isLocked} />
      </Paper>
      {isReadOnly ? null : (
        <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
          <SecretField control={control} hint={props.secretHint} isReadOnly={isLocked} />
        </Paper>
      )}
      {problem === undefined ? null : <FormProblem problem={problem} />}
      <FormActions
        submitLabel={props.submitLabel}
        isReadOnly={isReadOnly}
        isSaving={isSubmitting}
        onCancel={props.onCancel}
      />
      <LeaveGuard risk={isSubmitting ? 'saving' : isDirty && !isSubmitSuccessful ? 'unsaved' : 'none'} />
    </Stack>
  );
}

const takeFocus = (element: HTMLElement | null): void => element?.focus();

/** A failure that no field can be blamed for. It takes the focus, because it may be out of sight. */
function FormProblem({ problem }: { readonly problem: Explanation }) {
  const { title, detail, isOutcomeUnknown } = problem;
  return (
    <div ref={takeFocus} tabIndex={-1}>
      <Problem
        title={isOutcomeUnknown ? title : `Not saved. ${title}`}
        detail={`${detail} What you typed is still here.`}
      />
    </div>
  );
}

function EventsField({ control, isReadOnly }: { readonly control: FormControl; readonly isReadOnly: boolean }) {
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

type FormActionsProps = Pick<SubscriptionFormProps, 'submitLabel' | 'isReadOnly' | 'onCancel'> & {
  readonly isSaving: boolean;
};

function FormActions({ submitLabel, isReadOnly, isSaving, onCancel }: FormActionsProps) {
  const time = usePropagationTime();
  const isHeldBack = useBackOffUntil() !== undefined;
  return (
    <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      {isReadOnly ? null : (
        <Button type="submit" variant="contained" loading={isSaving} disabled={isHeldBack}>
          {submitLabel}
        </Button>
      )}
      <Button onClick={onCancel}>{isReadOnly ? 'Back to the list' : 'Cancel'}</Button>
      {isReadOnly ? null : (
        <Typography variant="body2" color="textSecondary">
          Changes take up to {time} to take effect.
        </Typography>
      )}
    </Stack>
  );
}
