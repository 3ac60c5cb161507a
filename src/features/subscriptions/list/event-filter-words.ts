import { isPattern } from '../../../domain/event-pattern.ts';
import type { ListRow } from './list-rows.ts';

/** What is known of today's event types; without them a pattern says little, and a name whether it exists. */
export type CatalogueKnowledge =
  | { readonly status: 'loading' }
  | { readonly status: 'missing' }
  /** With how many of today's types the filter stands for. */
  | { readonly status: 'known'; readonly matched: number };

/** What the filter stands for, as far as it is known; empty where there is nothing to say. */
export function describeWanted(wanted: string, knowledge: CatalogueKnowledge): string {
  if (knowledge.status === 'loading') return 'Loading event types …';
  if (knowledge.status === 'missing') {
    return isPattern(wanted)
      ? 'Without today’s event types a pattern finds only names that a subscription spells out: who receives them by a wildcard is missing here.'
      : 'Whether this event is in today’s catalogue is not known. Who would receive it is.';
  }
  const { matched } = knowledge;
  if (isPattern(wanted)) {
    if (matched === 0) return 'Matches nothing in today’s catalogue.';
    return `Stands for ${matched.toLocaleString()} event ${matched === 1 ? 'type' : 'types'} of today’s catalogue.`;
  }
  return matched === 0 ? 'Not in today’s catalogue.' : '';
}

/** VCC notifies enabled subscriptions only, and the filter finds the others too. */
export function describeDisabled(rows: readonly ListRow[]): string {
  const disabled = rows.filter((row) => !row.subscription.enabled).length;
  if (disabled === 0) return '';
  if (disabled === rows.length) {
    return disabled === 1
      ? 'The one shown is disabled and receives nothing now.'
      : 'All shown are disabled and receive nothing now.';
  }
  return `${disabled.toLocaleString()} of those shown ${disabled === 1 ? 'is' : 'are'} disabled and ${disabled === 1 ? 'receives' : 'receive'} nothing now.`;
}
