import type { EventCatalogue } from '../event-catalogue.ts';
import { parseReceiverUrl } from '../url-advice.ts';
import type { Subscription } from '../subscription.ts';
import { skeleton } from '../look-alike.ts';
import type { Rule } from './finding.ts';

/** Rules that look at a subscription beside all others of the account. */

/** What a request is really sent to: host in lower case, default port and fragment gone, as the URL parser says. */
export function targetOf(text: string): string {
  const url = parseReceiverUrl(text);
  if (url === undefined) return text;
  url.hash = '';
  return url.href;
}

function typesOf({ events }: Subscription, catalogue: EventCatalogue): ReadonlySet<string> {
  return new Set(events.flatMap((entry) => catalogue.matches(entry)));
}

function listNames(subscriptions: readonly Subscription[]): string {
  const shown = subscriptions.slice(0, 3).map(({ name }) => `“${name}”`);
  return subscriptions.length > 3 ? `${shown.join(', ')} and ${subscriptions.length - 3} more` : shown.join(', ');
}

/** Two enabled subscriptions send one event to one URL: the receiver gets it twice. */
export const deliveredTwice: Rule = (subscription, { catalogue, byTarget }) => {
  if (catalogue === undefined || !subscription.enabled) return [];
  const sharing = (byTarget.get(targetOf(subscription.url)) ?? []).filter(
    (other) => other !== subscription && other.enabled,
  );
  if (sharing.length === 0) return [];
  const own = typesOf(subscription, catalogue);
  const overlapping = sharing.filter((other) => other.events.some((entry) => catalogue.matches(entry).some((name) => own.has(name))));
  if (overlapping.length === 0) return [];
  const shared = new Set(overlapping.flatMap((other) => other.events.flatMap((entry) => catalogue.matches(entry).filter((name) => own.has(name)))));
  return [
    {
      kind: 'delivered-twice',
      severity: 'warning',
      subscription,
      label: `${shared.size} event ${shared.size === 1 ? 'type' : 'types'} delivered twice`,
      why: `${listNames(overlapping)} ${overlapping.length === 1 ? 'sends' : 'send'} the same to the same URL.`,
      actions: [{ type: 'edit', label: 'Choose other events' }],
    },
  ];
};

/** Names that people cannot tell apart: the wrong one will be switched off one day. */
export const lookAlikeName: Rule = (subscription, { byLookOfName }) => {
  const alike = (byLookOfName.get(skeleton(subscription.name)) ?? []).filter((other) => other !== subscription);
  if (alike.length === 0) return [];
  return [
    {
      kind: 'look-alike-name',
      severity: 'warning',
      subscription,
      label: 'Name looks like another',
      why: `It is hard to tell from ${listNames(alike)}: letters, case, blanks or hyphens differ at most.`,
      actions: [{ type: 'edit', label: 'Rename' }],
    },
  ];
};

/** Switched off: nothing that it selects is delivered to it. Often right, and easily forgotten. */
export const switchedOff: Rule = (subscription) =>
  subscription.enabled
    ? []
    : [
        {
          kind: 'switched-off',
          severity: 'info',
          subscription,
          label: 'Switched off',
          why: 'Nothing is delivered to it. Nothing documents whether events raised meanwhile are kept.',
          actions: [{ type: 'edit', label: 'Look at it' }],
        },
      ];
