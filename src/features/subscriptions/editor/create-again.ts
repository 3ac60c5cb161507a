import * as z from 'zod/mini';
import { emptyFormValues, type SubscriptionFormValues } from './subscription-form-values.ts';

/** What Activity, or an edit of something that is gone, puts into the history entry of the form. After a reload it is anybody's data. */
const createAgainSchema = z.object({
  name: z.string(),
  url: z.string(),
  events: z.readonly(z.array(z.string())),
  enabled: z.boolean(),
  /** Somebody had typed it, and would lose it by leaving. */
  isTyped: z.optional(z.boolean()),
});

interface CreateAgain {
  readonly values: SubscriptionFormValues;
  readonly deleted: { readonly name: string; readonly enabled: boolean };
  readonly isTyped: boolean;
}

/**
 * Reads what is to be created again. It starts switched off, whatever it was: until the receiver knows the new signing
 * secret, it would refuse every notification.
 */
export function readCreateAgain(state: unknown): CreateAgain | undefined {
  const { success, data } = createAgainSchema.safeParse(state);
  if (!success) return undefined;
  const { name, url, events, enabled, isTyped = false } = data;
  return { values: { ...emptyFormValues, name, url, events, enabled: false }, deleted: { name, enabled }, isTyped };
}
