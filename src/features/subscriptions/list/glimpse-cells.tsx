import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';
import { describeEntries } from './describe-entries.ts';
import type { ListRow } from './list-rows.ts';
import type { SortColumn } from './list-search.ts';

/** Where the controls of a standing row are there is nothing yet. */
const nothing = (): string => '';

const texts: Readonly<Record<SortColumn | 'select' | 'actions', (row: ListRow) => string>> = {
  select: nothing,
  status: ({ subscription }) => (subscription.enabled ? 'On' : 'Off'),
  name: ({ subscription }) => revealHiddenCharacters(subscription.name),
  url: ({ subscription }) => displayUrl(subscription.url),
  events: ({ subscription }) => describeEntries(subscription.events),
  checks: ({ findings }) => findings[0]?.label ?? '',
  id: ({ subscription }) => revealHiddenCharacters(subscription.subscriptionId),
  actions: nothing,
};

interface GlimpseCellsProps {
  readonly row: ListRow;
  readonly columns: readonly SortColumn[];
}

/**
 * What can be read of a row that flies by: text. Links and controls are most of a row's elements, and each costs when it
 * comes and again when it goes; they follow as soon as the rows slow down.
 */
export function GlimpseCells({ row, columns }: GlimpseCellsProps) {
  return (['select', ...columns, 'actions'] as const).map((column) => (
    <td key={column} className={`glimpse glimpse-${column}`}>
      {texts[column](row)}
    </td>
  ));
}
