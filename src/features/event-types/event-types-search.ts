import * as z from 'zod/mini';
import { addressName, addressText } from '../../lib/address-text.ts';

/** What the address of the catalogue holds. */
const eventTypesSearchSchema = z.object({
  /** Words looked for in name and description. */
  q: addressText,
  source: addressName,
  show: z.catch(z.optional(z.enum(['nobody', 'new'])), undefined),
});

export type EventTypesSearch = z.output<typeof eventTypesSearchSchema>;

/** Reads the address; garbage in it is as if it were absent. */
export function parseEventTypesSearch(search: Record<string, unknown>): EventTypesSearch {
  return eventTypesSearchSchema.parse(search);
}

/** With which other version the one that is open is compared: a full name. */
const eventTypeSearchSchema = z.object({ compare: addressName });

export type EventTypeSearch = z.output<typeof eventTypeSearchSchema>;

export function parseEventTypeSearch(search: Record<string, unknown>): EventTypeSearch {
  return eventTypeSearchSchema.parse(search);
}
