import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { Callout } from '../../../../components/feedback/callout.tsx';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { ReviewReason } from '../../../../domain/review/review-reasons.ts';
import { assertNever } from '../../../../lib/assert-never.ts';

interface ReviewDialogProps {
  readonly reasons: readonly ReviewReason[];
  /** The change as a whole. */
  readonly children?: ReactNode;
  readonly onAnswer: (isAgreed: boolean) => void;
}

/** Asks about a change that is hard to take back or hardly ever meant. It is not sent before *Apply*. */
export function ReviewDialog({ reasons, children, onAnswer }: ReviewDialogProps) {
  const keep = (): void => onAnswer(false);
  return (
    <Dialog open onClose={keep} aria-labelledby="review-title" fullWidth maxWidth="sm">
      <DialogTitle id="review-title">Review changes</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2, alignContent: 'start', gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {reasons.map((reason) => (
          <Callout key={JSON.stringify(reason)} severity="warning" role="note">
            <Reason reason={reason} />
          </Callout>
        ))}
        {children}
      </DialogContent>
      <DialogActions>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about loss begins on the harmless answer (acceptance 5) */}
        <Button autoFocus onClick={keep}>
          Keep editing
        </Button>
        <Button variant="contained" onClick={() => onAnswer(true)}>
          Apply
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Reason({ reason }: { readonly reason: ReviewReason }) {
  switch (reason.kind) {
    case 'host':
      return (
        <>
          Notifications will go to another host: <strong>{revealHiddenCharacters(reason.after)}</strong> instead of{' '}
          {revealHiddenCharacters(reason.before)}.
        </>
      );
    case 'doubt':
      return <>{reason.sentence}</>;
    case 'effect-unknown':
      return (
        <>You take entries away. Which event types are lost with them is not known: the catalogue is not loaded.</>
      );
    case 'lost':
      return (
        <>
          <strong>
            {reason.names.length === 1
              ? '1 event type is'
              : `${reason.names.length.toLocaleString('en')} event types are`}{' '}
            lost
          </strong>
          : this subscription will not receive {reason.names.length === 1 ? 'it' : 'them'} any more.
        </>
      );
    default:
      return assertNever(reason);
  }
}
