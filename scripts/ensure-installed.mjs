// Plain Node, because it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} path relative to the project @returns {any} */
function readJson(path) {
  return JSON.parse(readFileSync(`${root}${path}`, 'utf8'));
}

/**
 * Names of direct dependencies whose installed version is not the pinned one.
 * @param {boolean} withDevelopment
 * @returns {string[]}
 */
function missingDependencies(withDevelopment) {
  const { dependencies, devDependencies } = readJson('package.json');
  return Object.entries({ ...dependencies, ...(withDevelopment ? devDependencies : {}) })
    .filter(([name, version]) => {
      const manifest = `node_modules/${name}/package.json`;
      return !existsSync(`${root}${manifest}`) || readJson(manifest).version !== version;
    })
    .map(([name]) => name);
}

/**
 * Runs `npm ci` when a direct dependency is missing or has another version than package.json pins.
 * @param {{ withDevelopment: boolean }} which
 */
export function ensureInstalled({ withDevelopment }) {
  const missing = missingDependencies(withDevelopment);
  if (missing.length === 0) return;
  console.log(`Installing what is missing (${missing.length} of the direct dependencies) …`);
  const npm = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status === 0) return;
  console.error('npm ci did not succeed, so nothing was started. Its own message is above.');
  process.exit(1);
}
