import { Link } from '@tanstack/react-router';
import { memo, type Ref } from 'react';
import { MoreIcon, WarningIcon } from '../../../components/icons.tsx';
import type { OwnFinding } from '../../../domain/checks/finding.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { useSwitchState } from '../writes/writes-context.tsx';
import { EnabledCell, SwitchFailure } from './enabled-cell.tsx';
import type { ListRow } from './list-rows.ts';

interface SubscriptionRowProps {
  readonly row: ListRow;
  /** Position among all rows, from 0; the header is row 1 for assistive technology. */
  readonly index: number;
  readonly typeCount: number | undefined;
  readonly isReadOnly: boolean;
  /** Tells the row's real height when a message makes it taller. */
  readonly measure: Ref<HTMLTableRowElement>;
  readonly onOpenActions: (subscriptionId: string, anchor: HTMLElement) => void;
}

function entriesLine(entries: readonly string[]): string {
  const shown = entries.slice(0, 3).map(revealHiddenCharacters).join(', ');
  return entries.length > 3 ? `${shown}, and ${(entries.length - 3).toLocaleString()} more` : shown || 'None';
}

function EventsCell({ row, typeCount }: Pick<SubscriptionRowProps, 'row' | 'typeCount'>) {
  const line = entriesLine(row.subscription.events);
  return (
    <td>
      <span className="line" title={line}>
        {line}
      </span>
      {row.matchedTypes === undefined || typeCount === undefined ? null : (
        <span className="line secondary">
          {row.matchedTypes.toLocaleString()} of {typeCount.toLocaleString()} event types
        </span>
      )}
    </td>
  );
}

function ChecksCell({
  findings,
  isComplete,
}: {
  readonly findings: readonly OwnFinding[];
  readonly isComplete: boolean;
}) {
  const [first, ...others] = findings;
  if (first === undefined) return <td className="secondary">{isComplete ? 'None' : 'Not checked'}</td>;
  const label = others.length === 0 ? first.label : `${first.label}, ${others.length} more`;
  return (
    <td title={findings.map((finding) => finding.label).join('\n')}>
      <span className="warning">
        <WarningIcon aria-hidden />
        <span className="line">{label}</span>
      </span>
    </td>
  );
}

/** One subscription. Memoised: a change elsewhere does not render it. */
export const SubscriptionRow = memo(function SubscriptionRow(props: SubscriptionRowProps) {
  const { row, index, typeCount, isReadOnly, measure, onOpenActions } = props;
  const { subscription } = row;
  const switchState = useSwitchState(subscription.subscriptionId);
  const name = revealHiddenCharacters(subscription.name);
  const url = displayUrl(subscription.url);
  return (
    <tr aria-rowindex={index + 2} data-index={index} ref={measure}>
      <td>
        <EnabledCell subscription={subscription} isReadOnly={isReadOnly} />
      </td>
      <td>
        <Link
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
      <EventsCell row={row} typeCount={typeCount} />
      <ChecksCell findings={row.findings} isComplete={row.matchedTypes !== undefined} />
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
