import { styled } from '@mui/material/styles';
import { useCallback, useState } from 'react';
import { useTableWindow } from '../../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../../components/virtual-table/virtual-rows.tsx';

interface Line {
  readonly id: string;
  readonly name: string;
  readonly words: string;
}

interface LineTableProps {
  readonly label: string;
  /** The header of the second column. */
  readonly about: string;
  readonly lines: readonly Line[];
}

/** Of more lines only those near the view are mounted. */
const alwaysMounted = 60;

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 'min(340px, 40dvh)',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%' },
  '& th, & td': {
    padding: theme.spacing(0.75, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    textAlign: 'start',
    verticalAlign: 'top',
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
  },
  '& thead th': {
    position: 'sticky',
    top: 0,
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    fontSize: '0.8125rem',
  },
  '& tbody th': { fontWeight: 600 },
  '& .first': { width: '42%' },
  // “Subscription” then fits its column on a phone.
  [theme.breakpoints.down('sm')]: { '& th, & td': { paddingInline: theme.spacing(1) }, '& .first': { width: '50%' } },
}));

const usualHeight = (): number => 34;

/** A subscription a line, with a word about it; ten thousand of them scroll as ten. */
export function LineTable({ label, about, lines }: LineTableProps) {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const keyOf = useCallback((index: number) => lines[index]?.id ?? '', [lines]);
  const window = useTableWindow({ scroller, count: lines.length, usualHeight, keyOf, alwaysMounted });
  return (
    <Frame ref={setScroller} tabIndex={0} role="region" aria-label={`${label} table`}>
      <table aria-label={label} aria-rowcount={lines.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="first">
              Subscription
            </th>
            <th scope="col">{about}</th>
          </tr>
        </thead>
        <tbody>
          <VirtualRows rows={lines} window={window} keyOf={keyOf} columnCount={2}>
            {({ name, words }, index) => (
              <tr aria-rowindex={index + 2} data-index={index} ref={window.measure}>
                <th scope="row">
                  <bdi>{name}</bdi>
                </th>
                <td>
                  <bdi>{words}</bdi>
                </td>
              </tr>
            )}
          </VirtualRows>
        </tbody>
      </table>
    </Frame>
  );
}
