import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useBlocker } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import type { BulkRunner } from './bulk-runner.ts';
import { progressWords } from './progress-words.ts';

/** Whether something of the job is still to come. */
export function isAtWork(runner: BulkRunner | undefined): boolean {
  const name = runner?.get().phase.name;
  return name !== undefined && name !== 'ended' && name !== 'refused';
}

/** Asks before signing out ends a job in the middle: the rest of it could be sent by nobody. */
export function SignOutQuestion({ runner }: { readonly runner: BulkRunner }) {
  const progress = useSyncExternalStore(runner.subscribe, runner.get);
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => next.pathname === '/sign-out' && isAtWork(runner),
    // Closing the tab is asked about already.
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog open onClose={blocker.reset} aria-labelledby="bulk-sign-out-title">
      <DialogTitle id="bulk-sign-out-title">Sign out in the middle?</DialogTitle>
      <DialogContent>
        A change in bulk is not finished. {progress.job.title}: {progressWords(progress)}. What is done stays; the rest
        will not be sent when you sign out.
      </DialogContent>
      <DialogActions>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about loss begins on the harmless answer (acceptance 5) */}
        <Button autoFocus variant="contained" onClick={blocker.reset}>
          Stay
        </Button>
        <Button color="error" onClick={blocker.proceed}>
          Sign out
        </Button>
      </DialogActions>
    </Dialog>
  );
}
