import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { Callout } from '../../../components/feedback/callout.tsx';
import { type BulkEffect, findEffect } from '../../../domain/bulk/find-effect.ts';
import { adviseHost, type BulkStep, type BulkTask, isTask, planBulk } from '../../../domain/bulk/plan-bulk.ts';
import { eventCatalogueOf } from '../../../domain/event-catalogue.ts';
import { createEventMatcher } from '../../../domain/event-pattern.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { browserLocks, findHeldLocks } from '../../../lib/tab-lock.ts';
import type { BulkRequest } from './bulk-store.ts';
import { type FreshRequest, useFreshRequest } from './fresh-request.ts';
import { LineTable } from './line-table.tsx';
import { addedEntries, countWords, describeStep, type MatchesToday } from './step-words.ts';

/** From here on a deletion is typed and not only clicked (acceptance U25). */
const typedFrom = 10;
/** More names of event types are not read. */
const mostNames = 12;

interface ReviewDialogProps {
  readonly request: BulkRequest;
  readonly onApply: (tasks: readonly BulkTask[]) => void;
  readonly onClose: () => void;
}

function stepsOf({ action, rows, missing = [] }: BulkRequest): readonly BulkStep[] {
  return [
    ...planBulk(action, rows),
    ...missing.map(({ reason, ...subscription }): BulkStep => ({ outcome: 'skip', subscription, reason })),
  ];
}

/**
 * Who would receive no more, and which entries match anything, by what is known now; undefined while the catalogue or the
 * list is missing.
 */
function useEffectOf(tasks: readonly BulkTask[]) {
  const http = useHttp();
  const { data: eventTypes } = useQuery(eventTypesQuery(http));
  const list = useQueryClient().getQueryData(subscriptionListQuery(http).queryKey);
  const effect = useMemo(
    () => eventTypes && list && findEffect(list.subscriptions, tasks, eventCatalogueOf(eventTypes)),
    [eventTypes, list, tasks],
  );
  const matches = useMemo((): MatchesToday | undefined => {
    const match = eventTypes && createEventMatcher(eventTypes.map(({ name }) => name));
    return match && ((entry) => match(entry).length > 0);
  }, [eventTypes]);
  return { effect, matches };
}

/** Entries that would be stored and match no event type: a slip, or they wait for a later one. */
function IdleEntriesNote({ tasks, matches }: { readonly tasks: readonly BulkTask[]; readonly matches: MatchesToday }) {
  const idle = useMemo(
    () => [...new Set(tasks.flatMap(addedEntries))].filter((entry) => !matches(entry)),
    [tasks, matches],
  );
  return idle.length === 0 ? null : (
    <Callout severity="warning" role="note">
      {idle.length === 1 ? 'This entry matches' : 'These entries match'} no event type of today: {namesWords(idle)}
    </Callout>
  );
}

/** What the form asks about a URL on such a host, before it is written to hundreds. */
function HostDoubts({ action }: Pick<BulkRequest, 'action'>) {
  const doubts = action.kind === 'change-host' ? adviseHost(action.to).doubts : [];
  return doubts.map((doubt) => (
    <Callout key={doubt} severity="warning" role="note">
      {doubt}
    </Callout>
  ));
}

function namesWords(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).map(revealHiddenCharacters).join(', ');
  return names.length > mostNames ? `${shown}, and ${(names.length - mostNames).toLocaleString()} more` : shown;
}

function EffectNote({ effect }: { readonly effect: BulkEffect | undefined }) {
  if (effect === undefined) {
    return (
      <Callout severity="warning" role="note">
        Which event types nobody will receive any more is not known: the event types are not loaded.
      </Callout>
    );
  }
  return (
    <>
      {effect.lost.length === 0 ? null : (
        <Callout severity="warning" role="note">
          No enabled subscription will receive {effect.lost.length === 1 ? 'this event type' : 'these event types'} any
          more: {namesWords(effect.lost)}
        </Callout>
      )}
      {effect.gained.length === 0 ? null : (
        <Typography color="textSecondary">Received again by somebody: {namesWords(effect.gained)}</Typography>
      )}
    </>
  );
}

function OtherTabsNote() {
  const [isBlind, setIsBlind] = useState(browserLocks() === undefined);
  // The outside system is the browser's locks, which can be there and refused.
  useEffect(() => void findHeldLocks(browserLocks()).then((held) => setIsBlind(held === undefined)), []);
  return isBlind ? (
    <Callout severity="info" role="note">
      This browser cannot tell whether another tab is changing subscriptions in bulk. Make sure that none is.
    </Callout>
  ) : null;
}

function TypedConfirmation({
  count,
  text,
  onText,
}: {
  readonly count: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  return (
    <TextField
      label={`Type ${count} to delete them`}
      helperText="Their ids and signing secrets are gone for good."
      value={text}
      onChange={(event) => onText(event.target.value)}
      autoComplete="off"
      slotProps={{ htmlInput: { inputMode: 'numeric' } }}
    />
  );
}

/** The plan, row by row, before anything is sent. It is about the rows that it shows, whatever happens to the list. */
export function ReviewDialog({ request, onApply, onClose }: ReviewDialogProps) {
  const fresh = useFreshRequest(request);
  return (
    <Dialog open onClose={onClose} aria-labelledby="bulk-title" fullWidth maxWidth="md">
      <DialogTitle id="bulk-title">Review changes</DialogTitle>
      {fresh === undefined ? (
        <>
          <DialogContent role="status">Looking at the subscriptions as they are now …</DialogContent>
          <DialogActions>
            <CancelButton onClose={onClose} />
          </DialogActions>
        </>
      ) : (
        <Plan {...fresh} onApply={onApply} onClose={onClose} />
      )}
    </Dialog>
  );
}

function CancelButton({ onClose }: Pick<ReviewDialogProps, 'onClose'>) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- a question about many begins on the harmless answer (acceptance 5)
    <Button autoFocus onClick={onClose}>
      Cancel
    </Button>
  );
}

function Plan({ request, doubt, onApply, onClose }: Omit<ReviewDialogProps, 'request'> & FreshRequest) {
  const steps = useMemo(() => stepsOf(request), [request]);
  const tasks = useMemo(() => steps.filter(isTask), [steps]);
  const { effect, matches } = useEffectOf(tasks);
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string>();
  const lines = useMemo(
    () =>
      [...tasks, ...steps.filter((step) => !isTask(step))].map((step) => ({
        id: step.subscription.subscriptionId,
        name: revealHiddenCharacters(step.subscription.name),
        words: describeStep(step, matches),
      })),
    [steps, tasks, matches],
  );
  const skipped = steps.length - tasks.length;
  const isDeletion = request.action.kind === 'delete';
  const needsTyping = isDeletion && tasks.length >= typedFrom;
  const isReady = tasks.length > 0 && (!needsTyping || typed.trim() === String(tasks.length));
  const apply = (): void => {
    const reason = request.onApply?.(request.rows);
    if (reason === undefined) onApply(tasks);
    else setRefusal(reason);
  };
  return (
    <>
      <DialogContent
        sx={{ display: 'grid', gap: 2, alignContent: 'start', gridAutoRows: 'max-content', overflowWrap: 'anywhere' }}
      >
        <Typography>
          <strong>{request.title}</strong>: {countWords(tasks.length)} will {isDeletion ? 'be deleted' : 'change'}
          {skipped === 0 ? '.' : `, ${countWords(skipped)} will stay as ${skipped === 1 ? 'it is' : 'they are'}.`}{' '}
          Nothing is sent before you apply it.
        </Typography>
        {doubt === undefined ? null : (
          <Callout severity="warning" role="note">
            {doubt}
          </Callout>
        )}
        <EffectNote effect={effect} />
        <HostDoubts action={request.action} />
        {matches === undefined ? null : <IdleEntriesNote tasks={tasks} matches={matches} />}
        <LineTable label="Plan" about="What will change" lines={lines} />
        <OtherTabsNote />
        {needsTyping ? <TypedConfirmation count={tasks.length} text={typed} onText={setTyped} /> : null}
        {refusal === undefined ? null : <Callout severity="error">{refusal}</Callout>}
      </DialogContent>
      <DialogActions>
        <CancelButton onClose={onClose} />
        <Button variant="contained" color={isDeletion ? 'error' : 'primary'} disabled={!isReady} onClick={apply}>
          Apply
        </Button>
      </DialogActions>
    </>
  );
}
