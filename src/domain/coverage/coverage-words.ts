import { showEntry } from '../checks/show-entry.ts';
import { compileEntry, isPattern } from '../event-pattern.ts';
import { revealHiddenCharacters } from '../hidden-characters.ts';
import type { Subscription } from '../subscription.ts';
import { has } from '../type-set.ts';
import type { Coverage, CoverageColumn } from './coverage.ts';

/** The picture in words: for the line below it, and for the table that stands behind it. */

/** How many of a list are named in a sentence. */
const most = 3;

function listWords(words: readonly string[], total = words.length): string {
  const shown = words.slice(0, most);
  if (total > shown.length) return `${shown.join(', ')} and ${(total - shown.length).toLocaleString()} more`;
  return [shown.slice(0, -1).join(', '), ...shown.slice(-1)].filter((part) => part !== '').join(' and ');
}

function countWords(count: number, one: string, many: string): string {
  return `${count.toLocaleString()} ${count === 1 ? one : many}`;
}

const state = ({ enabled }: Subscription): string => (enabled ? '' : ' (disabled)');

/** “Wallboard receives channel.held.v1 by channel.* (disabled)”. */
export function describeCell(subscription: Subscription, column: CoverageColumn, coverage: Coverage): string {
  const name = revealHiddenCharacters(subscription.name);
  const type = showEntry(column.name);
  const entries = [...new Set(subscription.events)].filter((entry) => compileEntry(entry)(column.name));
  if (entries.length === 0) return `${name} does not receive ${type}${state(subscription)}`;
  const words = `${name} receives ${type} by ${listWords(entries.map(showEntry))}${state(subscription)}`;
  const repeated = coverage.urlSharers.repeatedOf(subscription);
  if (repeated === undefined || !has(repeated, column.position)) return words;
  const others = coverage.urlSharers.othersOf(subscription, column.position, most + 1);
  const names = others.map((other) => revealHiddenCharacters(other.name));
  const who = names.length > most ? `${names.slice(0, most).join(', ')} and others` : listWords(names);
  return `${words}; ${who} ${others.length === 1 ? 'sends' : 'send'} it to the same URL`;
}

/** What the label of a row says. */
export function describeSubscription(subscription: Subscription, coverage: Coverage): string {
  const total = coverage.catalogue.names.length;
  const count = coverage.typeCounts.get(subscription) ?? 0;
  const types = `${count.toLocaleString()} of ${countWords(total, 'event type', 'event types')}`;
  return `${revealHiddenCharacters(subscription.name)} receives ${types}${state(subscription)}`;
}

/** What the label of a column says. */
export function describeEventType({ name, enabled, disabled }: CoverageColumn): string {
  const type = showEntry(name);
  const off = disabled === 0 ? '' : `, ${countWords(disabled, 'disabled one selects', 'disabled ones select')} it`;
  if (enabled === 0) return `No enabled subscription receives ${type}${off}`;
  return `${countWords(enabled, 'enabled subscription receives', 'enabled subscriptions receive')} ${type}${off}`;
}

/** One subscription's row of the picture as text. */
export interface RowWords {
  /** “channel.* 24, by name 2”. */
  readonly by: string;
  /** “2: channel.held.v1 and channel.resumed.v1”. */
  readonly missing: string;
}

export function describeRow(subscription: Subscription, coverage: Coverage): RowWords {
  const { matches } = coverage.catalogue;
  const entries = [...new Set(subscription.events)];
  const patterns = entries.filter((entry) => isPattern(entry) && matches(entry).length > 0);
  const named = entries.filter((entry) => !isPattern(entry) && matches(entry).length > 0).length;
  const idle = entries.length - patterns.length - named;
  const parts = [
    ...patterns.slice(0, most).map((entry) => `${showEntry(entry)} ${matches(entry).length.toLocaleString()}`),
    patterns.length > most && countWords(patterns.length - most, 'more pattern', 'more patterns'),
    named > 0 && `by name ${named.toLocaleString()}`,
    idle > 0 && `${countWords(idle, 'entry selects', 'entries select')} nothing today`,
  ];
  return { by: parts.filter((part) => part !== false).join(', '), missing: describeMissing(subscription, coverage) };
}

function describeMissing(subscription: Subscription, coverage: Coverage): string {
  const { columns, typeCounts } = coverage;
  const received = typeCounts.get(subscription) ?? 0;
  if (received === columns.length) return 'none';
  if (received === 0) return 'all';
  const { all } = coverage.readRow(subscription);
  const missing: string[] = [];
  for (const { name, position } of columns) {
    if (missing.length === most) break;
    if (!has(all, position)) missing.push(showEntry(name));
  }
  const count = columns.length - received;
  return `${count.toLocaleString()}: ${listWords(missing, count)}`;
}
