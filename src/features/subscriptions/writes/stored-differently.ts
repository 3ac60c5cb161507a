import type { UpdateSubscriptionRequest } from '../../../api/subscriptions.ts';
import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { sameEntries, type Subscription } from '../../../domain/subscription.ts';
import { displayUrl } from '../../../domain/url-advice.ts';

/**
 * What VCC stored otherwise than it was sent (acceptance A31), as a sentence after “… is saved.”; empty when nothing.
 */
export function storedDifferently(sent: UpdateSubscriptionRequest, stored: Subscription): string {
  const { name, url, enabled, events } = stored;
  const parts = [
    sent.name === undefined || sent.name === name ? '' : `the name as “${revealHiddenCharacters(name)}”`,
    sent.url === undefined || sent.url === url ? '' : `the URL as ${displayUrl(url)}`,
    sent.enabled === undefined || sent.enabled === enabled ? '' : `it as switched ${enabled ? 'on' : 'off'}`,
    sent.events === undefined || sameEntries(sent.events, events) ? '' : 'other events than were sent',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` But VCC stored ${parts.join(', and ')}.`;
}
