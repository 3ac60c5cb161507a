import { PartBoundary } from '../../../components/feedback/part-boundary.tsx';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useHttp } from '../../../api/http-context.tsx';
import { eventTypesQuery } from '../../../api/queries/event-type-queries.ts';
import type { KnownList } from '../../../api/queries/subscription-queries.ts';
import { PartProblem } from '../../../components/feedback/part-problem.tsx';
import { Problem } from '../../../components/feedback/problem.tsx';
import { createEventMatcher, type EventMatcher } from '../../../domain/event-pattern.ts';
import type { ListExtrasProps } from './extras/list-extras.tsx';
import { EventFilterInput } from './event-filter-input.tsx';
import { EventFilterNote } from './event-filter-note.tsx';
import { ListBody } from './list-body.tsx';
import { ListCount } from './list-count.tsx';
import { createRowReader, type EntryFilter, filterRows, type ListRow, sortRows } from './list-rows.ts';
import { countMoreFilters, type ListSearch, noFilters, type SortColumn } from './list-search.ts';
import { ListToolbar } from './list-toolbar.tsx';
import { createMoreFilter } from './more-filters.ts';
import { createRowSearch, filterUnreadable } from './search-rows.ts';
import { PanelButtons, type PanelName } from './panel-buttons.tsx';
import { UnreadableNote } from './unreadable-rows.tsx';
import { useEventFilter } from './use-event-filter.ts';
import { useLoadedPart } from '../../../components/use-loaded-part.ts';
import { useSearchText } from '../../../components/use-search-text.ts';
import type { TableLooks } from './subscriptions-table.tsx';
import { type Selection, useSelection } from './use-selection.ts';
import { useWarmRows } from './use-warm-rows.ts';

interface SubscriptionListProps {
  readonly list: KnownList;
  readonly search: ListSearch;
  readonly looks: TableLooks;
  readonly isReadOnly: boolean;
}

const noteId = 'event-filter-note';
const panelId = 'list-panel';

const loadSelectionBar = async () => (await import('../bulk/selection-bar.tsx')).SelectionBar;
const loadExtras = async () => (await import('./extras/list-extras.tsx')).ListExtras;

/** Changes the address of the list. Typing takes the place of what was typed before, so that Back leaves it at once. */
function useWriteSearch() {
  const navigate = useNavigate();
  const router = useRouter();
  return useCallback(
    (change: ListSearch, isTyping = false) => {
      // What was typed just before a link was followed must not lead back, while the next page is still being loaded.
      if (isTyping && router.latestLocation.pathname !== '/subscriptions') return;
      void navigate({ to: '/subscriptions', search: (old: ListSearch) => ({ ...old, ...change }), replace: isTyping });
    },
    [navigate, router],
  );
}

/** A second click on a column turns its order around. */
function useSortBy({ sort = 'name', order }: ListSearch, writeSearch: (change: ListSearch) => void) {
  return useCallback(
    (column: SortColumn) =>
      writeSearch({ sort: column, order: column === sort && order === undefined ? 'desc' : undefined }),
    [writeSearch, sort, order],
  );
}

/** Today's event types, as far as the list needs them. */
function useEventNames() {
  const catalogue = useQuery(eventTypesQuery(useHttp()));
  const eventTypes = catalogue.data;
  const names = useMemo(() => eventTypes?.map(({ name }) => name), [eventTypes]);
  const match = useMemo(() => names && createEventMatcher(names), [names]);
  return { catalogue, names, match };
}

/** Each step is worked out anew only when what it depends on changed: a key stroke neither reads nor sorts. */
function useRows(
  list: KnownList,
  match: EventMatcher | undefined,
  search: ListSearch,
  selects: EntryFilter | undefined,
) {
  const { subscriptions } = list;
  const [readRows] = useState(createRowReader);
  const [searchRows] = useState(createRowSearch);
  const { q, status, source, version, host, finding, sort, order } = search;
  const all = useMemo(() => readRows(subscriptions, match), [readRows, subscriptions, match]);
  useWarmRows(all);
  const sorted = useMemo(() => sortRows(all, { sort, order }), [all, sort, order]);
  const passes = useMemo(
    () => createMoreFilter({ source, version, host, finding }, match),
    [source, version, host, finding, match],
  );
  const filtered = useMemo(() => filterRows(sorted, { status }, selects, passes), [sorted, status, selects, passes]);
  const rows = useMemo(() => searchRows(filtered, q), [searchRows, filtered, q]);
  const unreadable = useMemo(() => filterUnreadable(list.unreadable, { q, status }), [list.unreadable, q, status]);
  return { all, rows, unreadable, total: subscriptions.length + list.unreadable.length };
}

/** Panels, further filters and news, once they are loaded. */
function Extras(props: ListExtrasProps) {
  const isNeeded = props.panel !== undefined || countMoreFilters(props.search) > 0 || props.news !== undefined;
  const { part: ListExtras, retry } = useLoadedPart(loadExtras, isNeeded);
  return (
    <>
      {ListExtras === undefined ? null : (
        <PartBoundary what="The panel">
          <ListExtras {...props} />
        </PartBoundary>
      )}
      <PartProblem onRetry={retry} />
    </>
  );
}

interface BulkProps {
  readonly selection: Selection;
  readonly rows: readonly ListRow[];
  readonly isReadOnly: boolean;
}

/** What is selected and what can be done to it; no part of the first load. */
function Bulk({ selection, rows, isReadOnly }: BulkProps) {
  const { vanishedCount, vanishedFor } = selection;
  const { part: SelectionBar, retry } = useLoadedPart(loadSelectionBar, selection.ids.size + vanishedCount > 0);
  return (
    <>
      {SelectionBar === undefined ? null : (
        <PartBoundary what="The bar of the selection">
          <SelectionBar
            selected={selection.rows}
            hiddenCount={selection.countHidden(rows)}
            vanishedCount={vanishedCount}
            vanishedFor={vanishedFor}
            isReadOnly={isReadOnly}
            onClear={selection.clear}
          />
        </PartBoundary>
      )}
      <PartProblem onRetry={retry} />
    </>
  );
}

function CatalogueProblem({ catalogue }: Pick<ReturnType<typeof useEventNames>, 'catalogue'>) {
  return catalogue.isError ? (
    <Problem
      severity="warning"
      title="The event types could not be loaded"
      detail="What each subscription receives and whether its entries are right is not known until they are."
      action={{ label: 'Retry', onClick: () => void catalogue.refetch(), isBusy: catalogue.isFetching }}
    />
  ) : null;
}

/** The rows that the address asks for, with what narrows them down. */
export function SubscriptionList({ list, search, looks, isReadOnly }: SubscriptionListProps) {
  const { subscriptions, news } = list;
  const writeSearch = useWriteSearch();
  const { text, setText } = useSearchText(search.q ?? '', (q) => writeSearch({ q: q === '' ? undefined : q }, true));
  const { catalogue, names, match } = useEventNames();
  const event = useEventFilter(search.event, (next) => writeSearch({ event: next }, true), match, catalogue.isPending);
  const q = useDeferredValue(text);
  const { all, ...shown } = useRows(list, match, { ...search, q }, event.filter?.selects);
  const { rows, unreadable, total } = shown;
  const selection = useSelection(subscriptions, list.unreadable);
  const [panel, setPanel] = useState<PanelName>();
  const sortBy = useSortBy(search, writeSearch);
  const { setText: setEventText } = event;
  const clear = useCallback(() => {
    setText('');
    setEventText('');
    writeSearch(noFilters);
  }, [setText, setEventText, writeSearch]);
  const clearEvent = useCallback(() => {
    setEventText('');
    writeSearch({ event: undefined });
  }, [setEventText, writeSearch]);
  return (
    <>
      <ListToolbar
        text={text}
        onText={setText}
        status={search.status}
        onStatus={(status) => writeSearch({ status })}
        eventFilter={
          <EventFilterInput
            text={event.text}
            onText={event.setText}
            names={names}
            describedBy={event.filter && noteId}
          />
        }
      >
        <PanelButtons panelId={panelId} open={panel} filterCount={countMoreFilters(search)} onOpen={setPanel} />
      </ListToolbar>
      <ListCount shown={rows.length + unreadable.length} total={total} onClear={clear} />
      <Extras
        id={panelId}
        panel={panel}
        subscriptions={subscriptions}
        unreadable={list.unreadable}
        rows={all}
        news={news}
        search={search}
        match={match}
        onSearch={writeSearch}
      />
      <Bulk selection={selection} rows={rows} isReadOnly={isReadOnly} />
      <EventFilterNote id={noteId} filter={event.filter} rows={rows} />
      {match === undefined ? <CatalogueProblem catalogue={catalogue} /> : null}
      <UnreadableNote count={list.unreadable.length} shown={unreadable.length} />
      <ListBody
        subscriptions={subscriptions}
        {...shown}
        search={search}
        looks={looks}
        news={news}
        filter={event.filter}
        typeCount={names?.length}
        isReadOnly={isReadOnly}
        selection={selection}
        onSort={sortBy}
        onClear={clear}
        onClearEvent={clearEvent}
      />
    </>
  );
}
