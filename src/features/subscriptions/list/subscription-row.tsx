import { Link } from '@tanstack/react-router';
import { memo, type Ref, useId } from 'react';
import { MoreIcon, WarningIcon } from '../../../components/icons.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { useSwitchState } from '../writes/writes-context.tsx';
import { EnabledCell, SwitchFailure } from './enabled-cell.tsx';
import type { EntryFilter, ListRow } from './list-rows.ts';

interface SubscriptionRowProps {
  readonly row: ListRow;
  /** Position among all rows, from 0; the header is row 1 for assistive technology. */
  readonly index: number;
  readonly typeCount: number | undefined;
  /** Set while the rows are filtered by event: which entries it is for. */
  readonly selects: EntryFilter | undefined;
  readonly isReadOnly: boolean;
  /** Tells the row's real height when a message makes it taller. */
  readonly measure: Ref<HTMLTableRowElement>;
  readonly onOpenActions: (subscriptionId: string, anchor: HTMLElement) => void;
}

function entriesLine(entries: readonly string[]): string {
  const shown = entries.slice(0, 3).map(revealHiddenCharacters).join(', ');
  return entries.length > 3 ? `${shown}, and ${(entries.length - 3).toLocaleString()} more` : shown || 'None';
}

/** What it receives; while filtered by event, by which of its entries, so that the answer explains itself. */
function EventsCell({ row, typeCount, selects }: Pick<SubscriptionRowProps, 'row' | 'typeCount' | 'selects'>) {
  const { events, enabled } = row.subscription;
  const line =
    selects === undefined
      ? entriesLine(events)
      : `by ${entriesLine([...new Set(events.filter((entry) => selects(entry)))])}`;
  return (
    <td>
      <span className={selects === undefined ? 'line' : 'line reason'} title={line}>
        {line}
      </span>
      {selects !== undefined && !enabled ? (
        <span className="line secondary">Disabled: receives nothing now</span>
      ) : row.matchedTypes === undefined || typeCount === undefined ? null : (
        <span className="line secondary">
          {row.matchedTypes.toLocaleString()} of {typeCount.toLocaleString()} event types
        </span>
      )}
    </td>
  );
}

interface ChecksCellProps {
  readonly row: ListRow;
  /** The element that names the subscription. */
  readonly nameId: string;
}

/**
 * What is doubtful about the subscription, and the way to why. The link is described by the subscription and not named
 * after it: the link of that name is the one to the subscription.
 */
function ChecksCell({ row: { findings, matchedTypes, subscription }, nameId }: ChecksCellProps) {
  const [first, ...others] = findings;
  if (first === undefined) return <td className="secondary">{matchedTypes === undefined ? 'Not checked' : 'None'}</td>;
  const label = others.length === 0 ? first.label : `${first.label}, ${others.length} more`;
  return (
    <td title={findings.map((finding) => finding.label).join('\n')}>
      <Link
        className="warning"
        to="/checks"
        search={{ subscription: subscription.subscriptionId }}
        aria-describedby={nameId}
      >
        <WarningIcon aria-hidden />
        <span className="line">{label}</span>
      </Link>
    </td>
  );
}

/** One subscription. Memoised: a change elsewhere does not render it. */
export const SubscriptionRow = memo(function SubscriptionRow(props: SubscriptionRowProps) {
  const { row, index, typeCount, selects, isReadOnly, measure, onOpenActions } = props;
  const { subscription } = row;
  const switchState = useSwitchState(subscription.subscriptionId);
  const name = revealHiddenCharacters(subscription.name);
  const nameId = useId();
  const url = displayUrl(subscription.url);
  return (
    <tr aria-rowindex={index + 2} data-index={index} ref={measure}>
      <td>
        <EnabledCell subscription={subscription} isReadOnly={isReadOnly} />
      </td>
      <td>
        <Link
          id={nameId}
          className="name"
          to="/subscriptions/$subscriptionId"
          params={{ subscriptionId: subscription.subscriptionId }}
          title={name}
        >
          <bdi>{name}</bdi>
        </Link>
        {switchState?.phase === 'failed' ? (
          <SwitchFailure subscription={subscription} error={switchState.error} />
        ) : null}
      </td>
      <td>
        <bdi className="line" title={url}>
          {url}
        </bdi>
      </td>
      <EventsCell row={row} typeCount={typeCount} selects={selects} />
      <ChecksCell row={row} nameId={nameId} />
      <td>
        <button
          type="button"
          className="icon-button"
          aria-label={`Actions for ${name}`}
          aria-haspopup="menu"
          onClick={(event) => onOpenActions(subscription.subscriptionId, event.currentTarget)}
        >
          <MoreIcon aria-hidden />
        </button>
      </td>
    </tr>
  );
});
