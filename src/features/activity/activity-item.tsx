import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { memo, type MouseEvent } from 'react';
import { Callout } from '../../components/feedback/callout.tsx';
import { ButtonLink } from '../../components/button-link.ts';
import { LiveWithin } from '../../components/live-within.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.ts';
import { type ActivityEntry, deletedFields } from '../../domain/activity/activity-entry.ts';
import { outcomeWords, requestWords, whatWords } from '../../domain/activity/activity-words.ts';
import { judgeUndo } from '../../domain/activity/undo-rule.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { ChangedFields } from './changed-fields.tsx';

interface ActivityItemProps {
  readonly entry: ActivityEntry;
  readonly propagationSeconds: number;
  /** One undo at a time, whichever it is. */
  readonly isUndoing: boolean;
  /** Resolves with whether it was done. */
  readonly onUndo: (entryId: number) => Promise<boolean>;
  /** A link leads to another page: the drawer would lie over it. */
  readonly onLeave: () => void;
}

/** One change: what, when, before and after, what became of it, and how to take it back. */
export const ActivityItem = memo(function ActivityItem(props: ActivityItemProps) {
  const { entry, propagationSeconds, onLeave } = props;
  const { startedAt, settledAt, outcome, undo } = entry;
  const isDone = outcome.status === 'done';
  const request = requestWords(entry);
  return (
    <li tabIndex={-1}>
      <div className="what">
        <strong>{whatWords(entry)}</strong>
        <span className="outcome" data-status={outcome.status}>
          {outcomeWords(entry)}
        </span>
        {isDone && settledAt !== undefined ? (
          <span className="live">
            <LiveWithin liveAt={settledAt + propagationSeconds * 1_000} />
          </span>
        ) : null}
        <time dateTime={new Date(startedAt).toISOString()}>{new Date(startedAt).toLocaleTimeString()}</time>
      </div>
      <SubscriptionName entry={entry} onLeave={onLeave} />
      {'reason' in outcome ? <p className="reason">{outcome.reason}</p> : null}
      <ChangedFields entry={entry} />
      {request === undefined ? null : <div className="request">{request}</div>}
      {undo?.status === 'not-done' ? (
        <Callout severity="warning" isDense>
          {undo.reason}
        </Callout>
      ) : null}
      <UndoPart {...props} />
      <CreateAgain entry={entry} onLeave={onLeave} />
    </li>
  );
});

type LeavingProps = Pick<ActivityItemProps, 'entry' | 'onLeave'>;

function SubscriptionName({ entry, onLeave }: LeavingProps) {
  const { subscriptionId, kind, outcome } = entry;
  const name = <bdi>{revealHiddenCharacters(entry.name)}</bdi>;
  const isGone = kind === 'delete' && outcome.status === 'done';
  return subscriptionId === undefined || isGone ? (
    <span className="subscription">{name}</span>
  ) : (
    <Link className="subscription" to="/subscriptions/$subscriptionId" params={{ subscriptionId }} onClick={onLeave}>
      {name}
    </Link>
  );
}

/** The way back, or why there is none. */
function UndoPart({ entry, isUndoing, onUndo }: ActivityItemProps) {
  const judged = judgeUndo(entry);
  if (entry.undo?.status === 'done') return <p className="secondary">Undone.</p>;
  if (!judged.can) return judged.reason === undefined ? null : <p className="secondary">{judged.reason}</p>;
  const handleClick = async ({ currentTarget }: MouseEvent<HTMLButtonElement>): Promise<void> => {
    if (isUndoing) return;
    const item = currentTarget.closest('li');
    const hadFocus = (): boolean => {
      const now = document.activeElement;
      return now === null || now === document.body || now === currentTarget || now.contains(item);
    };
    // This button goes away with its change: the focus stays on the entry.
    if ((await onUndo(entry.id)) && hadFocus()) item?.focus();
  };
  return (
    <div className="bar">
      <Button size="small" variant="outlined" aria-disabled={isUndoing} onClick={(event) => void handleClick(event)}>
        {entry.undo?.status === 'under-way' ? 'Undoing …' : 'Undo'}
        <VisuallyHidden>
          {' '}
          “{whatWords(entry)}” of {revealHiddenCharacters(entry.name)}
        </VisuallyHidden>
      </Button>
      {entry.isSecretChanged ? (
        <span className="secondary">All but the signing secret: nobody can read the old one.</span>
      ) : null}
    </div>
  );
}

/** A deletion cannot be taken back: id and secret are gone. What is known of it can begin a new one. */
function CreateAgain({ entry, onLeave }: LeavingProps) {
  const { id, kind, outcome } = entry;
  if (kind !== 'delete' || outcome.status !== 'done') return null;
  const deleted = deletedFields(entry);
  return (
    <div className="bar">
      {deleted === undefined ? null : (
        <ButtonLink
          size="small"
          variant="outlined"
          to="/subscriptions/new"
          state={{ createAgain: id }}
          onClick={onLeave}
        >
          Create again as new
          <VisuallyHidden> {revealHiddenCharacters(deleted.name)}</VisuallyHidden>
        </ButtonLink>
      )}
      <span className="secondary">A deletion cannot be undone. The new one has another id and signing secret.</span>
    </div>
  );
}
