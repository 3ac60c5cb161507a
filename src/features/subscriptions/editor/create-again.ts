import type { Fields } from '../../../domain/activity/activity-entry.ts';
import { emptyFormValues, type SubscriptionFormValues } from './subscription-form-values.ts';

/**
 * What a deleted subscription is created again from. It starts switched off, whatever it was: until the receiver knows
 * the new signing secret, it would refuse every notification.
 */
export function toValuesAgain({ name, url, events }: Fields): SubscriptionFormValues {
  return { ...emptyFormValues, name, url, events, enabled: false };
}
