import { zodResolver } from '@hookform/resolvers/zod';
import Paper from '@mui/material/Paper';
import Box from '@mui/material/Box';
import { type ReactNode, type SyntheticEvent, useMemo, useState } from 'react';
import { useForm } from 'react-hook-form';
import type { Explanation } from '../../../api/explain-error.ts';
import { useBackOffUntil } from '../../../api/http-context.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { Problem } from '../../../components/feedback/problem.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import { EnabledField } from './enabled-field.tsx';
import { EventsField } from './events-field.tsx';
import { FormActions } from './form-actions.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { NameField } from './name-field.tsx';
import { SecretField, type SecretFieldOptions } from './secret-field.tsx';
import { placeProblem } from './server-problem.ts';
import { type SubscriptionFormValues, createFormSchema } from './subscription-form-values.ts';
import { UrlField } from './url-field.tsx';
import { type FormControl, type FormFields, FormFieldsContext, sameValues, useFormValues } from './use-form-values.ts';
import { takeFocus } from '../../../components/take-focus.ts';

export interface SubscriptionFormProps {
  /**
   * What counts as unchanged. A later answer of the server never resets what is typed (design section 5): only the
   * person moves this on.
   */
  readonly initialValues: SubscriptionFormValues;
  /** What the fields begin with, where that is a change already that is not saved. */
  readonly startValues?: SubscriptionFormValues;
  /** What is stored, when this is an edit: a stored text that is left alone is not judged again. */
  readonly stored?: Subscription;
  readonly submitLabel: 'Create subscription' | 'Save changes';
  readonly secretField: SecretFieldOptions;
  readonly isReadOnly: boolean;
  /**
   * Saves. False: the person was asked something and rather keeps editing. When it rejects, the form shows why, once:
   * on the field that the server means, or above its buttons.
   */
  readonly onSubmit: (values: SubscriptionFormValues, fields: FormFields) => Promise<boolean>;
  /** A question stands over the form in the midst of saving. */
  readonly isAsking: boolean;
  readonly onCancel: () => void;
  /** Stands beside the buttons, and may use `useFormFields`. */
  readonly children?: ReactNode;
}

function useFields(props: SubscriptionFormProps) {
  const { initialValues, startValues = initialValues, stored } = props;
  const formSchema = useMemo(() => createFormSchema(stored), [stored]);
  const form = useForm<SubscriptionFormValues, unknown, SubscriptionFormValues>({
    defaultValues: startValues,
    resolver: zodResolver(formSchema),
  });
  const put = ({ name, url, enabled, events, pattern, paste, secret }: SubscriptionFormValues): void => {
    form.setValue('name', name);
    form.setValue('url', url);
    form.setValue('enabled', enabled);
    form.setValue('events', events);
    form.setValue('pattern', pattern);
    form.setValue('paste', paste);
    form.setValue('secret', secret);
  };
  return { form, fields: { control: form.control, put } };
}

/** The one form of both pages, create and edit. */
export function SubscriptionForm(props: SubscriptionFormProps) {
  const { initialValues, isReadOnly, stored, children } = props;
  const [problem, setProblem] = useState<Explanation>();
  const { form, fields } = useFields(props);
  const { control, formState } = form;
  const { isSubmitting, isSubmitSuccessful } = formState;
  const isHeldBack = useBackOffUntil() !== undefined;
  // What is typed while a save is under way would be neither in it nor marked as unsaved (acceptance C9).
  const isLocked = isReadOnly || isSubmitting;
  // A right that VCC has refused meanwhile takes nothing away: what is typed, or open over the form, stays.
  const [couldWrite] = useState(!isReadOnly);
  const save = async (values: SubscriptionFormValues): Promise<void> => {
    setProblem(undefined);
    try {
      // Also tells react-hook-form that what stands here is not saved.
      if (!(await props.onSubmit(values, fields))) form.setError('root', { type: 'kept' });
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
    if (isSubmitting || isReadOnly || isHeldBack) event.preventDefault();
    else void form.handleSubmit(save)(event);
  };
  return (
    <Box component="form" noValidate onSubmit={handleSubmit} sx={{ display: 'flex', flexDirection: 'column', gap: 3 }}>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 2.5 }}>
        <NameField control={control} stored={stored} isReadOnly={isLocked} />
        <UrlField control={control} isReadOnly={isLocked} />
        <EnabledField control={control} isReadOnly={isLocked} />
      </Paper>
      <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }}>
        <PartBoundary what="The event picker">
          <EventsField control={control} isReadOnly={isLocked} />
        </PartBoundary>
      </Paper>
      {couldWrite ? (
        <Paper variant="outlined" sx={{ p: { xs: 2, sm: 3 } }} hidden={isReadOnly}>
          <SecretField {...props.secretField} control={control} isReadOnly={isLocked} />
        </Paper>
      ) : null}
      {children === undefined || isReadOnly ? null : <FormFieldsContext value={fields}>{children}</FormFieldsContext>}
      {problem === undefined ? null : <FormProblem problem={problem} />}
      <FormActions
        submitLabel={props.submitLabel}
        isReadOnly={isReadOnly}
        isHeldBack={isHeldBack}
        isSaving={isSubmitting && !props.isAsking}
        onCancel={props.onCancel}
      />
      <UnsavedGuard
        control={control}
        initialValues={initialValues}
        isSaving={isSubmitting && !props.isAsking}
        isSaved={isSubmitSuccessful}
      />
    </Box>
  );
}

interface UnsavedGuardProps {
  readonly control: FormControl;
  readonly initialValues: SubscriptionFormValues;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
}

/** Apart from the form, because it renders with each letter. */
function UnsavedGuard({ control, initialValues, isSaving, isSaved }: UnsavedGuardProps) {
  const isDirty = !sameValues(useFormValues(control), initialValues);
  return <LeaveGuard risk={isSaving ? 'saving' : isDirty && !isSaved ? 'unsaved' : 'none'} />;
}

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
