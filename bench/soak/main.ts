// `npm run test:soak [-- --repeats 20] [-- --day-only] [-- --suite-only]`: what takes too long for `npm test`. A tab lives
// through 24 simulated hours, and the suite runs again and again to show that nothing in it is left to chance.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { startConsole } from '../console-under-test.ts';
import { liveThroughDay } from './day.ts';
import { judgeGrowth } from './judge-day.ts';

async function passesDay(): Promise<boolean> {
  const consoleUnderTest = await startConsole({ takesBuild: false });
  try {
    const { polls, cycles, footprints } = await liveThroughDay(consoleUnderTest, (line) => console.log(line));
    const [first, last] = [footprints[0], footprints.at(-1)];
    if (first === undefined || last === undefined) return false;
    console.log(`\n${cycles} cycles of opening and closing, then ${polls} polls in 24 hours of the page's clock:`);
    const verdicts = judgeGrowth(first.footprint, last.footprint);
    for (const { line, isMet } of verdicts) console.log(`- ${line}${isMet ? '' : ' (too much)'}`);
    return verdicts.every(({ isMet }) => isMet);
  } finally {
    await consoleUnderTest.close();
  }
}

function passes(command: string, ...args: readonly string[]): Promise<boolean> {
  const child = spawn('npx', ['--no-install', command, ...args], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  return new Promise((resolve) => {
    child.once('close', (status) => resolve(status === 0));
  });
}

async function passesSuite(repeats: number): Promise<boolean> {
  let passed = 0;
  for (let run = 1; run <= repeats; run += 1) {
    // At the same time they would slow each other down.
    // oxlint-disable-next-line no-await-in-loop
    const hasPassed = (await passes('vitest', 'run')) && (await passes('playwright', 'test'));
    if (hasPassed) passed += 1;
    console.log(`\nRun ${run} of ${repeats} ${hasPassed ? 'passed' : 'failed'}: ${passed} passed so far`);
  }
  return passed === repeats;
}

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '20' },
    'day-only': { type: 'boolean', default: false },
    'suite-only': { type: 'boolean', default: false },
  },
});
const repeats = Number(values.repeats);
if (!Number.isInteger(repeats) || repeats < 1) {
  console.error(`--repeats must be a whole number from 1 on, not “${values.repeats}”.`);
  process.exit(1);
}
const dayPassed = values['suite-only'] || (await passesDay());
const suitePassed = values['day-only'] || (await passesSuite(repeats));
process.exitCode = dayPassed && suitePassed ? 0 : 1;
