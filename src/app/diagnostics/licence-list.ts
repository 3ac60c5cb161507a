import * as z from 'zod/mini';
import type { ProbeAnswer } from '../../api/exchange.ts';

/** Written beside the program by the build (scripts/supply-chain), so that it names what really is in it. */
export const licencesAddress = '/assets/licences.json';

const licencesSchema = z.object({
  version: z.string(),
  packages: z.array(z.object({ name: z.string(), version: z.string(), licence: z.string(), text: z.string() })),
});

export type Licences = z.infer<typeof licencesSchema>;

/** Null where there are none: a development server makes no build. */
export function readLicences(answer: ProbeAnswer | undefined): Licences | null {
  if (answer?.status !== 200) return null;
  try {
    return licencesSchema.parse(JSON.parse(answer.text));
  } catch {
    return null;
  }
}
