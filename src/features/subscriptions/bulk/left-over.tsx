import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { PlainButton } from '../../../components/plain-button.tsx';
import { downloadFile } from '../../../lib/download-file.ts';
import { browserLocks, isLockHeld } from '../../../lib/tab-lock.ts';
import { useOwner } from '../../../session/use-owner.ts';
import { useBulkState } from './bulk-context.tsx';
import { countOutcomes } from './bulk-job.ts';
import { type JournalEntry, openJournal } from './bulk-journal.ts';
import { reportCsv } from './bulk-report.ts';
import { bulkLock } from './bulk-runner.ts';

function saveReport({ title, tasks }: JournalEntry): void {
  const lines = tasks.map((task) => ({ ...task, reason: '' }));
  downloadFile('bulk-report.csv', 'text/csv', reportCsv(title, lines));
}

/** Whether a tab of this browser is at it, this one included; undefined until the browser told. */
function useIsAtWorkElsewhere(): boolean | undefined {
  const [isHeld, setIsHeld] = useState<boolean>();
  // The outside system is the browser's locks.
  useEffect(() => {
    const look = async (): Promise<void> => setIsHeld(await isLockHeld(browserLocks(), bulkLock));
    void look();
    const timer = setInterval(() => void look(), 3_000);
    return () => clearInterval(timer);
  }, []);
  return isHeld;
}

/** A change that was under way when its page went: what was done, what was not, and what nobody knows. */
export function LeftOver() {
  const owner = useOwner();
  const { runner } = useBulkState();
  const journal = useMemo(() => openJournal(owner), [owner]);
  const known = useSyncExternalStore(journal.subscribe, () => openCount(journal));
  const isOtherTabs = useIsAtWorkElsewhere();
  const entry = known && runner === undefined && isOtherTabs === false ? journal.read() : undefined;
  if (entry === undefined) return null;
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
          <PlainButton isInherited size="small" onClick={journal.clear}>
            Dismiss
          </PlainButton>
        </>
      }
    >
      Its page was left before the result was read. {done.toLocaleString()} done, {failed.toLocaleString()} failed,{' '}
      {waiting.toLocaleString()} not attempted
      {sent + unknown === 0
        ? '.'
        : `, and of ${(sent + unknown).toLocaleString()} it is not known whether they were done: look at them in the list.`}
    </Callout>
  );
}

/** Whether there is an entry; a plain value, as React's store needs one. */
function openCount(journal: ReturnType<typeof openJournal>): boolean {
  return journal.read() !== undefined;
}
