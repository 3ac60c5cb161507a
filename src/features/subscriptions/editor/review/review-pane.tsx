import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { Subscription } from '../../../../domain/subscription.ts';
import { toFormValues, toPatch } from '../subscription-form-values.ts';
import { useFormFields, useFormValues } from '../use-form-values.ts';
import { ChangeList } from './change-list.tsx';
import { MovedNote } from './moved-note.tsx';
import { useEntryEffect } from './use-entry-effect.ts';

interface ReviewPaneProps {
  /** What the change is judged against. */
  readonly seen: Subscription;
  /** As the server had it by its newest answer. */
  readonly newest: Subscription;
  /** The person, who has typed nothing, wants to begin with what is stored now. */
  readonly onTakeOver: () => void;
}

/** What saving will change, beside the button that saves, as it stands in the form now. */
export function ReviewPane({ seen, newest, onTakeOver }: ReviewPaneProps) {
  const titleId = useId();
  const fields = useFormFields();
  const values = useFormValues(fields.control);
  const patch = toPatch(seen, values);
  const after = { ...seen, ...patch };
  const effect = useEntryEffect(seen.events, after.events);
  const takeOver = (): void => {
    // What is typed in the picker and not added yet is no change of theirs or ours, and not to be lost either.
    fields.put({ ...toFormValues(newest), pattern: values.pattern, paste: values.paste });
    onTakeOver();
  };
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-labelledby={titleId}
      sx={{ p: { xs: 2, sm: 3 }, display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}
    >
      <Typography variant="h3" component="h2" id={titleId}>
        What will change
      </Typography>
      <MovedNote seen={seen} newest={newest} {...(patch === undefined ? { onTakeOver: takeOver } : {})} />
      {patch === undefined ? (
        <Typography variant="body2" color="textSecondary">
          Nothing yet. Each change is listed here before you save it.
        </Typography>
      ) : (
        <ChangeList before={seen} after={after} effect={effect} hasNewSecret={patch.secret !== undefined} />
      )}
    </Paper>
  );
}
