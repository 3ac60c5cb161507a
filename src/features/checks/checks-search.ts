import * as z from 'zod/mini';
import { addressText } from '../../lib/address-text.ts';
import { findingKinds, severities } from '../../domain/checks/finding.ts';

/** What the address of the checks holds: which view, and what of it. */
const checksSearchSchema = z.object({
  kind: z.catch(z.optional(z.enum(findingKinds)), undefined),
  severity: z.catch(z.optional(z.enum(severities)), undefined),
  /** Only the findings on this subscription. */
  subscription: z.catch(z.optional(z.string()), undefined),
  /** The findings unless said. */
  view: z.catch(z.optional(z.literal('coverage')), undefined),
  /** Of the coverage: which subscriptions and which event types, in which order, and as small as it takes to see all. */
  q: addressText,
  types: addressText,
  rank: z.catch(z.optional(z.enum(['most', 'fewest'])), undefined),
  size: z.catch(z.optional(z.literal('overview')), undefined),
});

export type ChecksSearch = z.output<typeof checksSearchSchema>;

/** Reads the address; garbage in it is as if it were absent. */
export function parseChecksSearch(search: Record<string, unknown>): ChecksSearch {
  return checksSearchSchema.parse(search);
}
