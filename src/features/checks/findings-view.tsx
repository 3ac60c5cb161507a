import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { LoadingShapes } from '../../components/feedback/loading-shapes.tsx';
import type { Finding } from '../../domain/checks/finding.ts';
import type { EventType } from '../../domain/event-type.ts';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { useMayWrite } from '../../session/use-may-write.ts';
import type { ChecksSearch } from './checks-search.ts';
import { FindingFilters } from './finding-filters.tsx';
import { FindingsTable } from './findings-table.tsx';
import { selectFindings } from './select-findings.ts';
import { useFindings } from './use-findings.ts';

export interface FindingsViewProps {
  readonly subscriptions: readonly Subscription[];
  readonly eventTypes: readonly EventType[];
  readonly search: ChecksSearch;
}

const AllClear = styled('div')(({ theme }) => ({
  padding: theme.spacing(5, 2),
  textAlign: 'center',
  border: `1px dashed ${theme.vars.palette.divider}`,
  borderRadius: 8,
}));

function countText(shown: readonly Finding[], subscriptionCount: number): string {
  const concerned = new Set(shown.map(({ subscription }) => subscription)).size;
  const findings = `${shown.length.toLocaleString()} ${shown.length === 1 ? 'finding' : 'findings'}`;
  const noun = subscriptionCount === 1 ? 'subscription' : 'subscriptions';
  return `${findings} on ${concerned.toLocaleString()} of ${subscriptionCount.toLocaleString()} ${noun}`;
}

/** Every finding over the whole configuration, worst first. */
export function FindingsView({ subscriptions, eventTypes, search }: FindingsViewProps) {
  const isReadOnly = !useMayWrite();
  const findings = useFindings(subscriptions, eventTypes);
  const selection = useMemo(
    () => (findings === undefined ? undefined : selectFindings(findings, search)),
    [findings, search],
  );
  if (selection === undefined) return <LoadingShapes label="Checking …" />;
  const { shown, kinds, severities } = selection;
  return (
    <>
      {search.subscription === undefined ? null : (
        <OneSubscription subscriptions={subscriptions} subscriptionId={search.subscription} />
      )}
      {findings?.length === 0 ? null : <FindingFilters kinds={kinds} severityCounts={severities} search={search} />}
      <Typography variant="body2" color="textSecondary">
        <span role="status">{countText(shown, subscriptions.length)}</span>, by today’s catalogue and this console’s
        reading of wildcards. Signing secrets cannot be checked here: the API never tells them.
      </Typography>
      {shown.length === 0 ? (
        <NothingToLookAt isFiltered={findings?.length !== 0} />
      ) : (
        <FindingsTable findings={shown} isReadOnly={isReadOnly} />
      )}
    </>
  );
}

interface OneSubscriptionProps {
  readonly subscriptions: readonly Subscription[];
  readonly subscriptionId: string;
}

function OneSubscription({ subscriptions, subscriptionId }: OneSubscriptionProps) {
  const only = subscriptions.find((subscription) => subscription.subscriptionId === subscriptionId);
  return (
    <Typography>
      {only === undefined ? (
        'The subscription that the address names is not in the list.'
      ) : (
        <>
          Only the findings on <bdi>“{revealHiddenCharacters(only.name)}”</bdi>.
        </>
      )}{' '}
      <Link to="/checks" activeOptions={{ exact: true }}>
        Show all findings
      </Link>
    </Typography>
  );
}

function NothingToLookAt({ isFiltered }: { readonly isFiltered: boolean }) {
  return (
    <AllClear>
      <Typography variant="h2">{isFiltered ? 'No such finding' : 'Nothing to look at'}</Typography>
      <Typography color="textSecondary">
        {isFiltered
          ? 'There are others: choose another weight or kind, or show all findings.'
          : 'No check found anything on any subscription.'}
      </Typography>
    </AllClear>
  );
}
