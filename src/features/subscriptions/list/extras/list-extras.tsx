import type { ListNews } from '../../../../domain/list-news.ts';
import type { EventMatcher } from '../../../../domain/event-pattern.ts';
import type { UnreadableIds } from '../../../../domain/bulk/plan-bulk.ts';
import type { Subscription } from '../../../../domain/subscription.ts';
import { MaintenancePanel } from '../../bulk/maintenance-panel.tsx';
import type { ListRow } from '../list-rows.ts';
import type { ListSearch } from '../list-search.ts';
import type { PanelName } from '../panel-buttons.tsx';
import { ActiveFilters } from './active-filters.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { NewsBar } from './news-bar.tsx';
import { OptionsPanel } from './options-panel.tsx';
import { ViewsPanel } from './views-panel.tsx';

export interface ListExtrasProps {
  readonly id: string;
  /** Undefined while none is open. */
  readonly panel: PanelName | undefined;
  readonly subscriptions: readonly Subscription[];
  readonly unreadable: UnreadableIds;
  /** Of all subscriptions, whatever the filters say. */
  readonly rows: readonly ListRow[];
  readonly news: ListNews | undefined;
  readonly search: ListSearch;
  readonly match: EventMatcher | undefined;
  readonly onSearch: (change: ListSearch) => void;
}

/** What the first rows do not wait for: further filters, views, options and news. */
export function ListExtras({
  id,
  panel,
  subscriptions,
  unreadable,
  rows,
  news,
  search,
  match,
  onSearch,
}: ListExtrasProps) {
  return (
    <>
      {panel === 'filters' ? (
        <FilterPanel id={id} rows={rows} search={search} match={match} onSearch={onSearch} />
      ) : (
        <ActiveFilters search={search} onSearch={onSearch} />
      )}
      {panel === 'views' ? <ViewsPanel id={id} search={search} /> : null}
      {panel === 'options' ? <OptionsPanel id={id} search={search} onSearch={onSearch} /> : null}
      {panel === 'maintenance' ? (
        <MaintenancePanel id={id} subscriptions={subscriptions} unreadable={unreadable} />
      ) : null}
      <NewsBar news={news} subscriptions={subscriptions} />
    </>
  );
}
