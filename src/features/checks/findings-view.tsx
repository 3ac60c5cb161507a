import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { findFindings, readConfiguration } from '../../domain/checks/find-findings.ts';
import { createEventCatalogue } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import type { Subscription } from '../../domain/subscription.ts';
import type { ChecksSearch } from './checks-search.ts';
import { FindingsTable } from './findings-table.tsx';
import { KindFilter } from './kind-filter.tsx';
import { countKinds, selectFindings } from './select-findings.ts';

interface FindingsViewProps {
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

/** Every finding over the whole configuration, worst first. */
export function FindingsView({ subscriptions, eventTypes, search }: FindingsViewProps) {
  const findings = useMemo(() => {
    const configuration = readConfiguration(subscriptions, createEventCatalogue(eventTypes));
    return subscriptions.flatMap((subscription) => findFindings(subscription, configuration));
  }, [subscriptions, eventTypes]);
  const shown = useMemo(() => selectFindings(findings, search), [findings, search]);
  const counts = useMemo(() => countKinds(findings, search), [findings, search]);
  const only = subscriptions.find(({ subscriptionId }) => subscriptionId === search.subscription);
  return (
    <>
      {search.subscription === undefined ? null : (
        <Typography>
          Only the findings on {only === undefined ? 'a subscription that is not in the list' : <bdi>“{only.name}”</bdi>}.{' '}
          <Link to="/checks" search={{}}>
            Show all
          </Link>
        </Typography>
      )}
      <KindFilter counts={counts} search={search} />
      <Typography variant="body2" color="textSecondary" aria-live="polite">
        {shown.length.toLocaleString()} {shown.length === 1 ? 'finding' : 'findings'} on{' '}
        {new Set(shown.map(({ subscription }) => subscription)).size.toLocaleString()} of{' '}
        {subscriptions.length.toLocaleString()} subscriptions, by today’s catalogue and this console’s reading of wildcards.
        Signing secrets cannot be checked here: the API never tells them.
      </Typography>
      {shown.length === 0 ? (
        <AllClear>
          <Typography variant="h2">{findings.length === 0 ? 'Nothing to look at' : 'No finding of this kind'}</Typography>
          <Typography color="textSecondary">
            {findings.length === 0 ? 'Every check passed for every subscription.' : 'Choose another kind above.'}
          </Typography>
        </AllClear>
      ) : (
        <FindingsTable findings={shown} />
      )}
    </>
  );
}
