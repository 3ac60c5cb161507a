import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { chooseAction, rowLink, rowNames, rowOf, switchOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const listPath = '/webhooks/subscriptions';
/** Issue 4. */
const nodeBudget = 3_000;

const region = (page: Page) => page.getByRole('region', { name: 'Subscriptions table' });

test('ten thousand rows are few nodes, and the focus stays with its row through everything', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(9_997);
  await account.seed([
    { subscriptionId: 'mid', name: 'Mmm middle', url: 'https://zzz.example.com/' },
    { subscriptionId: 'mie', name: 'Mmm next', url: 'https://zzz.example.com/next' },
    { subscriptionId: 'mif', name: 'Mmm third', url: 'https://zzz.example.com/third' },
  ]);
  await signIn();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001');
  expect(await page.locator('*').count()).toBeLessThanOrEqual(nodeBudget);

  // Found by search, focused, and then the search is cleared: the row stays in the page, thousands of rows away.
  const search = page.getByRole('searchbox', { name: 'Search subscriptions' });
  await search.fill('zzz.example.com');
  await expect(rowNames(page)).toHaveText(['Mmm middle', 'Mmm next', 'Mmm third']);
  await expect(page.getByText('9,997 hidden by search and filters')).toBeVisible();
  await rowLink(page, 'Mmm middle').focus();
  // Pressed as a pointer that takes no focus would.
  await page.getByRole('button', { name: 'Clear', exact: true }).dispatchEvent('click');
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001');
  await expect(rowLink(page, 'Mmm middle')).toBeFocused();

  // Sorted: its place is another, its focus is not.
  const before = await rowOf(page, 'Mmm middle').getAttribute('aria-rowindex');
  await page.getByRole('columnheader', { name: 'URL' }).getByRole('button').dispatchEvent('click');
  await expect(page.getByRole('columnheader', { name: 'URL' })).toHaveAttribute('aria-sort', 'ascending');
  await expect(rowOf(page, 'Mmm middle')).not.toHaveAttribute('aria-rowindex', before ?? '');
  await expect(rowLink(page, 'Mmm middle')).toBeFocused();

  // Scrolled far away and back by the keyboard's own move.
  await region(page).evaluate((frame) => (frame.scrollTop = 0));
  await expect(rowOf(page, 'Mmm middle')).not.toBeInViewport();
  await expect(rowLink(page, 'Mmm middle')).toBeFocused();
  expect(await page.locator('*').count()).toBeLessThanOrEqual(nodeBudget);
  await page.keyboard.press('j');
  await expect(rowLink(page, 'Mmm next')).toBeFocused();
  await expect(rowOf(page, 'Mmm next')).toBeInViewport();

  // A refetch without it: the neighbour takes over, and the page tells what is gone.
  await account.changeElsewhere('DELETE', `${listPath}/mie`);
  await page.getByRole('button', { name: 'Refresh' }).dispatchEvent('click');
  await expect(rowLink(page, 'Mmm third')).toBeFocused();
  await expect(page.getByText('1 gone (Mmm next)')).toBeVisible();
  // A row that is half under the header has a small target in the eyes of axe.
  await region(page).evaluate((frame) => (frame.scrollTop = 0));
  await expectAccessibleInBothSchemes(page);

  // Deleted here: the same.
  await chooseAction(page, 'Mmm third', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '9999');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Actions for /);
  expect(await account.count('GET', listPath)).toBe(2);
});

test('one switch among ten thousand changes one row, and a refetch without news none', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(10_000);
  await signIn();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001');
  const [name = ''] = await rowNames(page).allTextContents();
  await page.evaluate(() => {
    const rows = new Set<unknown>();
    Reflect.set(window, 'changedRows', rows);
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const row = element?.closest('tr[data-id]');
        if (row) rows.add(row.getAttribute('data-id'));
      }
    }).observe(document.querySelector('tbody') ?? document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  const changedRows = () =>
    page.evaluate(() => {
      const rows: unknown = Reflect.get(window, 'changedRows');
      return rows instanceof Set ? rows.size : -1;
    });
  await switchOf(page, name).click();
  await expect(rowOf(page, name)).toContainText('live within 30 s');
  expect(await changedRows()).toBe(1);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect.poll(() => account.count('GET', listPath)).toBe(2);
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled();
  expect(await changedRows()).toBe(1);
});

test('many filters at once are a link, and a view of them is remembered', async ({ account, page, signIn }) => {
  await account.seed([
    { name: 'CRM', url: 'http://crm.example.com/a', events: ['agent.*'] },
    { name: 'CRM old', url: 'http://crm.example.com/b', events: ['channel.held.v0'] },
    { name: 'Wallboard', url: 'https://wall.example.com/', events: ['agent.*'] },
    { name: 'Dead', url: 'http://crm.example.com/c', events: ['agent.gone.v7'], enabled: false },
  ]);
  await signIn();
  await page.getByRole('button', { name: 'Filters' }).click();
  const panel = page.getByRole('region', { name: 'Filters' });
  await panel.getByRole('checkbox', { name: /^agent/ }).check();
  await panel.getByRole('checkbox', { name: /^crm\.example\.com/ }).check();
  await expect(rowNames(page)).toHaveText(['CRM', 'Dead']);
  await panel.getByRole('checkbox', { name: /^Not in the catalogue/ }).check();
  await expect(rowNames(page)).toHaveText(['Dead']);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Enabled');
  await expect(page.getByRole('heading', { name: 'No subscription matches' })).toBeVisible();
  await page.goBack();
  await expect(rowNames(page)).toHaveText(['Dead']);
  await expectAccessibleInBothSchemes(page);
  const address = page.url();
  expect(address.length).toBeLessThan(2_048);

  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByRole('checkbox', { name: 'ID' }).check();
  await page.getByRole('radio', { name: 'Compact' }).check();
  await expect(page.getByRole('columnheader', { name: 'ID' })).toBeVisible();
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('textbox', { name: 'Name of the view shown now' }).fill('Dead ends');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Dead ends” is saved.')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(rowNames(page)).toHaveCount(4);

  await page.reload();
  await expect(page.getByRole('columnheader', { name: 'ID' })).toBeVisible();
  expect((await rowOf(page, 'CRM').boundingBox())?.height).toBe(40);
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('link', { name: 'Dead ends' }).click();
  await expect(rowNames(page)).toHaveText(['Dead']);
  await page.goto(address);
  await expect(rowNames(page)).toHaveText(['Dead']);
  await page.getByRole('button', { name: 'Remove filter: finding Not in the catalogue' }).click();
  await expect(rowNames(page)).toHaveText(['CRM', 'Dead']);

  for (const width of [360, 768, 1440]) {
    // One width after the other, in one tab.
    // oxlint-disable no-await-in-loop
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('button', { name: /^Filters/ }).click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // oxlint-enable no-await-in-loop
  }
});
