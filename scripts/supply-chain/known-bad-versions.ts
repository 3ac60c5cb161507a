import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/**
 * Versions that were published with malware, by package; `*` is a package of which no version is good. They were signed
 * with valid provenance, so that only knowing them keeps them out (acceptance 1.4): CVE-2026-45321 of May 2026 (42
 * packages of the TanStack router family), the hijack of chalk and debug of September 2025, and the first of the worms.
 */
const knownBad = new Map(
  Object.entries(
    z
      .record(z.string(), z.array(z.string()))
      .parse(JSON.parse(readFileSync(new URL('known-bad-versions.json', import.meta.url), 'utf8'))),
  ),
);

/** What a lock file installs, as far as it is read here. */
export const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      /** What is installed there, where another name was given to it (`npm:` alias). */
      name: z.optional(z.string()),
      version: z.optional(z.string()),
      integrity: z.optional(z.string()),
      resolved: z.optional(z.string()),
      dev: z.optional(z.boolean()),
    }),
  ),
});

export type Lock = z.infer<typeof lockSchema>;

/** `node_modules/a/node_modules/@b/c` → `@b/c`. */
export function packageOf(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** What the lock file would install that is known to be malware, as `name@version`. */
export function findKnownBad({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([place, { name = packageOf(place), version = '' }]) => {
    const bad = knownBad.get(name) ?? [];
    return bad.includes(version) || bad.includes('*') ? [`${name}@${version}`] : [];
  });
}
