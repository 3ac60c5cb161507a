import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';

export type GoneAnswer = 'create' | 'discard' | 'keep';

interface GoneDialogProps {
  readonly name: string;
  readonly onAnswer: (answer: GoneAnswer) => void;
}

/** What was edited is not there any more (acceptance A6). What is typed is not lost with it. */
export function GoneDialog({ name, onAnswer }: GoneDialogProps) {
  return (
    <Dialog open onClose={() => onAnswer('keep')} aria-labelledby="gone-title" fullWidth maxWidth="sm">
      <DialogTitle id="gone-title">Deleted by someone else</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <Typography>
          <strong>
            <bdi>{revealHiddenCharacters(name)}</bdi>
          </strong>{' '}
          no longer exists, so your changes were not saved. You can create it again with what stands in this form: it
          gets another id and another signing secret, and starts switched off until your receiver knows that secret.
        </Typography>
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button color="error" onClick={() => onAnswer('discard')}>
          Discard
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about loss begins on the harmless answer (acceptance 5) */}
        <Button autoFocus onClick={() => onAnswer('keep')}>
          Keep editing
        </Button>
        <Button variant="contained" onClick={() => onAnswer('create')}>
          Create as new
        </Button>
      </DialogActions>
    </Dialog>
  );
}
