import { BenchPage, createAccount } from './bench-page.ts';
import { atMost, exactly, type Figure } from './figure.ts';
import type { Group } from './group.ts';

const rows = 1_000;
/** What the sandbox lets pass, as the API is thought to (acceptance 2.2): one more and it answers 429. */
const perSecond = 10;

/** The goals of issue 4 for a job over 1,000 rows. Not slowed down: the rate is what it takes, not the processor. */
const figures = {
  duration: { what: `Bulk over ${rows.toLocaleString('en')} rows`, unit: 's', goal: atMost(150) },
  refused: { what: 'Answers 429 meanwhile', unit: '', goal: exactly(0) },
  writes: { what: 'Writes in all', unit: '', goal: exactly(rows) },
  written: { what: 'Rows as they should be', unit: '', goal: exactly(rows) },
  interaction: { what: 'Filter meanwhile, key to paint', unit: 'ms', goal: atMost(200) },
} satisfies Record<string, Figure>;

const key = { selector: 'main span[aria-live="polite"]', is: 'changed' } as const;

export const bulk: Group = {
  name: 'bulk',
  title: 'Bulk',
  measure: async ({ console, record }) => {
    const tenant = await createAccount(console, {});
    await tenant.seed({
      subscriptions: Array.from({ length: rows }, (_, index) => ({
        subscriptionId: `id-${index}`,
        name: `Row ${index}`,
        url: `https://receiver.example/${index}`,
        events: ['channel.*'],
        enabled: true,
      })),
    });
    const action = { type: 'rate', perSecond };
    await tenant.fault('PATCH', '*', action, { times: 100_000 });
    const opened = await BenchPage.open(console, tenant, {
      path: '/subscriptions',
      ready: 'tbody tr[data-index]',
      slowdown: 1,
    });
    const { page } = opened;
    await page.getByRole('checkbox', { name: `Select all ${rows.toLocaleString('en')} shown` }).check();
    await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Disable' }).click();
    const dialog = page.getByRole('dialog', { name: 'Review changes' });
    const begin = performance.now();
    await dialog.getByRole('button', { name: 'Apply' }).click();
    await dialog.getByRole('button', { name: 'Go on in the background' }).click();
    const search = page.getByRole('searchbox', { name: 'Search subscriptions' });
    await search.focus();
    for (const letter of ['9', '9', 'Backspace', 'Backspace', '7', 'Backspace']) {
      // One key after the other: each is measured alone.
      // oxlint-disable-next-line no-await-in-loop
      record(figures.interaction, 1, await opened.time('keydown', key, () => page.keyboard.press(letter)));
    }
    await page
      .getByText(`${rows.toLocaleString('en')} of ${rows.toLocaleString('en')} done`)
      .first()
      .waitFor();
    record(figures.duration, 1, (performance.now() - begin) / 1_000);
    const writes = (await tenant.requests()).filter((request) => request.startsWith('PATCH'));
    record(figures.refused, 1, writes.filter((request) => request.startsWith('PATCH 429')).length);
    record(figures.writes, 1, writes.length);
    record(figures.written, 1, (await tenant.subscriptions()).filter(({ enabled }) => !enabled).length);
    await opened.close();
  },
};
