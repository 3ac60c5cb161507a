import { memo, type ReactNode, type Ref, useId, useState } from 'react';
import { defaultStringifySearch } from '@tanstack/react-router';
import { WarningIcon } from '../../../components/icons.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { describeDifference } from '../../../domain/list-news.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { formatCount } from '../../../lib/format-count.ts';
import type { SwitchState } from '../writes/enabled-switches.ts';
import { describeEntries } from './describe-entries.ts';
import { EnabledCell, SwitchFailure } from './enabled-cell.tsx';
import { GlimpseCells } from './glimpse-cells.tsx';
import type { EntryFilter, ListRow } from './list-rows.ts';
import type { SortColumn } from './list-search.ts';

interface SubscriptionRowProps {
  readonly row: ListRow;
  /** Position among all rows, from 0; the header is row 1 for assistive technology. */
  readonly index: number;
  readonly columns: readonly SortColumn[];
  /** Set while a change by somebody else has not been looked at: what the row was before. */
  readonly before: Subscription | undefined;
  readonly isNew: boolean;
  readonly typeCount: number | undefined;
  /** Set while the rows are filtered by event: which entries it is for. */
  readonly selects: EntryFilter | undefined;
  readonly switchState: SwitchState | undefined;
  /** When its last change is live for certain (epoch ms); undefined when it is by now. */
  readonly liveAt: number | undefined;
  readonly isReadOnly: boolean;
  readonly isSelected: boolean;
  readonly onSelect: (subscriptionId: string, isSelected: boolean) => void;
  /** Tells the row's real height when a message makes it taller. */
  readonly measure: Ref<HTMLTableRowElement>;
  /** Whether it is mounted while so many rows fly by that nobody can use one. */
  readonly isRushing: boolean;
  readonly onOpenActions: (subscriptionId: string, anchor: HTMLElement) => void;
}

type CellProps = SubscriptionRowProps & {
  /** The element that names the subscription. */
  readonly nameId: string;
};

/** What it receives; while filtered by event, by which of its entries, so that the answer explains itself. */
function EventsCell({ row, typeCount, selects }: CellProps) {
  const { events, enabled } = row.subscription;
  const line =
    selects === undefined
      ? describeEntries(events)
      : `by ${describeEntries([...new Set(events.filter((entry) => selects(entry)))])}`;
  return (
    <td>
      <span className={selects === undefined ? 'line' : 'line reason'} title={line}>
        {line}
      </span>
      {selects !== undefined && !enabled ? (
        <span className="line secondary">Disabled: receives nothing now</span>
      ) : row.matchedTypes === undefined || typeCount === undefined ? null : (
        <span className="line secondary">
          {formatCount(row.matchedTypes)} of {formatCount(typeCount)} event types
        </span>
      )}
    </td>
  );
}

/**
 * What is doubtful about the subscription, and the way to why. The link is described by the subscription and not named
 * after it: the link of that name is the one to the subscription.
 */
function ChecksCell({ row: { findings, matchedTypes, subscription }, nameId }: CellProps) {
  const [first, ...others] = findings;
  if (first === undefined) return <td className="secondary">{matchedTypes === undefined ? 'Not checked' : 'None'}</td>;
  const label = others.length === 0 ? first.label : `${first.label}, ${others.length} more`;
  return (
    <td title={findings.map((finding) => finding.label).join('\n')}>
      <a
        className="warning"
        data-control="checks"
        href={`/checks${defaultStringifySearch({ subscription: subscription.subscriptionId })}`}
        aria-describedby={nameId}
      >
        <WarningIcon />
        <span className="line">{label}</span>
      </a>
    </td>
  );
}

/** That somebody else made or changed it, in words and with a mark. */
function NewsMark({ row: { subscription }, before }: CellProps) {
  const words = before === undefined ? 'New' : `Changed: ${describeDifference(before, subscription)}`;
  return (
    <span className="news" title={words}>
      {words}
    </span>
  );
}

function NameCell(props: CellProps) {
  const { subscription } = props.row;
  const { before, isNew, switchState } = props;
  const name = revealHiddenCharacters(subscription.name);
  const link = (
    <a
      id={props.nameId}
      className="name"
      data-control="name"
      href={`/subscriptions/${encodeURIComponent(subscription.subscriptionId)}`}
      title={name}
    >
      <bdi>{name}</bdi>
    </a>
  );
  return (
    <td>
      {before === undefined && !isNew ? (
        link
      ) : (
        <div className="named">
          {link}
          <NewsMark {...props} />
        </div>
      )}
      {switchState?.phase === 'failed' && switchState.wish !== subscription.enabled ? (
        <SwitchFailure subscription={subscription} {...switchState} />
      ) : null}
    </td>
  );
}

function TextCell({ text }: { readonly text: string }) {
  return (
    <td>
      <bdi className="line" title={text}>
        {text}
      </bdi>
    </td>
  );
}

function StatusCell({ row, switchState, liveAt, isReadOnly }: CellProps) {
  return (
    <td>
      <EnabledCell subscription={row.subscription} state={switchState} liveAt={liveAt} isReadOnly={isReadOnly} />
    </td>
  );
}

const cells: Readonly<Record<SortColumn, (props: CellProps) => ReactNode>> = {
  status: StatusCell,
  name: NameCell,
  url: ({ row }) => <TextCell text={displayUrl(row.subscription.url)} />,
  events: EventsCell,
  checks: ChecksCell,
  id: ({ row }) => <TextCell text={revealHiddenCharacters(row.subscription.subscriptionId)} />,
};

/** All that a row has. */
function FullCells(props: SubscriptionRowProps) {
  const { row, columns, isSelected, onSelect, onOpenActions } = props;
  const { subscriptionId } = row.subscription;
  const name = revealHiddenCharacters(row.subscription.name);
  const nameId = useId();
  return (
    <>
      <td className="select">
        <label>
          <input
            type="checkbox"
            data-control="select"
            aria-label={`Select ${name}`}
            checked={isSelected}
            onChange={(event) => onSelect(subscriptionId, event.target.checked)}
          />
        </label>
      </td>
      {columns.map((column) => {
        const Cell = cells[column];
        return <Cell key={column} {...props} nameId={nameId} />;
      })}
      <td>
        <button
          type="button"
          className="icon-button"
          data-control="actions"
          aria-label={`Actions for ${name}`}
          aria-haspopup="menu"
          onClick={(event) => onOpenActions(subscriptionId, event.currentTarget)}
        />
      </td>
    </>
  );
}

/** One subscription. Memoised: a change elsewhere does not render it. */
export const SubscriptionRow = memo(function SubscriptionRow(props: SubscriptionRowProps) {
  const { row, index, columns, before, isNew, switchState, measure, isRushing } = props;
  // What was complete stays so: only rows that come during a rush are drawn for a glimpse.
  const [isFull, setIsFull] = useState(!isRushing);
  if (!isFull && (!isRushing || switchState !== undefined)) setIsFull(true);
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      data-id={row.subscription.subscriptionId}
      className={before !== undefined || isNew ? 'is-news' : undefined}
      ref={measure}
    >
      {isFull ? <FullCells {...props} /> : <GlimpseCells row={row} columns={columns} />}
    </tr>
  );
});
