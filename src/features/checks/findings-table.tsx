import { styled } from '@mui/material/styles';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { memo, type Ref, useRef } from 'react';
import type { Finding, FindingAction } from '../../domain/checks/finding.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import { severityNames } from './finding-words.ts';

/** What a row is guessed to be high, in pixels, until it is measured. */
const usualRowHeight = 84;
const alwaysMounted = 60;

const Frame = styled('section')(({ theme }) => ({
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

function ActionLink({ finding, action }: { readonly finding: Finding; readonly action: FindingAction }) {
  const { subscriptionId, name } = finding.subscription;
  return (
    <Link
      className="action"
      to="/subscriptions/$subscriptionId"
      params={{ subscriptionId }}
      aria-label={`${action.label}: ${name}`}
      {...(action.type === 'suggest-events' ? { state: { suggestedEvents: action.events } } : {})}
    >
      {action.label}
    </Link>
  );
}

interface FindingRowProps {
  readonly finding: Finding;
  readonly index: number;
  readonly measure: Ref<HTMLTableRowElement>;
}

const FindingRow = memo(function FindingRow({ finding, index, measure }: FindingRowProps) {
  const { severity, subscription, label, why, actions } = finding;
  return (
    <tr ref={measure} data-index={index} data-severity={severity} aria-rowindex={index + 2}>
      <td>
        <span className="severity">{severityNames[severity]}</span>
      </td>
      <td>
        <Link to="/subscriptions/$subscriptionId" params={{ subscriptionId: subscription.subscriptionId }}>
          <bdi>{revealHiddenCharacters(subscription.name)}</bdi>
        </Link>
      </td>
      <td>
        <span className="label">{label}</span>
        <span className="why">{why}</span>
      </td>
      <td>
        {actions.map((action) => (
          <ActionLink key={action.label} finding={finding} action={action} />
        ))}
      </td>
    </tr>
  );
});

/** The findings, of which only those near the view are mounted when there are many. */
export function FindingsTable({ findings }: { readonly findings: readonly Finding[] }) {
  const frame = useRef<HTMLElement>(null);
  const isWindowed = findings.length > alwaysMounted;
  // The React Compiler is off (ADR 0005), which is all that this warning is about.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: isWindowed ? findings.length : 0,
    getScrollElement: () => frame.current,
    estimateSize: () => usualRowHeight,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const indexes = isWindowed ? items.map(({ index }) => index) : [...findings.keys()];
  const after = isWindowed ? virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0) : 0;
  return (
    <Frame ref={frame} tabIndex={0} aria-label="Findings table">
      <table aria-label="Findings" aria-rowcount={findings.length + 1}>
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
        <tbody>
          <tr aria-hidden="true" style={{ height: items[0]?.start ?? 0 }} />
          {indexes.map((index) => {
            const finding = findings[index];
            return finding === undefined ? null : (
              <FindingRow
                key={`${finding.subscription.subscriptionId} ${finding.kind} ${finding.label}`}
                finding={finding}
                index={index}
                measure={isWindowed ? virtualizer.measureElement : null}
              />
            );
          })}
          <tr aria-hidden="true" style={{ height: after }} />
        </tbody>
      </table>
    </Frame>
  );
}
