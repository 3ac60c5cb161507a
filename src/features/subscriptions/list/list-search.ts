import * as z from 'zod/mini';
import { addressTextOf, encodedLength } from '../../../lib/address-text.ts';

/** What the list's address holds: everything that deserves a link (design section 2). */

export const sortColumns = ['status', 'name', 'url', 'events', 'checks', 'id'] as const;
export type SortColumn = (typeof sortColumns)[number];

export interface ListSearch {
  /** Text looked for in name, URL, id and entries. */
  readonly q?: string | undefined;
  /** Name or pattern of the events that the subscriptions shown receive. */
  readonly event?: string | undefined;
  readonly status?: 'enabled' | 'disabled' | undefined;
  /** Lists, as {@link writeList} joins them: an address of plain texts stays readable. */
  readonly source?: string | undefined;
  readonly version?: string | undefined;
  readonly host?: string | undefined;
  readonly finding?: string | undefined;
  readonly sort?: SortColumn | undefined;
  readonly order?: 'desc' | undefined;
  /** Set where a saved view or a link brings columns of its own. */
  readonly columns?: string | undefined;
}

/** How long each member may be as it stands in the address: 2 kB in all, with the names and the page. */
const room = { q: 500, event: 500, source: 120, version: 60, host: 300, finding: 120, columns: 80 } as const;

const listSearchSchema = z.object({
  q: addressTextOf(room.q),
  event: addressTextOf(room.event, (text) => text.trim()),
  status: z.catch(z.optional(z.enum(['enabled', 'disabled'])), undefined),
  source: addressTextOf(room.source),
  version: addressTextOf(room.version),
  host: addressTextOf(room.host),
  finding: addressTextOf(room.finding),
  sort: z.catch(z.optional(z.enum(sortColumns)), undefined),
  order: z.catch(z.optional(z.literal('desc')), undefined),
  columns: addressTextOf(room.columns),
});

/** Reads the address; garbage in it is as if it were absent. */
export function parseListSearch(search: Record<string, unknown>): ListSearch {
  return listSearchSchema.parse(search);
}

/** The members whose lists are filters. */
export const listFilters = ['source', 'version', 'host', 'finding'] as const;
export type ListFilter = (typeof listFilters)[number];

/** The values of a list in the address. */
export function readList(list: string | undefined): readonly string[] {
  return [...new Set((list ?? '').split(',').filter(Boolean))];
}

/** Undefined for none. */
export function writeList(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}

/** Whether as much fits into the address. */
export function fitsAddress(filter: ListFilter, list: string | undefined): boolean {
  return encodedLength(list ?? '') <= room[filter];
}

/** Nothing that narrows the list down; its order and columns stay. */
export const noFilters = {
  q: undefined,
  event: undefined,
  status: undefined,
  source: undefined,
  version: undefined,
  host: undefined,
  finding: undefined,
} as const satisfies ListSearch;

/** How many filters hide rows, beside search, event and status, which are always in sight. */
export function countMoreFilters(search: ListSearch): number {
  return listFilters.reduce((count, filter) => count + readList(search[filter]).length, 0);
}
