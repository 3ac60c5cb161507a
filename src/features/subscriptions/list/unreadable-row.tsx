import type { Ref } from 'react';
import type { UnreadableRow as Unreadable } from '../../../api/read-rows.ts';
import { WarningIcon } from '../../../components/icons.tsx';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { assertNever } from '../../../lib/assert-never.ts';
import { describeEntries } from './describe-entries.ts';
import type { SortColumn } from './list-search.ts';

interface UnreadableRowProps {
  readonly row: Unreadable;
  /** Position among all rows, from 0. */
  readonly index: number;
  readonly columns: readonly SortColumn[];
  readonly measure: Ref<HTMLTableRowElement>;
}

function Value({ text }: { readonly text: string | undefined }) {
  return (
    <td>
      {text === undefined ? (
        <span className="secondary">Unknown</span>
      ) : (
        <bdi className="line" title={text}>
          {text}
        </bdi>
      )}
    </td>
  );
}

function Name({ label, problem }: Unreadable) {
  const name = revealHiddenCharacters(label);
  return (
    <div className="named">
      <bdi className="name" title={name}>
        {name}
      </bdi>
      <span className="broken">
        <WarningIcon /> Cannot be changed here: {problem}
      </span>
    </div>
  );
}

function Cell({ column, row }: { readonly column: SortColumn; readonly row: Unreadable }) {
  const { enabled, url, events, subscriptionId } = row.known;
  switch (column) {
    case 'status':
      return <Value text={enabled === undefined ? undefined : enabled ? 'On' : 'Off'} />;
    case 'name':
      return (
        <td>
          <Name {...row} />
        </td>
      );
    case 'url':
      return <Value text={url === undefined ? undefined : displayUrl(url)} />;
    case 'events':
      return <Value text={events && describeEntries(events)} />;
    case 'checks':
      return <td className="secondary">Not checked</td>;
    case 'id':
      return <Value text={subscriptionId === undefined ? undefined : revealHiddenCharacters(subscriptionId)} />;
    default:
      return assertNever(column);
  }
}

/**
 * A row of the answer that breaks the contract, as far as it can be read: no switch that might lie, and nothing that
 * could change it, because what was not understood would be sent back (acceptance A21 to A23).
 */
export function UnreadableRow({ row, index, columns, measure }: UnreadableRowProps) {
  return (
    <tr aria-rowindex={index + 2} data-index={index} className="is-broken" ref={measure}>
      <td className="select">
        <span className="hidden">Cannot be selected</span>
      </td>
      {columns.map((column) => (
        <Cell key={column} column={column} row={row} />
      ))}
      <td>
        <span className="hidden">No actions</span>
      </td>
    </tr>
  );
}
