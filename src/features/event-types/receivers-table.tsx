import { Link } from '@tanstack/react-router';
import { Fragment, memo, type Ref, useCallback, useState } from 'react';
import { useTableWindow } from '../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../components/virtual-table/virtual-rows.tsx';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { VersionReceiver } from '../../domain/version-receivers.ts';
import { EventTypesFrame } from './event-types-frame.ts';

/** What a row is guessed to be high, in pixels, until it is measured. */
const usualHeight = (): number => 38;
const alwaysMounted = 40;
/** More of one subscription's entries would bury the other rows. */
const mostEntries = 3;

interface NamesProps {
  readonly names: readonly string[];
  /** `line` for one below the other. */
  readonly className?: string;
}

/** A few names in full, and how many more there are. */
function Names({ names, className }: NamesProps) {
  const more = names.length - mostEntries;
  return (
    <>
      {names.slice(0, mostEntries).map((name) => (
        <Fragment key={name}>
          {' '}
          <code {...(className === undefined ? {} : { className })}>
            <bdi>{revealHiddenCharacters(name)}</bdi>
          </code>
        </Fragment>
      ))}
      {more > 0 ? <span className="secondary"> and {more.toLocaleString()} more</span> : null}
    </>
  );
}

function SubscriptionLink({ subscription: { subscriptionId, name } }: { readonly subscription: Subscription }) {
  return (
    <Link className="name" to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
      <bdi>{revealHiddenCharacters(name)}</bdi>
    </Link>
  );
}

interface ReceiverRowProps {
  readonly receiver: VersionReceiver;
  readonly index: number;
  readonly measure: Ref<HTMLTableRowElement>;
}

const ReceiverRow = memo(function ReceiverRow({ receiver, index, measure }: ReceiverRowProps) {
  const { subscription, entries, otherVersions } = receiver;
  const { enabled } = subscription;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td>
        <SubscriptionLink subscription={subscription} />
      </td>
      <td className={enabled ? undefined : 'secondary'}>{enabled ? 'Enabled' : 'Disabled'}</td>
      <td>
        <Names names={entries} className="line" />
        {otherVersions.length === 0 ? null : (
          <span className="line mark">
            Also selects
            <Names names={otherVersions} />
          </span>
        )}
      </td>
    </tr>
  );
});

/** Who receives an event and by which entries; only the rows near the view are mounted when there are many. */
export function ReceiversTable({ rows }: { readonly rows: readonly VersionReceiver[] }) {
  const keyOf = useCallback((index: number) => rows[index]?.subscription.subscriptionId ?? String(index), [rows]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const window = useTableWindow({ scroller, count: rows.length, usualHeight, keyOf, alwaysMounted });
  return (
    <EventTypesFrame ref={setScroller} tabIndex={0} role="group" aria-label="Receivers table">
      <table aria-label="Who receives this event" aria-rowcount={rows.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">Subscription</th>
            <th scope="col" className="column-status">
              Status
            </th>
            <th scope="col">Matching entry</th>
          </tr>
        </thead>
        <tbody>
          <VirtualRows rows={rows} window={window} keyOf={keyOf} columnCount={3}>
            {(receiver, index) => <ReceiverRow receiver={receiver} index={index} measure={window.measure} />}
          </VirtualRows>
        </tbody>
      </table>
    </EventTypesFrame>
  );
}
