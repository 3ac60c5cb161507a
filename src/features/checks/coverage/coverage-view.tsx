import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useSearchText } from '../../../components/use-search-text.ts';
import { type Coverage, readCoverage } from '../../../domain/coverage/coverage.ts';
import { countCells, type CoverageSelection, selectCoverage } from '../../../domain/coverage/select-coverage.ts';
import { eventCatalogueOf } from '../../../domain/event-catalogue.ts';
import type { EventType } from '../../../domain/event-type.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { ChecksSearch } from '../checks-search.ts';
import { CoverageDownloads } from './coverage-downloads.tsx';
import { CoverageLegend } from './coverage-legend.tsx';
import { CoveragePicture } from './coverage-picture.tsx';
import { CoverageTable } from './coverage-table.tsx';
import { CoverageToolbar } from './coverage-toolbar.tsx';
import { ColourScope } from './picture-colours.ts';
import { UnreceivedTypes } from './unreceived-types.tsx';

const Nothing = styled('div')(({ theme }) => ({
  padding: theme.spacing(5, 2),
  textAlign: 'center',
  border: `1px dashed ${theme.vars.palette.divider}`,
  borderRadius: 8,
}));

interface CoverageViewProps {
  readonly subscriptions: readonly Subscription[];
  readonly eventTypes: readonly EventType[];
  readonly search: ChecksSearch;
}

function useWriteSearch() {
  const navigate = useNavigate({ from: '/checks' });
  return (change: ChecksSearch, isTyping = false): void =>
    void navigate({ to: '/checks', search: (search) => ({ ...search, ...change }), replace: isTyping });
}

/** Subscriptions × event types as a picture, with the same as text behind it (issue 3, item 6). */
export function CoverageView({ subscriptions, eventTypes, search }: CoverageViewProps) {
  const writeSearch = useWriteSearch();
  const { q = '', types = '', rank, size } = search;
  const subscriptionBox = useSearchText(q, (text) => writeSearch({ q: text || undefined }, true));
  const typeBox = useSearchText(types, (text) => writeSearch({ types: text || undefined }, true));
  const subscriptionText = useDeferredValue(subscriptionBox.text);
  const typeText = useDeferredValue(typeBox.text);
  const coverage = useMemo(
    () => readCoverage(subscriptions, eventCatalogueOf(eventTypes)),
    [subscriptions, eventTypes],
  );
  const selection = useMemo(
    () => selectCoverage(coverage, { subscriptionText, typeText, rank }),
    [coverage, subscriptionText, typeText, rank],
  );
  return (
    <ColourScope>
      <CoverageToolbar
        subscriptionText={subscriptionBox.text}
        onSubscriptionText={subscriptionBox.setText}
        typeText={typeBox.text}
        onTypeText={typeBox.setText}
        search={search}
        onChoose={writeSearch}
      />
      <Typography variant="body2" color="textSecondary">
        <span role="status">{sizeWords(coverage, selection)}</span>, by today’s catalogue and this console’s reading of
        wildcards.
      </Typography>
      {selection.rows.length === 0 || selection.columns.length === 0 ? (
        <NothingToDraw coverage={coverage} selection={selection} />
      ) : (
        <Drawn coverage={coverage} selection={selection} isOverview={size === 'overview'} />
      )}
    </ColourScope>
  );
}

interface DrawnProps {
  readonly coverage: Coverage;
  readonly selection: CoverageSelection;
  readonly isOverview: boolean;
}

function Drawn({ coverage, selection, isOverview }: DrawnProps) {
  const counts = useMemo(() => countCells(coverage, selection), [coverage, selection]);
  return (
    <>
      <CoverageLegend counts={counts} isOverview={isOverview} />
      <CoveragePicture coverage={coverage} selection={selection} isOverview={isOverview} />
      <CoverageDownloads coverage={coverage} selection={selection} />
      <UnreceivedTypes columns={selection.columns} />
      <Typography variant="h2">Coverage as text</Typography>
      <CoverageTable coverage={coverage} rows={selection.rows} />
    </>
  );
}

/** “3 of 12 subscriptions, 28 event types”. */
function sizeWords(coverage: Coverage, { rows, columns }: CoverageSelection): string {
  const shownRows = countWords(rows.length, coverage.subscriptions.length, 'subscription');
  return `${shownRows}, ${countWords(columns.length, coverage.columns.length, 'event type')}`;
}

function countWords(shown: number, all: number, noun: string): string {
  const total = `${all.toLocaleString()} ${noun}${all === 1 ? '' : 's'}`;
  return shown === all ? total : `${shown.toLocaleString()} of ${total}`;
}

function NothingToDraw({ coverage, selection }: Omit<DrawnProps, 'isOverview'>) {
  const [title, detail] =
    coverage.subscriptions.length === 0
      ? ['No subscriptions yet', 'There is nothing to draw until there is one.']
      : coverage.columns.length === 0
        ? ['No event types', 'Today’s catalogue is empty: what the subscriptions receive cannot be told.']
        : selection.rows.length === 0
          ? ['No such subscription', 'No name, URL or id contains this text.']
          : ['No such event type', 'No event type of today’s catalogue fits this text.'];
  return (
    <Nothing>
      <Typography variant="h2">{title}</Typography>
      <Typography color="textSecondary">{detail}</Typography>
    </Nothing>
  );
}
