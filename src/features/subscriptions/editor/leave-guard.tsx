import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useBlocker } from '@tanstack/react-router';
import { useSessionState } from '../../../session/session-context.tsx';

/** What would be lost by leaving: typed text, or an answer that is still to come or to be stored. */
type LeaveRisk = 'none' | 'unsaved' | 'saving' | 'secret';

const questions = {
  unsaved: { title: 'Discard changes?', text: 'What you changed on this page has not been saved.' },
  saving: { title: 'Still saving', text: 'VCC has not answered yet. Stay until it has, or its answer is lost.' },
  signingIn: { title: 'Still saving', text: 'The save goes on once you sign in again. To give it up, sign out.' },
  signingOut: { title: 'Discard changes?', text: 'VCC has not confirmed the save. What waits to be sent is given up.' },
  secret: { title: 'Store the secret first', text: 'It is shown only now. Say that you have stored it, then leave.' },
} as const;

interface LeaveQuestionProps {
  readonly title: string;
  readonly text: string;
  readonly onStay: () => void;
  /** Undefined where it can only be waited for. */
  readonly onDiscard: (() => void) | undefined;
  /** What the two buttons say, where it is about something else than a form. */
  readonly stayLabel?: string;
  readonly discardLabel?: string;
}

/** The question about loss, which begins on the harmless answer. */
export function LeaveQuestion(props: LeaveQuestionProps) {
  const { title, text, onStay, onDiscard, discardLabel = 'Discard' } = props;
  const { stayLabel = onDiscard === undefined ? 'Stay' : 'Keep editing' } = props;
  return (
    <Dialog open onClose={onStay} aria-labelledby="leave-title">
      <DialogTitle id="leave-title">{title}</DialogTitle>
      <DialogContent>{text}</DialogContent>
      <DialogActions>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about loss begins on the harmless answer (acceptance 5) */}
        <Button autoFocus variant="contained" onClick={onStay}>
          {stayLabel}
        </Button>
        {onDiscard === undefined ? null : (
          <Button color="error" onClick={onDiscard}>
            {discardLabel}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

interface LeaveGuardProps {
  readonly risk: LeaveRisk;
}

/**
 * Asks before a page with something to lose is left, whichever way: a link, Back, sign-out or closing the tab. Only
 * typed text can be discarded; an answer under way and a secret not yet stored can only be waited for. A save that
 * waits for *Sign in again* would be sent after it from whichever page, so it ends by signing out alone.
 */
export function LeaveGuard({ risk }: LeaveGuardProps) {
  const isExpired = useSessionState().status === 'expired';
  const blocker = useBlocker({
    // Also from one new subscription to another: the address is the same, the form is not.
    shouldBlockFn: () => risk !== 'none',
    enableBeforeUnload: () => risk !== 'none',
    withResolver: true,
  });
  if (blocker.status !== 'blocked' || risk === 'none') return null;
  const isSigningOut = blocker.next.pathname === '/sign-out';
  // The one way out must not be closed where nobody is signed in any more; it rejects whatever waits for a token.
  const mayDiscard = risk === 'unsaved' || (isExpired && isSigningOut);
  const waiting = isSigningOut ? 'signingOut' : 'signingIn';
  const { title, text } = questions[isExpired && risk === 'saving' ? waiting : risk];
  return (
    <LeaveQuestion
      title={title}
      text={text}
      onStay={blocker.reset}
      onDiscard={mayDiscard ? blocker.proceed : undefined}
    />
  );
}
