import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';

/** A package of which the browser gets code. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** SPDX identifier or expression, as the package says. */
  readonly licence: string;
  readonly text: string;
  readonly dependencies: readonly string[];
}

const manifest = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string(),
  dependencies: z.optional(z.record(z.string(), z.string())),
});

const packageFolder = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/** `/x/node_modules/@a/b/c.js` → `/x/node_modules/@a/b`; undefined for our own modules and the bundler's. */
function folderOf(moduleId: string): string | undefined {
  return packageFolder.exec(moduleId.replaceAll('\\', '/').replace(/^\0/, ''))?.[0];
}

function readPackage(folder: string): BundledPackage {
  const {
    name,
    version,
    license,
    dependencies = {},
  } = manifest.parse(JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  const text = file === undefined ? '' : readFileSync(`${folder}/${file}`, 'utf8').trim();
  return { name, version, licence: license, text, dependencies: Object.keys(dependencies) };
}

/** The packages behind these modules, each once for each version, by name. */
export function packagesOf(moduleIds: readonly string[]): readonly BundledPackage[] {
  const folders = new Set(moduleIds.flatMap((id) => folderOf(id) ?? []));
  return [...folders]
    .filter((folder) => existsSync(`${folder}/package.json`))
    .map(readPackage)
    .toSorted((one, other) => (`${one.name}@${one.version}` < `${other.name}@${other.version}` ? -1 : 1));
}
