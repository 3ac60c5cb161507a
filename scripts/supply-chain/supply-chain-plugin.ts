import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';
import * as z from 'zod/mini';
import { billOfMaterials } from './bill-of-materials.ts';
import { packagesOf } from './bundled-packages.ts';
import { findBundleFaults } from './bundle-faults.ts';
import { findKnownBad, lockSchema } from './known-bad-versions.ts';

/** More would be more than anybody follows (acceptance 1.4). */
const mostPackages = 60;

/** Licences that ask for their text to go with the code, and for nothing else. */
const usable = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Apache-2.0']);

const productSchema = z.object({ name: z.string(), version: z.string() });

function readProjectFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));
}

/** The texts of a build that a browser may read as a program or a page, those that Vite only copies included. */
function textsOf(files: readonly (Rolldown.OutputAsset | Rolldown.OutputChunk)[]): ReadonlyMap<string, string> {
  const built = files.map((file) => [file.fileName, file.type === 'chunk' ? file.code : String(file.source)] as const);
  const copied = [...readdirSync('public').map((name) => `public/${name}`), 'index.html'];
  return new Map([...built, ...copied.map((name) => [name, readFileSync(name, 'utf8')] as const)]);
}

/**
 * Writes what the browser gets beside the build: the licences for *About* (`assets/licences.json`) and a bill of
 * materials (`.vite/sbom.cdx.json`, which no host serves). It ends a build that breaks a rule of the supply chain.
 */
export function supplyChain(): Plugin {
  return {
    name: 'supply-chain',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const chunks = files.flatMap((file) => (file.type === 'chunk' ? [file] : []));
      const modules = chunks.flatMap((chunk) =>
        Object.entries(chunk.modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : [])),
      );
      const packages = packagesOf(modules);
      const lock = lockSchema.parse(readProjectFile('package-lock.json'));
      const faults = [
        ...findBundleFaults(textsOf(files)),
        ...findKnownBad(lock).map((name) => `${name} is known to be malware`),
        ...packages.flatMap(({ name, licence }) => (usable.has(licence) ? [] : [`${name} has the licence ${licence}`])),
        ...(packages.length > mostPackages
          ? [`${packages.length} packages are in it, at most ${mostPackages} may be`]
          : []),
      ];
      if (faults.length > 0) this.error(`This build may not be hosted:\n${faults.join('\n')}`);
      const product = productSchema.parse(readProjectFile('package.json'));
      const licences = packages.map(({ name, version, licence, text }) => ({ name, version, licence, text }));
      const about = { version: product.version, packages: licences };
      this.emitFile({ type: 'asset', fileName: 'assets/licences.json', source: JSON.stringify(about) });
      const bill = billOfMaterials(product, packages, lock);
      this.emitFile({ type: 'asset', fileName: '.vite/sbom.cdx.json', source: JSON.stringify(bill, null, 2) });
    },
  };
}
