import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useBackOffUntil } from '../../../api/http-context.tsx';
import { usePropagationTime } from '../writes/writes-context.tsx';

interface FormActionsProps {
  readonly submitLabel: string;
  readonly isReadOnly: boolean;
  readonly isSaving: boolean;
  readonly onCancel: () => void;
}

/**
 * The form's buttons. The one that saves is not disabled while it does: it would lose the focus, and with it the
 * person's place.
 */
export function FormActions({ submitLabel, isReadOnly, isSaving, onCancel }: FormActionsProps) {
  const time = usePropagationTime();
  const isHeldBack = useBackOffUntil() !== undefined;
  return (
    <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
      {isReadOnly ? null : (
        <Button
          type="submit"
          variant="contained"
          disabled={isHeldBack}
          aria-disabled={isSaving || undefined}
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
