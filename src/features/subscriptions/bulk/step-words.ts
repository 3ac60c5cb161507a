import { applyStep, type BulkStep, skipReasons } from '../../../domain/bulk/plan-bulk.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';

const list = (entries: readonly string[]): string => entries.map(revealHiddenCharacters).join(', ');

/** What a step does to its row, before and after. */
export function describeStep(step: BulkStep): string {
  if (step.outcome === 'skip') return `Stays as it is: ${skipReasons[step.reason].toLowerCase()}`;
  const { subscription } = step;
  const after = applyStep(step);
  if (after === undefined) return 'Deleted for good, with its id and signing secret';
  if (after.enabled !== subscription.enabled) return after.enabled ? 'Off → On' : 'On → Off';
  if (after.url !== subscription.url) return `${displayUrl(subscription.url)} → ${displayUrl(after.url)}`;
  const added = after.events.filter((entry) => !subscription.events.includes(entry));
  const removed = subscription.events.filter((entry) => !after.events.includes(entry));
  return [
    removed.length === 0 ? '' : `Without ${list([...new Set(removed)])}`,
    added.length === 0 ? '' : `With ${list(added)}`,
    `${subscription.events.length.toLocaleString()} → ${after.events.length.toLocaleString()} entries`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** “1 subscription”, “12 subscriptions”. */
export function countWords(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'subscription' : 'subscriptions'}`;
}
