import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { PlainSecret, SecretOnce } from './secret/secret-once.tsx';

interface SecretDialogProps {
  readonly subscriptionName: string;
  readonly secret: string;
  readonly maker: 'vcc' | 'browser';
  /** The person has said that the secret is stored. */
  readonly onDone: () => void;
}

/**
 * Shows a secret once. VCC never tells it again, so neither Escape nor a click beside the dialog closes it: only the
 * word that it is stored does. The secret lives in this component's props alone and leaves the page with it.
 */
export function SecretDialog({ subscriptionName, secret, maker, onDone }: SecretDialogProps) {
  const [isStored, setIsStored] = useState(false);
  const [mayBeLost, setMayBeLost] = useState(false);
  return (
    <Dialog open onClose={() => setMayBeLost(true)} aria-labelledby="secret-title" fullWidth maxWidth="sm">
      <DialogTitle id="secret-title">Signing secret</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <PartBoundary what="The secret" renderFailure={() => <PlainSecret secret={secret} />}>
          <Typography>
            {maker === 'vcc' ? 'VCC' : 'This browser'} made this secret for{' '}
            <strong>
              <bdi>{revealHiddenCharacters(subscriptionName)}</bdi>
            </strong>
            . Your receiver needs it to check that a notification comes from VCC. <strong>It is shown only now</strong>:
            nobody can look it up later.
          </Typography>
          <SecretOnce secret={secret} />
        </PartBoundary>
        {mayBeLost && !isStored ? (
          <Callout severity="warning">Store the secret first: once this dialog is closed, it is gone for good.</Callout>
        ) : null}
        <FormControlLabel
          control={<Checkbox checked={isStored} onChange={(event) => setIsStored(event.target.checked)} />}
          label="I have stored this secret"
        />
      </DialogContent>
      <DialogActions>
        <Button variant="contained" disabled={!isStored} onClick={onDone}>
          Done
        </Button>
      </DialogActions>
    </Dialog>
  );
}
