import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PlainButton } from '../../../components/plain-button.tsx';
import { downloadFile } from '../../../lib/download-file.ts';
import { browserLocks, findHeldLocks } from '../../../lib/tab-lock.ts';
import { useOwner } from '../../../session/use-owner.ts';
import { useBulkState } from './bulk-context.tsx';
import { countOutcomes } from './bulk-job.ts';
import { type JournalEntry, openLeftBehind } from './bulk-journal.ts';
import { reportCsv } from './bulk-report.ts';
import { jobLock } from './job-locks.ts';

function saveReport({ title, tasks }: JournalEntry): void {
  const lines = tasks.map((task) => ({ ...task, reason: '' }));
  downloadFile('bulk-report.csv', 'text/csv', reportCsv(title, lines));
}

interface HeldLocks {
  /** Undefined where the browser cannot tell. */
  readonly locks: ReadonlySet<string> | undefined;
}

/** What tabs of this browser are at, this one included; undefined until that is known of these jobs. */
function useHeldLocks(jobIds: string): HeldLocks | undefined {
  const [held, setHeld] = useState<HeldLocks & { readonly key: string }>();
  // The outside system is the browser's locks, which tell nobody when they are given back.
  useEffect(() => {
    if (jobIds === '') return undefined;
    const look = async (): Promise<void> => {
      const locks = await findHeldLocks(browserLocks());
      const key = [jobIds, ...(locks ?? [])].join('\n');
      setHeld((before) => (before?.key === key ? before : { key, locks }));
    };
    void look();
    const timer = setInterval(() => void look(), 3_000);
    return () => clearInterval(timer);
  }, [jobIds]);
  return held?.key.split('\n')[0] === jobIds ? held : undefined;
}

interface LeftJobProps {
  readonly entry: JournalEntry;
  /** False where the browser cannot tell what other tabs are at. */
  readonly isOver: boolean;
  readonly onDismiss: () => void;
}

function LeftJob({ entry, isOver, onDismiss }: LeftJobProps) {
  const { done, failed, unknown, sent, waiting } = countOutcomes(entry.tasks.map(({ outcome }) => outcome));
  return (
    <Callout
      severity={failed + unknown + sent + waiting === 0 ? 'info' : 'warning'}
      role="note"
      title={`A change in bulk of ${new Date(entry.startedAt).toLocaleString()}: ${entry.title}`}
      action={
        <>
          <PlainButton isInherited size="small" onClick={() => saveReport(entry)}>
            Download report
          </PlainButton>
          <PlainButton isInherited size="small" onClick={onDismiss}>
            Dismiss
          </PlainButton>
        </>
      }
    >
      {isOver
        ? 'Its page was left before the result was read. '
        : 'Another tab may still be at it: this browser cannot tell. '}
      {done.toLocaleString()} done, {failed.toLocaleString()} failed, {waiting.toLocaleString()} not attempted
      {sent + unknown === 0
        ? '.'
        : `, and of ${(sent + unknown).toLocaleString()} it is not known whether they were done: look at them in the list.`}
    </Callout>
  );
}

/** Changes that were under way when their page went: what was done, what was not, and what nobody knows. */
export function LeftOver() {
  const owner = useOwner();
  const { runner } = useBulkState();
  const left = useMemo(() => openLeftBehind(owner), [owner]);
  const jobIds = useSyncExternalStore(left.subscribe, () => left.jobIds().toSorted().join(' '));
  const held = useHeldLocks(jobIds);
  const ownId = runner?.get().job.id;
  const heldLocks = held?.locks;
  const entries = useMemo(
    () =>
      jobIds
        .split(' ')
        .filter((jobId) => jobId !== '' && jobId !== ownId && heldLocks?.has(jobLock(jobId)) !== true)
        .flatMap((jobId) => left.read(jobId) ?? [])
        .toSorted((one, other) => other.startedAt - one.startedAt),
    [jobIds, left, ownId, heldLocks],
  );
  if (held === undefined) return null;
  return entries.map((entry) => (
    <LeftJob
      key={entry.jobId}
      entry={entry}
      isOver={heldLocks !== undefined}
      onDismiss={() => {
        left.dismiss(entry.jobId);
        // The button that was pressed goes with what it spoke of.
        document.querySelector<HTMLElement>('[data-control="select-all"]')?.focus();
      }}
    />
  ));
}
