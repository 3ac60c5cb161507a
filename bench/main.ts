import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { bulk } from './bulk.ts';
import { checks } from './checks.ts';
import { type ConsoleUnderTest, startConsole } from './console-under-test.ts';
import type { Group } from './group.ts';
import { list } from './list.ts';
import { matching } from './matching.ts';
import { replaceSection } from './performance-page.ts';
import { picker } from './picker.ts';
import { toTable } from './report.ts';
import { Results } from './results.ts';

/**
 * `npm run bench [-- group …] [--runs 7] [--built] [--write]`: measures the production build against the goals of the
 * issues and prints what it found. It does not judge: a missed goal is said, and the exit code stays 0.
 */

const groups: readonly Group[] = [picker, checks, matching, list, bulk];
const pageFile = 'docs/performance.md';

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

async function measure(console: ConsoleUnderTest, group: Group, runs: number): Promise<string> {
  const results = new Results();
  const loadBefore = load();
  await group.measure({
    console,
    runs,
    record: (figure, slowdown, value) => results.add(figure, slowdown, value),
  });
  const processors = cpus();
  const footer =
    `${new Date().toISOString().slice(0, 10)}, Chromium ${console.browser.version()}, Node ${process.version}, ` +
    `${processors.length} cores (${processors[0]?.model ?? 'unknown'}), load average ${loadBefore} before and ${load()} after.`;
  return `${toTable(results.all)}\n\n${footer}`;
}

function write(title: string, section: string): void {
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : '';
  writeFileSync(pageFile, replaceSection(page, title, section));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '7' },
    built: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const unknown = positionals.filter((name) => !groups.some((group) => group.name === name));
if (unknown.length > 0) {
  console.error(`There is no group ${unknown.join(', ')}. There are: ${groups.map(({ name }) => name).join(', ')}.`);
  process.exit(1);
}
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`--runs must be a whole number from 1 on, not “${values.runs}”.`);
  process.exit(1);
}
const chosen = positionals.length === 0 ? groups : groups.filter(({ name }) => positionals.includes(name));
const consoleUnderTest = await startConsole({ takesBuild: values.built });
try {
  for (const group of chosen) {
    // Two at once would measure each other.
    // oxlint-disable-next-line no-await-in-loop
    const section = await measure(consoleUnderTest, group, runs);
    console.log(`\n${group.title}\n\n${section}`);
    if (values.write) write(group.title, section);
  }
} finally {
  await consoleUnderTest.close();
}
