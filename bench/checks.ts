import { BenchPage, createAccount } from './bench-page.ts';
import { atMost, type Figure } from './figure.ts';
import { type Bench, type Group, repeat } from './group.ts';
import { type Slowdown, throttle } from './results.ts';

const first = { what: 'first visit in a tab: click to findings', unit: 'ms', goal: atMost(300) } as const;
const later = { what: 'later visit: click to findings', unit: 'ms', goal: atMost(300) } as const;
const longest = { what: 'longest task (50 or less is not told)', unit: 'ms', goal: atMost(100) } as const;
const coverage = { what: 'coverage of 500 × 500: answers to picture', unit: 'ms', goal: atMost(500) } as const;

/** The line that counts the findings stands in a status, and only when every check is done. */
const findings = 'main span[role="status"]';

type RecordFigure = (figure: Figure, value: number) => void;

/** From the list, whose data is there, to the checks and back, twice. */
async function visitChecks(opened: BenchPage, record: RecordFigure): Promise<void> {
  const { page } = opened;
  await opened.loading();
  await page
    .getByText(/of 500 event types/)
    .first()
    .waitFor();
  for (const figure of [first, later]) {
    // Two at once would measure each other.
    // oxlint-disable no-await-in-loop
    const since = await opened.now();
    const click = () => page.getByRole('link', { name: 'Checks', exact: true }).click();
    record(figure, await opened.time('click', { selector: findings, is: 'there' }, click));
    record(longest, await opened.longestTask(since));
    await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
    await page.getByRole('table', { name: 'Subscriptions' }).waitFor();
    // oxlint-enable no-await-in-loop
  }
}

async function measureChecks(bench: Bench, slowdown: Slowdown): Promise<void> {
  const account = await createAccount(bench.console, { eventTypes: 500, subscriptions: 10_000 });
  await repeat(bench.runs, async (isMeasured) => {
    const opened = await BenchPage.open(bench.console, account, {
      path: '/subscriptions',
      ready: 'tbody tr[data-index]',
      slowdown,
    });
    await visitChecks(opened, (figure, value) => {
      if (isMeasured) bench.record(figure, slowdown, value);
    });
    await opened.close();
  });
}

async function measureCoverage(bench: Bench, slowdown: Slowdown): Promise<void> {
  const account = await createAccount(bench.console, { eventTypes: 500, subscriptions: 500 });
  await repeat(bench.runs, async (isMeasured) => {
    const opened = await BenchPage.open(bench.console, account, {
      path: '/checks?view=coverage',
      ready: '[role="application"]',
      slowdown,
    });
    const { answeredAt, paintedAt } = await opened.loading();
    if (isMeasured) bench.record(coverage, slowdown, paintedAt - answeredAt);
    await opened.close();
  });
}

export const checks: Group = {
  name: 'checks',
  title: 'Checks of 10,000 subscriptions and 500 event types, and coverage',
  measure: async (bench) => {
    for (const slowdown of [1, throttle] as const) {
      // Two at once would measure each other.
      // oxlint-disable no-await-in-loop
      await measureChecks(bench, slowdown);
      await measureCoverage(bench, slowdown);
      // oxlint-enable no-await-in-loop
    }
  },
};
