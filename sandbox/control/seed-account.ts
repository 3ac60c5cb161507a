import type { Context } from 'hono';
import { generateEventTypes } from '../catalogue/generate-event-types.ts';
import { generateSubscriptions } from '../generate-subscriptions.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import { seedBody } from './control-bodies.ts';
import { readBody } from './read-body.ts';

type Services = Pick<SandboxServices, 'subscriptions' | 'eventTypes'>;

/**
 * Fills an account as the request asks: event types replace the catalogue, subscriptions are appended; a number makes
 * plausible rows up, an array is taken literally. Answers how many there are now.
 */
export async function seedAccount(
  c: Context,
  accountId: string,
  { subscriptions, eventTypes }: Services,
): Promise<{ subscriptions: number; eventTypes: number }> {
  const seed = await readBody(c, seedBody);
  if (seed.eventTypes !== undefined) {
    const items = typeof seed.eventTypes === 'number' ? generateEventTypes(seed.eventTypes) : seed.eventTypes;
    eventTypes.replace(accountId, items);
  }
  if (seed.subscriptions !== undefined) {
    const rows =
      typeof seed.subscriptions === 'number'
        ? generateSubscriptions(subscriptions.count(accountId), seed.subscriptions, eventTypes.names(accountId))
        : seed.subscriptions;
    subscriptions.seed(accountId, rows);
  }
  return { subscriptions: subscriptions.count(accountId), eventTypes: eventTypes.count(accountId) };
}
