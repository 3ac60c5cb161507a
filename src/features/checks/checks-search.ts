import * as z from 'zod/mini';
import { findingKinds, severities } from '../../domain/checks/finding.ts';

/** What the address of the checks holds. */
const checksSearchSchema = z.object({
  kind: z.catch(z.optional(z.enum(findingKinds)), undefined),
  severity: z.catch(z.optional(z.enum(severities)), undefined),
  /** Only the findings on this subscription. */
  subscription: z.catch(z.optional(z.string()), undefined),
});

export type ChecksSearch = z.output<typeof checksSearchSchema>;

/** Reads the address; garbage in it is as if it were absent. */
export function parseChecksSearch(search: Record<string, unknown>): ChecksSearch {
  return checksSearchSchema.parse(search);
}
