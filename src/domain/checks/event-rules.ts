import type { EventCatalogue } from '../event-catalogue.ts';
import { readEntryFacts } from '../event-entry-facts.ts';
import { isPattern, matchesEverything } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import type { Finding, Rule } from './finding.ts';

function without(subscription: Subscription, entry: string): readonly string[] {
  return subscription.events.filter((other) => other !== entry);
}

/** A suggestion to take an entry out; none when nothing would be left, because zero entries cannot be saved. */
function removal(subscription: Subscription, entry: string): Finding['actions'] {
  const events = without(subscription, entry);
  return events.length === 0
    ? [{ type: 'edit', label: 'Choose other events' }]
    : [{ type: 'suggest-events', label: `Remove ${entry}`, events }];
}

export const noEntries: Rule = (subscription) =>
  subscription.events.length > 0
    ? []
    : [
        {
          kind: 'no-entries',
          severity: 'error',
          subscription,
          label: 'No events chosen',
          why: 'Nothing is ever sent to it.',
          actions: [{ type: 'edit', label: 'Choose events' }],
        },
      ];

/** An entry that selects nothing today: a pattern without a match, or a name that the catalogue does not know. */
export const deadEntry: Rule = (subscription, { catalogue }) => {
  if (catalogue === undefined) return [];
  return [...new Set(subscription.events)]
    .filter((entry) => catalogue.matches(entry).length === 0)
    .map((entry) => ({
      kind: isPattern(entry) ? 'matches-nothing' : 'unknown-entry',
      severity: 'warning',
      subscription,
      label: isPattern(entry) ? `${entry} matches nothing` : `${entry} is not in the catalogue`,
      why: isPattern(entry)
        ? 'No event type of today’s catalogue fits this pattern, so it delivers nothing. It may be a slip, or wait for a later type.'
        : 'It may be a slip, or a type that was retired. Nothing is delivered for it.',
      actions: removal(subscription, entry),
    }));
};

/** An entry that another one includes for ever: it changes nothing, and hides what removing the other would do. */
export const coveredEntry: Rule = (subscription, { catalogue }) => {
  if (catalogue === undefined || subscription.events.length < 2) return [];
  return readEntryFacts(subscription.events, catalogue)
    .filter(({ coveredBy }) => coveredBy !== undefined)
    .map(({ entry, coveredBy }) => ({
      kind: 'covered-entry',
      severity: 'info',
      subscription,
      label: `${entry} is covered by ${coveredBy ?? ''}`,
      why: `Everything that ${entry} selects, ${coveredBy ?? ''} selects too, now and later.`,
      actions: removal(subscription, entry),
    }));
};

export const firehose: Rule = (subscription) =>
  subscription.events.some(matchesEverything)
    ? [
        {
          kind: 'firehose',
          severity: 'info',
          subscription,
          label: 'Receives everything',
          why: 'Every event of the contact center, of every type and version and of types to come, goes to one URL.',
          actions: [{ type: 'edit', label: 'Choose events' }],
        },
      ]
    : [];

/** The newest version's name, when an entry names an older one of the same event. */
function newerOf(entry: string, catalogue: EventCatalogue): string | undefined {
  if (isPattern(entry)) return undefined;
  const newest = catalogue.eventOfType.get(entry)?.newest.name;
  return newest === entry ? undefined : newest;
}

/** An older version chosen by name although a newer one exists: first beside it, later instead of it. */
export const olderVersion: Rule = (subscription, { catalogue }) => {
  if (catalogue === undefined) return [];
  return [...new Set(subscription.events)].flatMap((entry) => {
    const newer = newerOf(entry, catalogue);
    if (newer === undefined) return [];
    const hasNewer = subscription.events.some((other) => catalogue.matches(other).includes(newer));
    return [
      {
        kind: 'older-version',
        severity: 'info',
        subscription,
        label: hasNewer ? `${entry} beside ${newer}` : `${entry} is not the newest`,
        why: hasNewer
          ? `Both versions are delivered, so one change arrives twice. When the receiver reads ${newer}, drop ${entry}.`
          : `${newer} exists. Add it beside ${entry}, let the receiver learn it, then drop ${entry}.`,
        actions: hasNewer
          ? [{ type: 'suggest-events', label: `Drop ${entry}`, events: without(subscription, entry) }]
          : [{ type: 'suggest-events', label: `Add ${newer} beside it`, events: addAfter(subscription.events, entry, newer) }],
      },
    ];
  });
};

function addAfter(entries: readonly string[], entry: string, added: string): readonly string[] {
  return entries.flatMap((other) => (other === entry ? [other, added] : [other]));
}
