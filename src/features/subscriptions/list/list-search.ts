import * as z from 'zod/mini';

/** What the list's address holds: everything that deserves a link (design section 2). */

export const sortColumns = ['status', 'name', 'url', 'events', 'checks'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface ListSearch {
  /** Text looked for in name, URL, id and entries. */
  readonly q?: string | undefined;
  /** Name or pattern of the events that the subscriptions shown receive. */
  readonly event?: string | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
  readonly sort?: SortColumn | undefined;
  readonly order?: 'desc' | undefined;
}

/** A text longer than this would make an address that servers refuse (acceptance 4.2.5). */
export const longestText = 500;

/** The router reads `1` and `true` in an address as what they look like. */
const plainText = z.union([z.string(), z.number(), z.boolean()]);

const listSearchSchema = z.object({
  q: z.catch(
    z.optional(
      z.pipe(
        plainText,
        z.transform((q) => String(q).slice(0, longestText)),
      ),
    ),
    undefined,
  ),
  event: z.catch(
    z.optional(
      z.pipe(
        plainText,
        z.transform((event) => String(event).trim().slice(0, longestText) || undefined),
      ),
    ),
    undefined,
  ),
  status: z.catch(z.optional(z.enum(['enabled', 'disabled'])), undefined),
  sort: z.catch(z.optional(z.enum(sortColumns)), undefined),
  order: z.catch(z.optional(z.literal('desc')), undefined),
});

/** Reads the address; garbage in it is as if it were absent. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  return listSearchSchema.parse(search);
}
