// `npm test` on a fresh clone: installs what is missing, then checks everything, in the order in which faults are cheap.
// It begins in plain Node and closes with the line that counts the tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}node_modules/.cache/test-results`;
const unitResults = `${results}/unit.json`;
const endToEndResults = `${results}/end-to-end.json`;

/** @type {readonly (readonly [name: string, command: string, ...arguments: string[]])[]} */
const steps = [
  ['types of the console', 'tsc', '-p', 'tsconfig.app.json'],
  ['types of everything else', 'tsc', '-p', 'tsconfig.node.json'],
  ['lint', 'npm', 'run', '--silent', 'lint'],
  ['unused code and dependencies', 'knip'],
  [
    'unit, property and page tests',
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitResults}`,
  ],
  ['production build', 'vite', 'build', '--logLevel', 'warn'],
  ['sizes', 'size-limit'],
  ['browser', process.execPath, '--import', 'tsx', 'scripts/ensure-browser.ts'],
  ['end to end', 'playwright', 'test', '--reporter=list,json'],
];

/** @param {readonly [string, string, ...string[]]} step */
function run([name, command, ...args]) {
  console.log(`\n▶ ${name}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndResults,
    },
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✔' : '✘'} ${name} (${seconds} s)`);
  return status === 0;
}

/** @param {string} file */
function readResults(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

function countTests() {
  const unit = readResults(unitResults);
  const endToEnd = readResults(endToEndResults)?.stats;
  return {
    passed: (unit?.numPassedTests ?? 0) + (endToEnd?.expected ?? 0),
    failed: (unit?.numFailedTests ?? 0) + (endToEnd?.unexpected ?? 0) + (endToEnd?.flaky ?? 0),
  };
}

ensureInstalled({ withDevelopment: true });
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const failedStep = steps.find((step) => !run(step));
if (failedStep !== undefined) console.error(`\nStopped: “${failedStep[0]}” did not pass.`);
const { passed, failed } = countTests();
// A step that is not a test counts as one failure, so that the last line never looks green when something is red.
console.log(`\n${passed} passed, ${failedStep !== undefined && failed === 0 ? 1 : failed} failed`);
process.exitCode = failedStep === undefined ? 0 : 1;
