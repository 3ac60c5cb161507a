import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { usePropagationTime } from '../writes/writes-context.tsx';

interface FormActionsProps {
  readonly submitLabel: string;
  readonly isReadOnly: boolean;
  /** VCC has had too many requests: nothing is sent yet. */
  readonly isHeldBack: boolean;
  readonly isSaving: boolean;
  readonly onCancel: () => void;
}

/**
 * The form's buttons. The one that saves is not disabled while it does, or may not yet: it would lose the focus, and
 * with it the person's place. The form itself refuses then.
 */
export function FormActions({ submitLabel, isReadOnly, isHeldBack, isSaving, onCancel }: FormActionsProps) {
  const time = usePropagationTime();
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      {isReadOnly ? null : (
        <Button
          type="submit"
          variant="contained"
          aria-disabled={isHeldBack || isSaving || undefined}
          sx={{ '&[aria-disabled]': { opacity: 0.65, cursor: 'default' } }}
        >
          {submitLabel}
        </Button>
      )}
      <Button onClick={onCancel}>{isReadOnly ? 'Back to the list' : 'Cancel'}</Button>
      {isReadOnly ? null : (
        <Typography variant="body2" color="textSecondary" role="status">
          {isSaving ? 'Saving …' : `Changes take up to ${time} to take effect.`}
        </Typography>
      )}
    </Box>
  );
}
