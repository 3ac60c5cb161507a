import { styled } from '@mui/material/styles';
import { useEffect, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { PlainButton } from '../../../components/plain-button.tsx';
import type { BulkTask } from '../../../domain/bulk/plan-bulk.ts';
import { browserLocks } from '../../../lib/tab-lock.ts';
import { useOwner } from '../../../session/use-owner.ts';
import { createPlannedWrites } from '../writes/planned-write.ts';
import { useWrites } from '../writes/writes-context.tsx';
import { useBulk, useBulkState } from './bulk-context.tsx';
import { openJournal } from './bulk-journal.ts';
import type { BulkRequest } from './bulk-store.ts';
import { type BulkRunner, createBulkRunner } from './bulk-runner.ts';
import { phaseWords, progressWords } from './progress-words.ts';
import { ReviewDialog } from './review-dialog.tsx';
import { RunDialog } from './run-dialog.tsx';
import { isAtWork, SignOutQuestion } from './sign-out-question.tsx';

const Line = styled('div')(({ theme }) => ({
  position: 'fixed',
  insetInlineStart: 16,
  bottom: 16,
  zIndex: theme.zIndex.snackbar,
  display: 'flex',
  alignItems: 'center',
  gap: theme.spacing(1),
  maxWidth: 'calc(100vw - 32px)',
  padding: theme.spacing(0.5, 0.5, 0.5, 2),
  border: `1px solid ${theme.vars.palette.text.disabled}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  boxShadow: theme.vars.shadows[4],
  fontSize: '0.875rem',
}));

/** Hiding the dialog takes the focus away with it; where somebody has it, it stays there. */
function takeLostFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus();
}

/** A job that goes on while other pages are open; the browser asks before its page is left. */
function Status({ runner, onShow }: { readonly runner: BulkRunner; readonly onShow?: () => void }) {
  const progress = useSyncExternalStore(runner.subscribe, runner.get);
  const isQuiet = progress.phase.name === 'starting' || progress.phase.name === 'running';
  return (
    <Line role="region" aria-label="Change in bulk">
      <span>
        {progress.job.title}: {progressWords(progress)}
      </span>
      <span role="status">{isQuiet ? '' : phaseWords(progress.phase)}</span>
      {onShow === undefined ? null : (
        <PlainButton ref={takeLostFocus} size="small" onClick={onShow}>
          Show
        </PlainButton>
      )}
    </Line>
  );
}

function useWarningBeforeLeaving(runner: BulkRunner | undefined): void {
  // The outside system is the browser, which closes tabs.
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (isAtWork(runner)) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [runner]);
}

/** Makes the runner of what was approved, for the person who is signed in. */
function useCreateRunner(): (request: BulkRequest, tasks: readonly BulkTask[]) => BulkRunner {
  const writes = useWrites();
  const owner = useOwner();
  return ({ title }, tasks) => {
    const id = crypto.randomUUID();
    return createBulkRunner(
      { id, title, tasks },
      {
        journal: openJournal(owner, id),
        locks: browserLocks(),
        perform: createPlannedWrites(writes.planned),
      },
    );
  };
}

/** While *Sign in again* lies over the page, nothing is begun; then the job goes on by itself (acceptance T6). */
function useWaitForSignIn(runner: BulkRunner | undefined, isCovered: boolean): void {
  // The outside system is the job, which no page owns.
  useEffect(() => {
    if (isCovered) runner?.awaitSignIn();
    else runner?.signedIn();
  }, [runner, isCovered]);
}

/** Plan, progress and result of a change in bulk, over whichever page is open. */
export function BulkOverlay({ isCovered }: { readonly isCovered: boolean }) {
  const bulk = useBulk();
  const { request, runner, isShown } = useBulkState();
  const createRunner = useCreateRunner();
  useWarningBeforeLeaving(runner);
  useWaitForSignIn(runner, isCovered);
  if (isCovered) return runner === undefined ? null : <Status runner={runner} />;
  if (request !== undefined) {
    return (
      <ReviewDialog
        request={request}
        onClose={() => bulk.set({ request: undefined })}
        onApply={(tasks) => {
          const next = createRunner(request, tasks);
          bulk.set({ request: undefined, runner: next, isShown: true });
          void next.start();
        }}
      />
    );
  }
  if (runner === undefined) return null;
  const close = (): void => {
    runner.close();
    // The dialog holds the focus for as long as it is there.
    flushSync(() => bulk.set({ runner: undefined }));
    const selectAll = document.querySelector<HTMLElement>('[data-control="select-all"]');
    (selectAll ?? document.querySelector<HTMLElement>('h1'))?.focus();
  };
  return (
    <>
      {isShown ? (
        <RunDialog runner={runner} onHide={() => bulk.set({ isShown: false })} onClose={close} />
      ) : (
        <Status runner={runner} onShow={() => bulk.set({ isShown: true })} />
      )}
      <SignOutQuestion runner={runner} />
    </>
  );
}
