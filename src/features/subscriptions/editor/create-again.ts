import * as z from 'zod/mini';
import { emptyFormValues, type SubscriptionFormValues } from './subscription-form-values.ts';

/** What Activity puts into the history entry of the form. After a reload it is anybody's data. */
const createAgainSchema = z.object({
  name: z.string(),
  url: z.string(),
  events: z.readonly(z.array(z.string())),
  enabled: z.boolean(),
});

interface CreateAgain {
  readonly values: SubscriptionFormValues;
  readonly deleted: { readonly name: string; readonly enabled: boolean };
}

/**
 * Reads what is to be created again. It starts switched off, whatever it was: until the receiver knows the new signing
 * secret, it would refuse every notification.
 */
export function readCreateAgain(state: unknown): CreateAgain | undefined {
  const { success, data } = createAgainSchema.safeParse(state);
  if (!success) return undefined;
  const { name, url, events, enabled } = data;
  return { values: { ...emptyFormValues, name, url, events, enabled: false }, deleted: { name, enabled } };
}
