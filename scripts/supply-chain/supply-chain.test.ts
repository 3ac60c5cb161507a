import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { billOfMaterials } from './bill-of-materials.ts';
import { findBundleFaults } from './bundle-faults.ts';
import { packagesOf } from './bundled-packages.ts';
import { findKnownBad, lockSchema } from './known-bad-versions.ts';

const project = new URL('../../', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, project), 'utf8');

const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));
const lock = lockSchema.parse(JSON.parse(read('package-lock.json')));
const direct = { ...manifest.dependencies, ...manifest.devDependencies };

describe('what is installed', () => {
  test('G25: is pinned to one version each', () => {
    expect(Object.entries(direct).filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('G25: is what the lock file says, with the digest of every package', () => {
    const locked = Object.keys(direct).map((name) => [name, lock.packages[`node_modules/${name}`]?.version]);
    expect(Object.fromEntries(locked)).toEqual(direct);
    const others = Object.entries(lock.packages).filter(([place]) => place !== '');
    expect(others.filter(([, { integrity }]) => integrity?.startsWith('sha512-') !== true)).toEqual([]);
    // Where packages come from is the business of whoever installs them.
    expect(others.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('G25: is nothing that is known to be malware', () => {
    expect(findKnownBad(lock)).toEqual([]);
  });

  test.each([
    ['node_modules/@tanstack/react-router', '1.169.8'],
    ['node_modules/a/node_modules/debug', '4.4.2'],
    ['node_modules/@tanstack/setup', '7.0.0'],
  ])('would be refused with %s at %s', (place, version) => {
    expect(findKnownBad({ packages: { [place]: { version } } })).toHaveLength(1);
  });

  test('would be refused with one of them under another name', () => {
    const packages = { 'node_modules/harmless': { name: 'debug', version: '4.4.2' } };
    expect(findKnownBad({ packages })).toEqual(['debug@4.4.2']);
  });
});

const faultsOf = (text: string, name = 'assets/a.js') => findBundleFaults(new Map([[name, text]]));

describe('a build', () => {
  test.each([
    'x()\n//# sourceMappingURL=a.js.map',
    'fetch("http://127.0.0.1:4011/accounts/1")',
    'const a="http://localhost:5174/"',
    'const a="http://[::1]/"',
    'process.env.SANDBOX_PORT',
    'eval("1")',
    'setTimeout("alert(1)")',
    'import.meta.vitest',
  ])('may not hold %j', (text) => {
    expect(faultsOf(text)).not.toEqual([]);
  });

  test('may not hold a source map', () => {
    expect(faultsOf('{}', 'assets/a.js.map')).toEqual(['assets/a.js.map is a source map']);
  });

  test('may know what a loopback address looks like', () => {
    expect(faultsOf('h===`localhost`||/^127\\.\\d+/.test(h)')).toEqual([]);
  });
});

describe('the bill of materials', () => {
  const inside = (path: string): string => new URL(`node_modules/${path}`, project).pathname;
  const packages = packagesOf([
    inside('zod/v4/core/core.js'),
    inside('zod/v4/core/util.js'),
    inside('@emotion/react/dist/x.js'),
    inside('@emotion/cache/dist/x.js'),
    new URL('src/main.tsx', project).pathname,
    '\0rolldown/runtime.js',
  ]);
  const bill = billOfMaterials({ name: 'console', version: '1.0.0' }, packages, lock);

  test('names each package once, with its licence and the digest of the lock file', () => {
    expect(packages.map(({ name }) => name)).toEqual(['@emotion/cache', '@emotion/react', 'zod']);
    expect(packages.every(({ text }) => text.includes('Permission is hereby granted'))).toBe(true);
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' });
    expect(bill.components[2]).toMatchObject({
      name: 'zod',
      purl: `pkg:npm/zod@${direct['zod']}`,
      licenses: [{ license: { id: 'MIT' } }],
    });
    const digest = Buffer.from(lock.packages['node_modules/zod']?.integrity?.slice(7) ?? '', 'base64').toString('hex');
    expect(digest).toHaveLength(128);
    expect(bill.components[2]?.hashes).toEqual([{ alg: 'SHA-512', content: digest }]);
  });

  test('says which of them needs which', () => {
    const [, , react] = bill.dependencies;
    expect(react?.ref).toContain('%40emotion/react@');
    expect(react?.dependsOn).toHaveLength(1);
    expect(react?.dependsOn[0]).toContain('%40emotion/cache@');
  });

  test('is the same for the same build', () => {
    expect(JSON.stringify(bill)).not.toMatch(/timestamp|serialNumber/);
  });
});
