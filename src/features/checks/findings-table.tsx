import { styled } from '@mui/material/styles';
import { Link } from '@tanstack/react-router';
import { memo, type Ref, useCallback, useState } from 'react';
import { useTableWindow } from '../../components/virtual-table/use-table-window.ts';
import { VirtualRows } from '../../components/virtual-table/virtual-rows.tsx';
import type { Finding } from '../../domain/checks/finding.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { severityNames } from './finding-words.ts';

/** What a row is guessed to be high, in pixels, until it is measured. */
const usualHeight = (): number => 84;
const alwaysMounted = 60;

const Frame = styled('div')(({ theme }) => ({
  overflow: 'auto',
  maxHeight: 'max(420px, calc(100dvh - 320px))',
  border: `1px solid ${theme.vars.palette.divider}`,
  borderRadius: 8,
  backgroundColor: theme.vars.palette.background.paper,
  '&:focus-visible': { outline: `2px solid ${theme.vars.palette.primary.main}`, outlineOffset: 2 },
  '& table': { borderCollapse: 'separate', borderSpacing: 0, tableLayout: 'fixed', width: '100%', minWidth: 760 },
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    padding: theme.spacing(1.25, 1.5),
    textAlign: 'start',
    fontSize: '0.8125rem',
    color: theme.vars.palette.text.secondary,
    backgroundColor: theme.vars.palette.background.paper,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& td': {
    padding: theme.spacing(1.25, 1.5),
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    fontSize: '0.875rem',
  },
  '& .column-severity': { width: 104 },
  '& .column-subscription': { width: '26%' },
  '& .column-action': { width: 220 },
  '& .severity': { fontWeight: 650 },
  '& [data-severity="error"] .severity': { color: theme.vars.palette.error.main },
  '& [data-severity="warning"] .severity': { color: theme.vars.palette.warning.main },
  '& .label': { display: 'block', fontWeight: 600 },
  '& .why': { color: theme.vars.palette.text.secondary },
  '& .action': { display: 'inline-block', fontWeight: 600 },
}));

/** Leads to the editor: with the suggestion applied as an unsaved change, where there is one. */
function ActionLink({ finding, isReadOnly }: { readonly finding: Finding; readonly isReadOnly: boolean }) {
  const { action, subscription } = finding;
  const { subscriptionId, events } = subscription;
  const label = isReadOnly ? 'Open' : action.label;
  return (
    <Link
      className="action"
      to="/subscriptions/$subscriptionId"
      params={{ subscriptionId }}
      aria-label={`${label}: ${revealHiddenCharacters(subscription.name)}`}
      {...(action.type === 'suggest-events' && !isReadOnly
        ? { state: { suggestedEvents: { from: events, to: action.events } } }
        : {})}
    >
      {label}
    </Link>
  );
}

function SubscriptionLink({ subscription: { subscriptionId, name } }: { readonly subscription: Subscription }) {
  return (
    <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId }}>
      <bdi>{revealHiddenCharacters(name)}</bdi>
    </Link>
  );
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly index: number;
  readonly isReadOnly: boolean;
  readonly measure: Ref<HTMLTableRowElement>;
}

const FindingRow = memo(function FindingRow({ finding, index, isReadOnly, measure }: FindingRowProps) {
  const { severity, subscription, label, why } = finding;
  return (
    <tr ref={measure} data-index={index} data-severity={severity} aria-rowindex={index + 2}>
      <td>
        <span className="severity">{severityNames[severity].one}</span>
      </td>
      <td>
        <SubscriptionLink subscription={subscription} />
      </td>
      <td>
        <span className="label">{label}</span>
        <span className="why">{why}</span>
      </td>
      <td>
        <ActionLink finding={finding} isReadOnly={isReadOnly} />
      </td>
    </tr>
  );
});

function TableHead() {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" className="column-severity">
          Weight
        </th>
        <th scope="col" className="column-subscription">
          Subscription
        </th>
        <th scope="col">Finding</th>
        <th scope="col" className="column-action">
          Action
        </th>
      </tr>
    </thead>
  );
}

interface FindingsTableProps {
  readonly findings: readonly Finding[];
  readonly isReadOnly: boolean;
}

/** The findings, of which only those near the view are mounted when there are many. */
export function FindingsTable({ findings, isReadOnly }: FindingsTableProps) {
  const keyOf = useCallback(
    (index: number) => {
      const finding = findings[index];
      return `${finding?.subscription.subscriptionId} ${finding?.kind} ${finding?.label}`;
    },
    [findings],
  );
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const window = useTableWindow({ scroller, count: findings.length, usualHeight, keyOf, alwaysMounted });
  return (
    <Frame ref={setScroller} tabIndex={0} role="region" aria-label="Findings table">
      <table aria-label="Findings" aria-rowcount={findings.length + 1}>
        <TableHead />
        <tbody>
          <VirtualRows rows={findings} window={window} keyOf={keyOf} columnCount={4}>
            {(finding, index) => (
              <FindingRow finding={finding} index={index} isReadOnly={isReadOnly} measure={window.measure} />
            )}
          </VirtualRows>
        </tbody>
      </table>
    </Frame>
  );
}
