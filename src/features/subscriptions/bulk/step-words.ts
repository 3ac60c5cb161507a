import { applyStep, type BulkStep, skipReasons } from '../../../domain/bulk/plan-bulk.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { displayUrl } from '../../../domain/url-advice.ts';

const list = (entries: readonly string[]): string => entries.map(revealHiddenCharacters).join(', ');

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Knows what an entry matches today. */
export type MatchesToday = (entry: string) => boolean;

/** The entries that a step brings to its row. */
export function addedEntries(step: BulkStep): readonly string[] {
  if (step.outcome === 'skip') return [];
  const events = applyStep(step)?.events ?? [];
  return events === step.subscription.events ? [] : events.filter((entry) => !step.subscription.events.includes(entry));
}

/** What a step does to its row, before and after. What is brought and matches nothing is marked, when that is known. */
export function describeStep(step: BulkStep, matches: MatchesToday = () => true): string {
  if (step.outcome === 'skip') return `Stays as it is: ${lowerFirst(skipReasons[step.reason])}`;
  const { subscription } = step;
  const after = applyStep(step);
  if (after === undefined) return 'Deleted for good, with its id and signing secret';
  if (after.enabled !== subscription.enabled) return after.enabled ? 'Off → On' : 'On → Off';
  if (after.url !== subscription.url) return `${displayUrl(subscription.url)} → ${displayUrl(after.url)}`;
  const added = addedEntries(step);
  const idle = added.filter((entry) => !matches(entry));
  const removed = subscription.events.filter((entry) => !after.events.includes(entry));
  return [
    removed.length === 0 ? '' : `Without ${list([...new Set(removed)])}`,
    added.length === 0 ? '' : `With ${list(added)}`,
    idle.length === 0 ? '' : `${list(idle)} ${idle.length === 1 ? 'matches' : 'match'} nothing today`,
    `${subscription.events.length.toLocaleString()} → ${after.events.length.toLocaleString()} entries`,
  ]
    .filter(Boolean)
    .join('; ');
}

/** “1 subscription”, “12 subscriptions”. */
export function countWords(count: number): string {
  return `${count.toLocaleString()} ${count === 1 ? 'subscription' : 'subscriptions'}`;
}
