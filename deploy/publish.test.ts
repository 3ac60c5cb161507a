import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const script = fileURLToPath(new URL('publish.sh', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish '));
});
afterEach(() => rmSync(folder, { recursive: true }));

const site = (...path: readonly string[]): string => join(folder, 'site', ...path);
const assets = (): readonly string[] => readdirSync(site('assets')).toSorted();

/** A release of a build with these assets, whose page names the first. */
function release(...names: readonly string[]): void {
  const build = join(folder, 'build');
  rmSync(build, { recursive: true, force: true });
  for (const path of ['assets', '.vite']) mkdirSync(join(build, path), { recursive: true });
  for (const name of names) writeFileSync(join(build, 'assets', name), name);
  writeFileSync(join(build, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(build, 'index.html'), names[0] ?? '');
  writeFileSync(join(build, 'signed-out.html'), 'signed out');
  writeFileSync(join(build, 'config.json'), 'as built');
  execFileSync('sh', [script, build, site()]);
}

test('a first release is the build without what is not served', () => {
  release('index-a.js', 'shared-1.js');
  expect(assets()).toEqual(['index-a.js', 'shared-1.js']);
  expect(readFileSync(site('index.html'), 'utf8')).toBe('index-a.js');
  expect(readFileSync(site('signed-out.html'), 'utf8')).toBe('signed out');
  expect(readFileSync(site('config.json'), 'utf8')).toBe('as built');
  expect(existsSync(site('.vite'))).toBe(false);
});

test('the configuration of the site outlives a release', () => {
  release('index-a.js');
  writeFileSync(site('config.json'), 'the site’s own');
  release('index-b.js');
  expect(readFileSync(site('config.json'), 'utf8')).toBe('the site’s own');
  expect(readFileSync(site('index.html'), 'utf8')).toBe('index-b.js');
});

test('the assets of the last three builds stay, and older ones go unless a later build has them too', () => {
  release('index-a.js', 'shared-1.js', 'only-a.js');
  release('index-b.js', 'shared-1.js');
  release('index-c.js', 'shared-1.js');
  expect(assets()).toEqual(['index-a.js', 'index-b.js', 'index-c.js', 'only-a.js', 'shared-1.js']);
  release('index-d.js', 'shared-2.js');
  expect(assets()).toEqual(['index-b.js', 'index-c.js', 'index-d.js', 'shared-1.js', 'shared-2.js']);
});

test('the same build published again is not another release', () => {
  release('index-a.js');
  for (let times = 0; times < 4; times += 1) release('index-b.js');
  expect(assets()).toEqual(['index-a.js', 'index-b.js']);
});

test('more than nine releases are counted as numbers', () => {
  for (let number = 1; number <= 12; number += 1) release(`index-${number}.js`);
  expect(assets()).toEqual(['index-10.js', 'index-11.js', 'index-12.js']);
});
