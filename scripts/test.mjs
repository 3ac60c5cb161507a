// `npm test` on a fresh clone: installs what is missing, then checks everything.
// It begins in plain Node and closes with the line that counts the tests.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = `${root}node_modules/.cache/test-results`;
const unitResults = `${results}/unit.json`;
const endToEndResults = `${results}/end-to-end.json`;

/** @typedef {readonly [name: string, command: string, ...arguments: string[]]} Step */

/**
 * In the order in which faults are cheap; the steps of one stage run at the same time.
 * @type {readonly (readonly Step[])[]}
 */
const stages = [
  [
    ['types of the console', 'tsc', '-p', 'tsconfig.app.json'],
    ['types of everything else', 'tsc', '-p', 'tsconfig.node.json'],
    ['lint', 'npm', 'run', '--silent', 'lint'],
    ['unused code and dependencies', 'knip'],
  ],
  [
    [
      'unit, property and page tests',
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitResults}`,
    ],
  ],
  [['production build', 'vite', 'build', '--logLevel', 'warn']],
  [
    ['sizes', 'size-limit'],
    ['browser', process.execPath, '--import', 'tsx', 'scripts/ensure-browser.ts'],
  ],
  [['end to end', 'playwright', 'test', '--reporter=list,json']],
  // From the results of the tests above.
  [['acceptance matrix', process.execPath, '--import', 'tsx', 'scripts/acceptance/main.ts']],
];

/**
 * Runs one step; beside others its output is kept together and printed at its end.
 * @param {Step} step
 * @param {boolean} isAlone
 * @returns {Promise<boolean>} whether it passed
 */
async function run([name, command, ...args], isAlone) {
  if (isAlone) console.log(`\n▶ ${name}`);
  const started = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    stdio: isAlone ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    env: {
      ...process.env,
      PATH: `${root}node_modules/.bin${process.platform === 'win32' ? ';' : ':'}${process.env['PATH'] ?? ''}`,
      PLAYWRIGHT_JSON_OUTPUT_NAME: endToEndResults,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += String(chunk)));
  const hasPassed = await new Promise((resolve) => {
    child.once('error', (error) => {
      output += String(error);
      resolve(false);
    });
    child.once('close', (status) => resolve(status === 0));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (output !== '') console.log(`\n▶ ${name}\n${output.trimEnd()}`);
  console.log(`${hasPassed ? '✔' : '✘'} ${name} (${seconds} s)`);
  return hasPassed;
}

/**
 * Runs the steps of a stage at the same time.
 * @param {readonly Step[]} stage
 * @returns {Promise<string | undefined>} the name of one that did not pass
 */
async function runStage(stage) {
  const passed = await Promise.all(stage.map((step) => run(step, stage.length === 1)));
  return stage.find((_, index) => !passed[index])?.[0];
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
let failedStep;
for (const stage of stages) {
  // oxlint-disable-next-line no-await-in-loop
  failedStep = await runStage(stage);
  if (failedStep !== undefined) break;
}
if (failedStep !== undefined) console.error(`\nStopped: “${failedStep}” did not pass.`);
const { passed, failed } = countTests();
// A step that is not a test counts as one failure, so that the last line never looks green when something is red.
console.log(`\n${passed} passed, ${failedStep !== undefined && failed === 0 ? 1 : failed} failed`);
process.exitCode = failedStep === undefined ? 0 : 1;
