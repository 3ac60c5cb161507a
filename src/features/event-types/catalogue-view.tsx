import { styled } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import { Link, useNavigate, useRouter } from '@tanstack/react-router';
import { useDeferredValue, useMemo } from 'react';
import { useSearchText } from '../../components/use-search-text.ts';
import { eventCatalogueOf } from '../../domain/event-catalogue.ts';
import type { EventType } from '../../domain/event-type.ts';
import type { Subscription } from '../../domain/subscription.ts';
import { CatalogueFilters, CatalogueToolbar } from './catalogue-toolbar.tsx';
import type { EventTypesSearch } from './event-types-search.ts';
import { EventTypesTable } from './event-types-table.tsx';
import { NewsNote } from './news-note.tsx';
import { countOf } from './receiver-words.ts';
import { selectEventTypes } from './select-event-types.ts';
import { useCatalogueNews } from './use-catalogue-news.ts';
import { useReceiverCounts } from './use-receiver-counts.ts';

interface CatalogueViewProps {
  readonly eventTypes: readonly EventType[];
  /** Undefined while they are loading, or could not be loaded. */
  readonly subscriptions: readonly Subscription[] | undefined;
  readonly isLoadingSubscriptions: boolean;
  readonly search: EventTypesSearch;
}

/** Today's catalogue with what narrows it down. */
export function CatalogueView({ eventTypes, subscriptions, isLoadingSubscriptions, search }: CatalogueViewProps) {
  const navigate = useNavigate();
  const router = useRouter();
  const { q, source, show } = search;
  const writeSearch = (change: EventTypesSearch): void =>
    void navigate({ to: '/event-types', search: { ...search, ...change } });
  const writeText = (next: string): void => {
    // What was typed just before a link was followed must not lead back, while the next page is still being loaded.
    if (router.latestLocation.pathname !== '/event-types') return;
    void navigate({ to: '/event-types', search: { ...search, q: next === '' ? undefined : next }, replace: true });
  };
  const { text, setText } = useSearchText(q ?? '', writeText);
  const words = useDeferredValue(text);
  const catalogue = eventCatalogueOf(eventTypes);
  const counts = useReceiverCounts(subscriptions, catalogue);
  const news = useCatalogueNews(catalogue);
  const selection = useMemo(
    () => selectEventTypes(catalogue, { q: words, source, show }, { counts, news: news.names }),
    [catalogue, words, source, show, counts, news.names],
  );
  const { rows, shown, found, nobody, fresh } = selection;
  const unknown = subscriptions !== undefined || isLoadingSubscriptions ? 'Counting …' : 'Not known';
  const total = catalogue.names.length;
  return (
    <>
      <NewsNote news={news} />
      <CatalogueToolbar
        text={text}
        onText={setText}
        sources={catalogue.sources}
        source={source}
        onSource={(next) => writeSearch({ source: next })}
      />
      <CatalogueFilters search={search} found={found} nobody={nobody} fresh={fresh} />
      <Typography variant="body2" color="textSecondary">
        <span role="status">
          {shown === total
            ? countOf(total, 'event type')
            : `${shown.toLocaleString()} of ${countOf(total, 'event type')}`}
        </span>{' '}
        of today’s catalogue. Receivers are the subscriptions that select it, by this console’s reading of wildcards;
        VCC notifies the enabled ones.
      </Typography>
      {rows.length === 0 ? (
        <NothingShown search={search} isCounted={counts !== undefined} unknown={unknown} since={news.since} />
      ) : (
        // Other rows are read from their beginning, wherever the last ones were left.
        <EventTypesTable
          key={JSON.stringify([words, source, show])}
          rows={rows}
          counts={counts}
          unknown={unknown}
          newSince={news.since}
        />
      )}
    </>
  );
}

const Panel = styled('div')(({ theme }) => ({
  padding: theme.spacing(5, 2),
  textAlign: 'center',
  border: `1px dashed ${theme.vars.palette.divider}`,
  borderRadius: 8,
}));

interface NothingShownProps {
  readonly search: EventTypesSearch;
  readonly isCounted: boolean;
  readonly unknown: string;
  readonly since: string | undefined;
}

function explainNothing({ search: { q, source, show }, isCounted, unknown, since }: NothingShownProps): string {
  if (show === 'nobody' && !isCounted) return `Whom nobody receives: ${unknown.toLowerCase()}`;
  if (show === 'new' && since === undefined) {
    return 'This browser does not remember what you saw before, so nothing can be called new.';
  }
  if (q !== undefined || source !== undefined) return 'Nothing matches the search and filters.';
  return show === 'new' ? `Nothing is new since ${since}.` : 'Every event type is received by an enabled subscription.';
}

/** Why the catalogue shows no row, and the way back to all of it. */
function NothingShown(props: NothingShownProps) {
  return (
    <Panel>
      <Typography variant="h2">No event type to show</Typography>
      <Typography color="textSecondary">
        {explainNothing(props)} <Link to="/event-types">Show all event types</Link>
      </Typography>
    </Panel>
  );
}
