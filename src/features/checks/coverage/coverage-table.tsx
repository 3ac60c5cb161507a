import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { memo, type Ref, useCallback, useState } from 'react';
import { useTableWindow } from '../../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../../components/virtual-table/virtual-rows.tsx';
import type { Coverage } from '../../../domain/coverage/coverage.ts';
import { describeRow } from '../../../domain/coverage/coverage-words.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import type { Subscription } from '../../../domain/subscription.ts';

/** What a row is guessed to be high, in pixels, until it is measured. */
const usualHeight = (): number => 42;
const alwaysMounted = 40;

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 420,
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%', minWidth: 960 },
  '& th, & td': {
    padding: theme.spacing(1, 1.5),
    textAlign: 'start',
    verticalAlign: 'top',
    fontSize: '0.875rem',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& thead th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    fontSize: '0.8125rem',
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
  },
  '& .column-status': { width: 100 },
  '& .column-count': { width: 120 },
  '& .column-subscription': { width: '24%' },
}));

function SubscriptionLink({ subscription: { subscriptionId, name } }: { readonly subscription: Subscription }) {
  return (
    <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
      <bdi>{revealHiddenCharacters(name)}</bdi>
    </Link>
  );
}

interface CoverageRowProps {
  readonly subscription: Subscription;
  readonly coverage: Coverage;
  readonly index: number;
  readonly measure: Ref<HTMLTableRowElement>;
}

const CoverageRow = memo(function CoverageRow({ subscription, coverage, index, measure }: CoverageRowProps) {
  const { by, missing } = describeRow(subscription, coverage);
  const count = coverage.typeCounts.get(subscription) ?? 0;
  return (
    <tr ref={measure} data-index={index} aria-rowindex={index + 2}>
      <td>
        <SubscriptionLink subscription={subscription} />
      </td>
      <td>{subscription.enabled ? 'enabled' : 'disabled'}</td>
      <td>
        {count.toLocaleString()} of {coverage.columns.length.toLocaleString()}
      </td>
      <td>{by}</td>
      <td>{missing}</td>
    </tr>
  );
});

function TableHead() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="column-subscription">
          Subscription
        </th>
        <th scope="col" className="column-status">
          Status
        </th>
        <th scope="col" className="column-count">
          Event types
        </th>
        <th scope="col">Received by</th>
        <th scope="col">Not received</th>
      </tr>
    </thead>
  );
}

interface CoverageTableProps {
  readonly coverage: Coverage;
  readonly rows: readonly Subscription[];
}

/** What the picture shows, as a line of text for each of its subscriptions; those near the view are in the page. */
export function CoverageTable({ coverage, rows }: CoverageTableProps) {
  const keyOf = useCallback((index: number) => rows[index]?.subscriptionId ?? String(index), [rows]);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const window = useTableWindow({ scroller, count: rows.length, usualHeight, keyOf, alwaysMounted });
  return (
    <Frame ref={setScroller} tabIndex={0} role="region" aria-label="Coverage table">
      <table aria-label="Coverage as text" aria-rowcount={rows.length + 1}>
        <TableHead />
        <tbody>
          <VirtualRows rows={rows} window={window} keyOf={keyOf} columnCount={5}>
            {(subscription, index) => (
              <CoverageRow subscription={subscription} coverage={coverage} index={index} measure={window.measure} />
            )}
          </VirtualRows>
        </tbody>
      </table>
    </Frame>
  );
}
