import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';

const SecretText = styled('code')(({ theme }) => ({
  flex: 1,
  minWidth: 0,
  padding: theme.spacing(1, 1.5),
  borderRadius: 8,
  border: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  overflowWrap: 'anywhere',
  fontSize: '0.9375rem',
  '@media print': { visibility: 'hidden' },
}));

/** As long as a masked secret looks; its real length tells nothing to whoever looks over a shoulder. */
const mask = '•'.repeat(44);

interface SecretDialogProps {
  readonly subscriptionName: string;
  readonly secret: string;
  /** The person has said that the secret is stored. */
  readonly onDone: () => void;
}

type CopyResult = 'not-tried' | 'copied' | 'failed';

function CopyAnnouncement({ result }: { readonly result: CopyResult }) {
  return (
    <Typography
      role="status"
      variant="body2"
      color={result === 'failed' ? 'error' : 'textSecondary'}
      sx={{ minHeight: 20 }}
    >
      {result === 'copied' ? 'Copied. Other programs can read the clipboard.' : null}
      {result === 'failed'
        ? 'Copying failed: the browser refused. The secret is selected above; copy it with the keyboard.'
        : null}
    </Typography>
  );
}

/**
 * Shows a secret once. VCC never tells it again, so neither Escape nor a click beside the dialog closes it: only the
 * word that it is stored does. The secret lives in this component's props alone and leaves the page with it.
 */
export function SecretDialog({ subscriptionName, secret, onDone }: SecretDialogProps) {
  const [isRevealed, setIsRevealed] = useState(false);
  const [isStored, setIsStored] = useState(false);
  const [mayBeLost, setMayBeLost] = useState(false);
  const [copyResult, setCopyResult] = useState<CopyResult>('not-tried');
  const text = useRef<HTMLElement>(null);

  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret);
      setCopyResult('copied');
    } catch {
      setIsRevealed(true);
      setCopyResult('failed');
      // After the revealed text is in the page.
      requestAnimationFrame(() => text.current && window.getSelection()?.selectAllChildren(text.current));
    }
  };

  return (
    <Dialog open onClose={() => setMayBeLost(true)} aria-labelledby="secret-title" fullWidth maxWidth="sm">
      <DialogTitle id="secret-title">Signing secret</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, overflowWrap: 'anywhere' }}>
        <Typography>
          VCC made this secret for <strong>{subscriptionName}</strong>. Your receiver needs it to check that a
          notification comes from VCC. <strong>It is shown only now</strong>: nobody can look it up later.
        </Typography>
        <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 1, alignItems: { sm: 'flex-start' } }}>
          <SecretText ref={text} aria-label={isRevealed ? undefined : 'Masked secret'}>
            {isRevealed ? secret : mask}
          </SecretText>
          <Stack direction="row" sx={{ gap: 1 }}>
            <Button variant="outlined" onClick={() => setIsRevealed(!isRevealed)}>
              {isRevealed ? 'Hide' : 'Reveal'}
            </Button>
            <Button variant="contained" onClick={() => void copy()}>
              Copy
            </Button>
          </Stack>
        </Stack>
        <CopyAnnouncement result={copyResult} />
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
