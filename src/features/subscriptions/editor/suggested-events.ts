import * as z from 'zod/mini';
import { type Subscription, sameEntries } from '../../../domain/subscription.ts';

/** What the page *Checks* puts into the history entry of the editor. After a reload it is anybody's data. */
const suggestionSchema = z.object({
  from: z.readonly(z.array(z.string())),
  to: z.readonly(z.array(z.string()).check(z.minLength(1))),
});

type EventSuggestion =
  | { readonly status: 'none' | 'outdated' }
  | { readonly status: 'fits'; readonly events: readonly string[] };

/**
 * Reads a suggestion for the subscription that was opened. One that was made for other entries than are stored now is
 * not applied: it would take back what a colleague changed meanwhile.
 */
export function readSuggestion(state: unknown, { events }: Pick<Subscription, 'events'>): EventSuggestion {
  const { success, data } = suggestionSchema.safeParse(state);
  if (!success || sameEntries(data.to, events)) return { status: 'none' };
  return sameEntries(data.from, events) ? { status: 'fits', events: data.to } : { status: 'outdated' };
}
