import { revealHiddenCharacters } from '../hidden-characters.ts';
import type { Subscription } from '../subscription.ts';
import type { Rule } from './finding.ts';

/** Rules that look at a subscription beside all others of the account. */

/** How many other subscriptions a sentence names. */
export const named = 3;

function listNames(subscriptions: readonly Subscription[]): string {
  const names = subscriptions.slice(0, named).map(({ name }) => `“${revealHiddenCharacters(name)}”`);
  return subscriptions.length > named ? `${names.join(', ')} and others` : names.join(' and ');
}

/** Two enabled subscriptions send one event to one URL: the receiver gets it twice. */
export const deliveredTwice: Rule = (subscription, { sharedDeliveries }) => {
  const shared = sharedDeliveries.get(subscription);
  if (shared === undefined) return [];
  const { typeCount, others } = shared;
  return [
    {
      kind: 'delivered-twice',
      severity: 'warning',
      subscription,
      label: `${typeCount.toLocaleString()} event ${typeCount === 1 ? 'type' : 'types'} delivered more than once`,
      why: `${listNames(others)} ${others.length === 1 ? 'sends' : 'send'} the same events to the same URL.`,
      action: { type: 'edit', label: 'Choose other events' },
    },
  ];
};

/** Names that people cannot tell apart: the wrong one will be switched off one day. */
export const lookAlikeName: Rule = (subscription, { namesakes }) => {
  const alike = (namesakes.get(subscription) ?? []).filter((other) => other !== subscription);
  if (alike.length === 0) return [];
  return [
    {
      kind: 'look-alike-name',
      severity: 'warning',
      subscription,
      label: 'Name looks like another',
      why: `It is hard to tell from ${listNames(alike)}, and one day the wrong one is switched off.`,
      action: { type: 'edit', label: 'Rename' },
    },
  ];
};

/** Switched off: often right, and easily forgotten. */
export const switchedOff: Rule = (subscription) => {
  if (subscription.enabled) return [];
  return [
    {
      kind: 'switched-off',
      severity: 'info',
      subscription,
      label: 'Switched off',
      why: 'Nothing is delivered to it. Whether VCC keeps the events raised meanwhile is not documented.',
      action: { type: 'edit', label: 'Switch it on or delete it' },
    },
  ];
};
