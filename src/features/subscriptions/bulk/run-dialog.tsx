import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { type ReactNode, useMemo, useSyncExternalStore } from 'react';
import { Callout } from '../../../components/feedback/callout.tsx';
import { takeFocus } from '../../../components/take-focus.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { downloadFile } from '../../../lib/download-file.ts';
import { usePropagationTime } from '../writes/writes-context.tsx';
import { type BulkProgress, countOutcomes } from './bulk-job.ts';
import { outcomeWords, reportCsv, reportLines } from './bulk-report.ts';
import type { BulkRunner } from './bulk-runner.ts';
import { LineTable } from './line-table.tsx';
import { phaseWords, progressWords } from './progress-words.ts';

interface RunDialogProps {
  readonly runner: BulkRunner;
  readonly onHide: () => void;
  /** The result was read. */
  readonly onClose: () => void;
}

/** What did not come to be done, with its reason. */
function Result({ progress }: { readonly progress: BulkProgress }) {
  const lines = useMemo(
    () =>
      reportLines(progress)
        .filter(({ outcome }) => outcome !== 'done')
        .map(({ subscriptionId, name, outcome, reason }) => ({
          id: subscriptionId,
          name: revealHiddenCharacters(name),
          words: reason === '' ? outcomeWords[outcome] : `${outcomeWords[outcome]}. ${reason}`,
        })),
    [progress],
  );
  return lines.length === 0 ? null : <LineTable label="Not done" about="What became of it" lines={lines} />;
}

function saveReport(progress: BulkProgress): void {
  const { title } = progress.job;
  downloadFile('bulk-report.csv', 'text/csv', reportCsv(title, reportLines(progress)));
}

function Buttons({ runner, progress, onHide, onClose }: RunDialogProps & { readonly progress: BulkProgress }) {
  const { name } = progress.phase;
  const { failed, unknown } = countOutcomes(progress.outcomes);
  if (name === 'ended' || name === 'refused') {
    return (
      <DialogActions>
        <Button onClick={() => saveReport(progress)}>Download report</Button>
        {name === 'refused' ? (
          <Button onClick={() => void runner.start()}>Try again</Button>
        ) : failed + unknown > 0 ? (
          <Button onClick={() => void runner.retryFailed()}>Retry failed</Button>
        ) : null}
        <Button variant="contained" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    );
  }
  return (
    <DialogActions>
      <Button onClick={onHide}>Go on in the background</Button>
      {name === 'paused' ? (
        <Button onClick={runner.resume}>Resume</Button>
      ) : (
        <Button disabled={name !== 'running'} onClick={runner.pause}>
          Pause
        </Button>
      )}
      <Button disabled={name === 'cancelling' || name === 'starting'} onClick={runner.cancel}>
        Cancel
      </Button>
    </DialogActions>
  );
}

/** Takes the focus when it comes: the button that was pressed is gone with the plan, or with the run. */
function Words({ children }: { readonly children: ReactNode }) {
  return (
    <Typography ref={takeFocus} tabIndex={-1} sx={{ '&:focus': { outline: 'none' } }}>
      {children}
    </Typography>
  );
}

/** How far the job is, and at its end what became of every row. */
export function RunDialog({ runner, onHide, onClose }: RunDialogProps) {
  const progress = useSyncExternalStore(runner.subscribe, runner.get);
  const { job, phase, outcomes, run, isRemembered } = progress;
  const time = usePropagationTime();
  const counts = countOutcomes(outcomes);
  const settled = run.count - run.left;
  const percent = run.count === 0 ? 100 : Math.floor((settled / run.count) * 100);
  const hasEnded = phase.name === 'ended' || phase.name === 'refused';
  return (
    // Escape, or a click beside it, must not throw the result away: only Close says that it was read.
    <Dialog open disableRestoreFocus onClose={onHide} aria-labelledby="bulk-title" fullWidth maxWidth="md">
      <DialogTitle id="bulk-title">Review changes</DialogTitle>
      <DialogContent
        sx={{ display: 'grid', gap: 2, alignContent: 'start', gridAutoRows: 'max-content', overflowWrap: 'anywhere' }}
      >
        <Words key={String(hasEnded)}>
          <strong>{job.title}</strong>: {progressWords(progress)}
        </Words>
        <LinearProgress
          aria-label="Progress"
          variant="determinate"
          value={percent}
          aria-valuetext={`${settled.toLocaleString()} of ${run.count.toLocaleString()}`}
        />
        <Typography role="status" color="textSecondary">
          {phase.name === 'running' ? `${Math.floor(percent / 10) * 10} % done. ` : ''}
          {phaseWords(phase)}
        </Typography>
        {phase.name === 'ended' && counts.done > 0 ? (
          <Typography color="textSecondary">What was changed is live within {time}.</Typography>
        ) : null}
        {isRemembered || hasEnded ? null : (
          <Callout severity="warning" role="note">
            This browser keeps no record of it: stay on this page until it has ended.
          </Callout>
        )}
        {hasEnded ? <Result progress={progress} /> : null}
      </DialogContent>
      <Buttons runner={runner} progress={progress} onHide={onHide} onClose={onClose} />
    </Dialog>
  );
}
