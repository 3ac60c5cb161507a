import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const acceptanceRow = z.object({
  id: z.string(),
  title: z.string(),
  /** Why no test proves it; a row has either a test or this, never neither. Beside a test: how the case is read. */
  reason: z.optional(z.string()),
  /** Beside a test: what of the case is not built or was not tried, so that the row holds in part only. */
  leaves: z.optional(z.string()),
});

/** One row of the acceptance matrix: a case that must hold, named by its id in the tests that prove it. */
export type AcceptanceRow = z.infer<typeof acceptanceRow>;

const matrix = z
  .object({
    /** In the order of the matrix, by the letter that their rows' ids begin with. */
    groups: z.record(z.string(), z.string()),
    rows: z.array(acceptanceRow),
  })
  .parse(JSON.parse(readFileSync(new URL('acceptance-rows.json', import.meta.url), 'utf8')));

export const acceptanceGroups = matrix.groups;

/** Every case of the matrix that the project is measured by. A case that is not built yet says so as its reason. */
export const acceptanceRows: readonly AcceptanceRow[] = matrix.rows;
