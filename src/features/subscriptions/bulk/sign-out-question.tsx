import { useBlocker } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { LeaveQuestion } from '../editor/leave-guard.tsx';
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
    <LeaveQuestion
      title="Sign out in the middle?"
      text={`A change in bulk is not finished. ${progress.job.title}: ${progressWords(progress)}. What is done stays; the rest will not be sent when you sign out.`}
      stayLabel="Stay"
      discardLabel="Sign out"
      onStay={blocker.reset}
      onDiscard={blocker.proceed}
    />
  );
}
