import type { EventCatalogue } from '../event-catalogue.ts';
import { findCovered } from '../event-entry-facts.ts';
import { isPattern, matchesEntry, matchesEverything } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import type { Finding, Rule } from './finding.ts';
import { showEntry } from './show-entry.ts';
import { suggestRemoval } from './suggest-removal.ts';

const none: readonly Finding[] = [];

/** An entry that another one includes for ever: it changes nothing, and hides what removing the other would do. */
export const coveredEntry: Rule = (subscription) => {
  const { events } = subscription;
  if (events.length < 2) return none;
  const covered = (events.some(isPattern) ? [...findCovered(events)] : []).map(
    ([entry, by]): Finding => ({
      kind: 'covered-entry',
      severity: 'info',
      subscription,
      label: `${showEntry(entry)} is covered by ${showEntry(by)}`,
      why: `Whatever ${showEntry(entry)} selects, ${showEntry(by)} selects too, now and later.`,
      action: suggestRemoval(subscription, entry),
    }),
  );
  return [...covered, ...repeatedEntries(subscription)];
};

/** The very same spelling more than once. */
function repeatedEntries(subscription: Subscription): readonly Finding[] {
  const { events } = subscription;
  const distinct = [...new Set(events)];
  if (distinct.length === events.length) return none;
  return [
    {
      kind: 'covered-entry',
      severity: 'info',
      subscription,
      label: 'The same entry more than once',
      why: `${events.length - distinct.length} of ${events.length} entries repeat another one and change nothing.`,
      action: { type: 'suggest-events', label: 'Remove the repetitions', events: distinct },
    },
  ];
}

export const firehose: Rule = (subscription) => {
  if (!subscription.events.some(matchesEverything)) return none;
  return [
    {
      kind: 'firehose',
      severity: 'info',
      subscription,
      label: 'Receives everything',
      why: 'Every event of the contact center, of every type and version and of types to come, is meant for one URL.',
      action: { type: 'edit', label: 'Choose events' },
    },
  ];
};

/** The newest version's name, when an entry is the name of an older one of the same event. */
function newerOf(entry: string, catalogue: EventCatalogue): string | undefined {
  const newest = catalogue.eventOfType.get(entry)?.newest.name;
  return newest === entry || isPattern(entry) ? undefined : newest;
}

/**
 * An older version chosen by name although a newer one exists. The way over is two steps, one at a time: the newer
 * one beside it, and the older one dropped when the receiver reads the newer. Where another entry delivers the older
 * one as well, dropping the name would change nothing: that is `coveredEntry`.
 */
export const olderVersion: Rule = (subscription, { catalogue }) => {
  const { events } = subscription;
  if (!events.some((entry) => newerOf(entry, catalogue) !== undefined)) return none;
  return events.flatMap((entry, position): readonly Finding[] => {
    const newer = newerOf(entry, catalogue);
    if (newer === undefined || events.indexOf(entry) !== position) return none;
    const others = events.filter((other) => other !== entry);
    if (others.some((other) => matchesEntry(other, entry))) return none;
    const common = { kind: 'older-version', severity: 'info', subscription } as const;
    return others.some((other) => matchesEntry(other, newer))
      ? [
          {
            ...common,
            label: `${entry} beside ${newer}`,
            why: `Both versions are delivered, so one change arrives twice. When the receiver reads ${newer}, drop ${entry}.`,
            action: suggestRemoval(subscription, entry, 'Drop'),
          },
        ]
      : [
          {
            ...common,
            label: `${entry} is not the newest version`,
            why: `${newer} exists. Add it beside ${entry}, let the receiver learn it, then drop ${entry}.`,
            action: {
              type: 'suggest-events',
              label: `Add ${newer} beside it`,
              events: events.flatMap((other, at) => (at === position ? [other, newer] : [other])),
            },
          },
        ];
  });
};
