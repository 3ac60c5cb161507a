import { Fragment, type ReactNode } from 'react';
import type { TableWindow } from './use-table-window.ts';

interface VirtualRowsProps<Row> {
  readonly rows: readonly Row[];
  readonly window: Omit<TableWindow, 'frame'>;
  readonly keyOf: (index: number) => string;
  readonly children: (row: Row, index: number) => ReactNode;
}

/** Stands for rows that are not mounted. */
function Spacer({ height }: { readonly height: number }) {
  return height <= 0 ? null : <tr aria-hidden="true" style={{ height }} />;
}

/** The rows of a table body that are in the page, in their places. */
export function VirtualRows<Row>({ rows, window, keyOf, children }: VirtualRowsProps<Row>) {
  return (
    <>
      {window.placed.map(({ index, gap }) => {
        const row = rows[index];
        return row === undefined ? null : (
          <Fragment key={keyOf(index)}>
            <Spacer height={gap} />
            {children(row, index)}
          </Fragment>
        );
      })}
      <Spacer height={window.rest} />
    </>
  );
}
