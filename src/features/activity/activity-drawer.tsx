import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import Typography from '@mui/material/Typography';
import { useState, useSyncExternalStore } from 'react';
import { LimitedLines } from '../../components/event-schema/limited-lines.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.ts';
import type { ActivityLog } from '../../domain/activity/activity-log.ts';
import { type ActivityOrigin, writeActivityCsv, writeActivityJson } from '../../domain/activity/export-activity.ts';
import { downloadFile } from '../../lib/download-file.ts';
import { today } from '../../lib/today.ts';
import { ActivityFrame } from './activity-frame.ts';
import { ActivityItem } from './activity-item.tsx';

interface ActivityContentProps {
  readonly onClose: () => void;
  readonly log: ActivityLog;
  readonly undo: (entryId: number) => Promise<void>;
  readonly propagationSeconds: number;
  /** Whose changes these are, for a file that leaves the console. */
  readonly labels: Omit<ActivityOrigin, 'exportedAt'>;
}

const titleId = 'activity-title';
/** As wide as a phone, and no wider than a line that reads well. */
const width = 'min(600px, 100vw)';

/** What this session has changed, over whichever screen is open. */
export function ActivityDrawer({ isOpen, ...content }: ActivityContentProps & { readonly isOpen: boolean }) {
  return (
    <Drawer
      anchor="right"
      open={isOpen}
      onClose={content.onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-modal': true, 'aria-labelledby': titleId, sx: { width } } }}
    >
      <ActivityContent {...content} />
    </Drawer>
  );
}

function ActivityContent({ onClose, log, undo, propagationSeconds, labels }: ActivityContentProps) {
  const { entries, forgotten } = useSyncExternalStore(log.subscribe, log.get);
  const [said, setSaid] = useState('');
  const isUndoing = entries.some((entry) => entry.undo?.status === 'under-way');
  const takeBack = async (entryId: number): Promise<boolean> => {
    setSaid('Undoing …');
    await undo(entryId);
    const isDone = log.find(entryId)?.undo?.status === 'done';
    // A refusal is an alert beside its change; it must not be told twice.
    setSaid(isDone ? `Undone. It is live within ${propagationSeconds.toLocaleString()} seconds.` : '');
    return isDone;
  };
  return (
    <ActivityFrame>
      <div className="head">
        <Typography variant="h2" id={titleId}>
          Activity
        </Typography>
        <Button onClick={onClose}>Close</Button>
      </div>
      <p className="secondary">
        What this tab has changed since you signed in, newest first. It is kept in memory only: closing or reloading the
        tab forgets it.
      </p>
      <Downloads log={log} labels={labels} isEmpty={entries.length === 0} />
      <VisuallyHidden role="status">{said}</VisuallyHidden>
      {entries.length === 0 ? <p>Nothing has been changed yet.</p> : null}
      <LimitedLines total={entries.length} noun="changes">
        {(count) => (
          <ul className="entries" aria-label="Changes">
            {entries.slice(0, count).map((entry) => (
              <ActivityItem
                key={entry.id}
                entry={entry}
                propagationSeconds={propagationSeconds}
                isUndoing={isUndoing}
                onUndo={takeBack}
                onLeave={onClose}
              />
            ))}
          </ul>
        )}
      </LimitedLines>
      {forgotten > 0 ? (
        <p className="secondary">{forgotten.toLocaleString()} older changes are no longer kept here.</p>
      ) : null}
    </ActivityFrame>
  );
}

type DownloadsProps = Pick<ActivityContentProps, 'log' | 'labels'> & { readonly isEmpty: boolean };

/** The log for a ticket. */
function Downloads({ log, labels, isEmpty }: DownloadsProps) {
  const origin = (): ActivityOrigin => ({ ...labels, exportedAt: Date.now() });
  const saveJson = (): void =>
    downloadFile(`activity-${today()}.json`, 'application/json', writeActivityJson(log.get(), origin()));
  const saveCsv = (): void =>
    downloadFile(`activity-${today()}.csv`, 'text/csv;charset=utf-8', writeActivityCsv(log.get(), origin()));
  return isEmpty ? null : (
    <div className="bar">
      <Button variant="outlined" size="small" onClick={saveJson}>
        Export JSON
      </Button>
      <Button variant="outlined" size="small" onClick={saveCsv}>
        Export CSV
      </Button>
    </div>
  );
}
