import type { Page } from '@playwright/test';
import type { SeedSubscription } from './fixtures/sandbox.ts';
import { chooseAction, heading, rowNames, rowOf, switchOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const threeSubscriptions: readonly SeedSubscription[] = [
  {
    subscriptionId: 'id-of-crm',
    name: 'CRM screen-pop',
    url: 'https://crm.example.com/pop',
    events: ['channel.alerted.v1', 'channel.connected.v1'],
  },
  { subscriptionId: 'id-of-wfm', name: 'WFM adherence', url: 'https://wfm.example.net/hook', events: ['agent.*'] },
  {
    subscriptionId: 'id-of-archive',
    name: 'Archive 10',
    url: 'https://archive.example.org/vcc',
    events: ['*.v0'],
    enabled: false,
  },
];

test('the first load takes two API calls, whatever the number of rows', async ({ account, page, signIn }) => {
  await account.seed(300);
  await signIn();
  await expect(page.getByText('300 subscriptions')).toBeVisible();
  await expect(page.getByText(/of 28 event types/).first()).toBeVisible();
  const calls = (await account.requests()).map(({ method, path }) => `${method} ${path}`).toSorted();
  expect(calls).toEqual(['GET /webhooks/event-types', 'GET /webhooks/subscriptions']);
});

test('a subscription is found by name, URL, id, entry and several words', async ({ account, page, signIn }) => {
  await account.seed(threeSubscriptions);
  await signIn();
  for (const [text, found] of [
    ['SCREEN', 'CRM screen-pop'],
    ['wfm.example', 'WFM adherence'],
    ['id-of-archive', 'Archive 10'],
    ['agent.*', 'WFM adherence'],
    ['crm alerted', 'CRM screen-pop'],
  ] as const) {
    // One search after the other, in one box.
    // oxlint-disable no-await-in-loop
    await page.getByRole('searchbox', { name: 'Search subscriptions' }).fill(text);
    await expect(rowNames(page)).toHaveText([found]);
    await expect(page.getByText('1 of 3 subscriptions')).toBeVisible();
    // oxlint-enable no-await-in-loop
  }
  expect(await account.requests()).toHaveLength(2);
});

test('search, filter and order are in the address, and a reload and Back bring them back', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(threeSubscriptions);
  await signIn();
  const search = page.getByRole('searchbox', { name: 'Search subscriptions' });
  await expect(rowNames(page)).toHaveText(['Archive 10', 'CRM screen-pop', 'WFM adherence']);
  await search.fill('example');
  await expect(page).toHaveURL(/q=example/);
  await page.getByRole('combobox', { name: 'Status' }).selectOption('Enabled');
  await expect(rowNames(page)).toHaveText(['CRM screen-pop', 'WFM adherence']);
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
  await expect(rowNames(page)).toHaveText(['WFM adherence', 'CRM screen-pop']);
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending');

  await page.reload();
  await expect(rowNames(page)).toHaveText(['WFM adherence', 'CRM screen-pop']);
  await expect(search).toHaveValue('example');
  await expect(page.getByRole('combobox', { name: 'Status' })).toHaveValue('enabled');

  await page.goBack();
  await expect(rowNames(page)).toHaveText(['CRM screen-pop', 'WFM adherence']);
  await page.goBack();
  await expect(rowNames(page)).toHaveText(['Archive 10', 'CRM screen-pop', 'WFM adherence']);
  await expect(search).toHaveValue('example');
});

test('every column sorts both ways and says so', async ({ account, page, signIn }) => {
  await account.seed(threeSubscriptions);
  await signIn();
  const orders = [
    ['Status', ['CRM screen-pop', 'WFM adherence', 'Archive 10']],
    ['URL', ['Archive 10', 'CRM screen-pop', 'WFM adherence']],
    ['Events', ['CRM screen-pop', 'WFM adherence', 'Archive 10']],
  ] as const;
  for (const [column, names] of orders) {
    const header = page.getByRole('columnheader', { name: column });
    // One click after the other: each order follows from the last.
    // oxlint-disable no-await-in-loop
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'ascending');
    await expect(page.locator('[aria-sort]')).toHaveCount(1);
    await expect(rowNames(page)).toHaveText([...names]);
    await header.getByRole('button').click();
    await expect(header).toHaveAttribute('aria-sort', 'descending');
    // oxlint-enable no-await-in-loop
  }
});

test('an address with garbage in it shows the list all the same', async ({ account, page, signIn }) => {
  await account.seed(threeSubscriptions);
  await signIn({ path: '/subscriptions?status=sideways&sort=%00&order=up&q=%E2%80%AE%00' });
  await expect(page.getByText('No subscription matches')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filter' }).click();
  await expect(rowNames(page)).toHaveText(['Archive 10', 'CRM screen-pop', 'WFM adherence']);
});

/** Scrolls as a fling does, a screen in a few frames, and tells whether rows came as text only. */
function flyOverRows(page: Page): Promise<boolean> {
  return page.getByRole('region', { name: 'Subscriptions table' }).evaluate(async (frame) => {
    let isTextOnly = false;
    for (let step = 0; step < 20; step += 1) {
      frame.scrollTop += 600;
      // Frame after frame is the point.
      // oxlint-disable-next-line no-await-in-loop
      await new Promise(requestAnimationFrame);
      isTextOnly ||= frame.querySelector('tr[data-id]:not(:has([role="switch"]))') !== null;
    }
    return isTextOnly;
  });
}

function rowsWithoutSwitch(page: Page): Promise<number> {
  return table(page).locator('tr[data-id]:not(:has([role="switch"]))').count();
}

test('ten thousand subscriptions stay usable, also those that fly by', async ({ account, page, signIn }) => {
  await account.seed(9_999);
  await account.seed([{ name: 'zzz the last one' }]);
  await signIn();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '10001');
  expect(await table(page).getByRole('row').count()).toBeLessThan(300);

  await page.getByRole('region', { name: 'Subscriptions table' }).press('End');
  await expect(rowOf(page, 'zzz the last one')).toBeInViewport();
  await expect(rowOf(page, 'zzz the last one')).toHaveAttribute('aria-rowindex', '10001');
  expect(await table(page).getByRole('row').count()).toBeLessThan(300);

  await page.getByRole('region', { name: 'Subscriptions table' }).press('Home');
  await expect(rowOf(page, 'zzz the last one')).toHaveCount(0);
  expect(await flyOverRows(page)).toBe(true);
  await expect(table(page).getByRole('row').nth(6).getByRole('switch')).toBeInViewport();
  expect(await rowsWithoutSwitch(page)).toBe(0);

  await page.getByRole('region', { name: 'Subscriptions table' }).press('Home');
  await expect(rowOf(page, 'zzz the last one')).toHaveCount(0);
  await page.getByRole('searchbox', { name: 'Search subscriptions' }).fill('the last one');
  await expect(rowNames(page)).toHaveText(['zzz the last one']);
  await expect(page.getByText('1 of 10,000 subscriptions')).toBeVisible();
  expect(await account.requests()).toHaveLength(2);
});

test('many subscriptions stay usable on a phone', async ({ account, page, signIn }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await account.seed(1_000);
  await signIn();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '1001');
  expect(await table(page).getByRole('row').count()).toBeLessThan(100);
});

test('URL and id of a subscription are copied from its row', async ({ account, context, page, signIn }) => {
  await context.grantPermissions(['clipboard-write']);
  await account.seed(threeSubscriptions);
  await signIn();
  await chooseAction(page, 'CRM screen-pop', 'Copy URL');
  await expect(page.getByRole('status').filter({ hasText: 'URL of “CRM screen-pop” copied.' })).toBeVisible();
  await pasteIntoSearch('https://crm.example.com/pop');
  await chooseAction(page, 'CRM screen-pop', 'Copy ID');
  await expect(page.getByRole('status').filter({ hasText: 'ID of “CRM screen-pop” copied.' })).toBeVisible();
  await pasteIntoSearch('id-of-crm');

  async function pasteIntoSearch(text: string): Promise<void> {
    const search = page.getByRole('searchbox', { name: 'Search subscriptions' });
    await search.fill('');
    await search.press('ControlOrMeta+v');
    await expect(search).toHaveValue(text);
  }
});

test('a copy that the browser refuses is said, with the text to copy by hand', async ({ account, page, signIn }) => {
  await account.seed(threeSubscriptions);
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await signIn();
  await chooseAction(page, 'CRM screen-pop', 'Copy URL');
  const notice = page.getByRole('status').filter({ hasText: 'could not be copied' });
  await expect(notice).toContainText('https://crm.example.com/pop');
});

test('keys alone lead from the search to the actions of a row and back', async ({ account, page, signIn }) => {
  await account.seed(threeSubscriptions);
  await signIn();
  const search = page.getByRole('searchbox', { name: 'Search subscriptions' });
  await search.focus();
  await page.keyboard.type('crm');
  await expect(rowNames(page)).toHaveText(['CRM screen-pop']);
  const actions = page.getByRole('button', { name: 'Actions for CRM screen-pop' });
  const isThere = (): Promise<boolean> => actions.evaluate((button) => button === document.activeElement);
  // Filters, panels, table, checkboxes, column headers, switch and link stand before it: no more than these.
  for (let presses = 0; presses < 18; presses += 1) {
    // Tab goes from one control to the next.
    // oxlint-disable-next-line no-await-in-loop
    if (await isThere()) break;
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('Tab');
  }
  await expect(actions).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(actions).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'CRM screen-pop')).toBeFocused();
});

test('odd names are shown as text that misleads nobody', async ({ account, page, signIn }) => {
  const longest = 'W'.repeat(128);
  const markup = '<img src=x onerror="document.title=\'owned\'">';
  await account.seed([{ name: markup }, { name: '\u202egpj.evil' }, { name: longest }, { name: '{{7*7}} ${x} %s' }]);
  await signIn();
  await expect(rowOf(page, markup)).toBeVisible();
  await expect(rowOf(page, '{{7*7}} ${x} %s')).toBeVisible();
  await expect(rowOf(page, '\\u{202e}gpj.evil')).toBeVisible();
  await expect(page.getByTitle(longest)).toBeVisible();
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  const box = await rowOf(page, longest).boundingBox();
  expect(box?.height).toBeLessThan(100);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);

  await switchOf(page, markup).click();
  await expect.poll(() => account.writes()).toMatchObject([{ method: 'PATCH', body: { enabled: false } }]);
  await expect(page).not.toHaveTitle(/owned/);
});

test('a dangerous URL is text and not a link, and a password in one is masked', async ({ account, page, signIn }) => {
  await account.seed([
    { name: 'Script', url: 'javascript:alert(1)' },
    { name: 'Login', url: 'https://user:hunter2@host.example/hook' },
  ]);
  await signIn();
  await expect(rowOf(page, 'Script')).toContainText('javascript:alert(1)');
  await expect(rowOf(page, 'Script')).toContainText('URL is not http or https');
  await expect(page.getByRole('link', { name: /javascript/ })).toHaveCount(0);
  await expect(rowOf(page, 'Login')).toContainText('https://user:•••@host.example/hook');
  await expect(page.getByText('hunter2')).toHaveCount(0);
  await expect(page.getByTitle(/hunter2/)).toHaveCount(0);
});
