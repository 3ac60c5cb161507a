import type { CDPSession, Page } from '@playwright/test';
import { control } from '../../sandbox/testing/test-sandbox.ts';
import { BenchPage, createAccount } from '../bench-page.ts';
import type { ConsoleUnderTest } from '../console-under-test.ts';

/**
 * The long day of issue 4: a tab that polls for 24 hours, and hands that open and close things. The engine compiles what
 * is used again and again for some hundred cycles: two snapshots 150 cycles apart, before the warm-up was that long,
 * differed by 1.6 MB of machine code and the browser's own records, and by 20 kB of the console's objects.
 */
const day = { rows: 1_000, minutes: 24 * 60, warmUpCycles: 300, cycles: 500 } as const;

/** What a tab holds after what is garbage has gone. */
export interface Footprint {
  readonly heapMegabytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface DayReport {
  readonly polls: number;
  readonly cycles: number;
  /** After each quarter of the day and of the cycles. */
  readonly footprints: readonly { readonly after: string; readonly footprint: Footprint }[];
}

async function footprintOf(devTools: CDPSession): Promise<Footprint> {
  await devTools.send('HeapProfiler.collectGarbage');
  const { metrics } = await devTools.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((entry) => entry.name === name)?.value ?? Number.NaN;
  return {
    heapMegabytes: metric('JSHeapUsedSize') / 1_048_576,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
  };
}

/** What a person does all day: open a subscription, look into the picker, give up, refresh. */
async function cycle(page: Page): Promise<void> {
  await page.locator('tbody tr[data-index] a[data-control="name"]').first().click();
  const search = page.getByRole('searchbox', { name: 'Search event types' });
  await search.fill('agent');
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.locator('tbody tr[data-index]').first().waitFor();
}

/** One minute of the page's clock, and the poll that belongs to it. */
async function pollOnce(page: Page): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith('/webhooks/subscriptions'));
  await page.clock.runFor(62_000);
  await (await answered).finished();
}

/** Lives the day in one tab. Takes about a quarter of an hour. */
export async function liveThroughDay(console: ConsoleUnderTest, tell: (line: string) => void): Promise<DayReport> {
  const tenant = await createAccount(console, { subscriptions: day.rows });
  // The token outlives the day: that sessions end is another test's business.
  await control(console.sandbox, 'POST', `/accounts/${tenant.account.accountId}/tokens`, { ttl: 200_000 });
  const opened = await BenchPage.open(console, tenant, {
    path: '/subscriptions',
    ready: 'tbody tr[data-index]',
    slowdown: 1,
  });
  const { page } = opened;
  // From here on, so that what the cycles leave behind for a time is given up when the clock has gone that far.
  await page.clock.install();
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Performance.enable');
  const footprints: { after: string; footprint: Footprint }[] = [];
  const look = async (after: string): Promise<void> => {
    const footprint = await footprintOf(devTools);
    footprints.push({ after, footprint });
    tell(`${after}: ${JSON.stringify(footprint)}`);
  };

  for (let count = 1; count <= day.warmUpCycles + day.cycles; count += 1) {
    // One after the other, as hands do.
    // oxlint-disable-next-line no-await-in-loop
    await cycle(page);
    const measured = count - day.warmUpCycles;
    // oxlint-disable-next-line no-await-in-loop
    if (measured >= 0 && measured % (day.cycles / 4) === 0) await look(`${measured} cycles`);
  }

  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('switch', { name: 'Refresh every minute' }).check();
  for (let minute = 1; minute <= day.minutes; minute += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await pollOnce(page);
    // oxlint-disable-next-line no-await-in-loop
    if (minute % (day.minutes / 4) === 0) await look(`${minute / 60} hours`);
  }
  await opened.close();
  return { polls: day.minutes, cycles: day.cycles, footprints };
}
