import type { BundledPackage } from './bundled-packages.ts';
import { type Lock, packageOf } from './known-bad-versions.ts';

const referenceOf = ({ name, version }: Pick<BundledPackage, 'name' | 'version'>): string =>
  `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** `sha512-<Base64>` as the lock file has it, in the hexadecimal of CycloneDX. */
function hashesOf(lock: Lock, { name, version }: BundledPackage) {
  const entry = Object.entries(lock.packages).find(
    ([place, installed]) => packageOf(place) === name && installed.version === version,
  );
  const digest = /^sha512-(\S+)$/.exec(entry?.[1].integrity ?? '')?.[1];
  return digest === undefined
    ? {}
    : { hashes: [{ alg: 'SHA-512', content: Buffer.from(digest, 'base64').toString('hex') }] };
}

/** CycloneDX tells one licence from an expression of several. */
const licenceOf = (licence: string) =>
  / (?:OR|AND|WITH) /.test(licence) ? { expression: licence } : { license: { id: licence } };

/**
 * What the browser gets, as a CycloneDX bill of materials. Made of the modules that are in the build, where `npm sbom`
 * would list all that is installed. It has no date and no serial number: the same build has the same bill.
 */
export function billOfMaterials(
  product: { readonly name: string; readonly version: string },
  packages: readonly BundledPackage[],
  lock: Lock,
) {
  const byName = new Map(packages.map((entry) => [entry.name, entry]));
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: { type: 'application', 'bom-ref': referenceOf(product), ...product, purl: referenceOf(product) },
    },
    components: packages.map((entry) => ({
      type: 'library',
      'bom-ref': referenceOf(entry),
      name: entry.name,
      version: entry.version,
      scope: 'required',
      purl: referenceOf(entry),
      licenses: [licenceOf(entry.licence)],
      ...hashesOf(lock, entry),
    })),
    dependencies: [
      { ref: referenceOf(product), dependsOn: packages.map(referenceOf) },
      ...packages.map((entry) => ({
        ref: referenceOf(entry),
        dependsOn: entry.dependencies.flatMap((name) => byName.get(name) ?? []).map(referenceOf),
      })),
    ],
  };
}
