import { Fragment, type ReactNode } from 'react';
import { PartBoundary } from '../feedback/part-boundary.tsx';
import { PlainButton } from '../plain-button.tsx';
import type { TableWindow } from './use-table-window.ts';

interface VirtualRowsProps<Row> {
  readonly rows: readonly Row[];
  readonly window: TableWindow;
  readonly keyOf: (index: number) => string;
  readonly columnCount: number;
  readonly children: (row: Row, index: number) => ReactNode;
}

/** Stands for rows that are not mounted. */
function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

/** A row that crashed takes no other with it. */
function FailedRow({ columnCount, index, onRetry }: { columnCount: number; index: number; onRetry: () => void }) {
  return (
    <tr aria-rowindex={index + 2}>
      <td colSpan={columnCount}>
        <span role="alert">This row could not be drawn. The others still work.</span>{' '}
        <PlainButton size="small" onClick={onRetry}>
          Try again
        </PlainButton>
      </td>
    </tr>
  );
}

/** The rows of a table body that are in the page, in their places. */
export function VirtualRows<Row>({ rows, window, keyOf, columnCount, children }: VirtualRowsProps<Row>) {
  return (
    <>
      {window.placed.map(({ index, gap }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Fragment key={keyOf(index)}>
            <Spacer height={gap} />
            <PartBoundary
              what="A row"
              renderFailure={(retry) => <FailedRow columnCount={columnCount} index={index} onRetry={retry} />}
            >
              {children(row, index)}
            </PartBoundary>
          </Fragment>
        );
      })}
      <Spacer height={window.rest} />
    </>
  );
}
