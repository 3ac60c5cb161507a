import type { Locator, Page } from '@playwright/test';
import {
  createButton,
  field,
  heading,
  rowLink,
  rowOf,
  secretDialog,
  selectedEntries,
  switchOf,
  treeItem,
} from './fixtures/screens.ts';
import { tabWithin } from './fixtures/tab-within.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';

const tabTo = (page: Page, target: Locator): Promise<void> => tabWithin(60, page, target);

async function typeInto(page: Page, name: string, text: string): Promise<void> {
  await tabTo(page, field(page, name));
  await page.keyboard.type(text);
}

test('everything can be done without a mouse', async ({ account, page }) => {
  test.setTimeout(60_000);
  await page.goto('/');
  await typeInto(page, 'Client ID', account.credentials.clientId);
  await typeInto(page, 'Client secret', account.credentials.clientSecret);
  await page.keyboard.press('Enter');

  await tabTo(page, createButton(page));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Create subscription')).toBeFocused();
  await typeInto(page, 'Name', 'Wallboard');
  await typeInto(page, 'URL', 'https://receiver.example.com/vcc');
  await tabTo(page, page.getByRole('searchbox', { name: 'Search event types' }));
  await page.keyboard.type('held');
  await expect(treeItem(page, 'agent')).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(treeItem(page, 'channel')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(treeItem(page, 'channel.held')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(selectedEntries(page)).toContainText('channel.held.v1');
  await typeInto(page, 'Add a pattern', 'agent.*');
  await page.keyboard.press('Enter');
  await expect(selectedEntries(page)).toContainText('agent.*');
  await tabTo(page, createButton(page));
  await page.keyboard.press('Enter');

  await expect(secretDialog(page)).toBeVisible();
  await tabTo(page, secretDialog(page).getByRole('checkbox', { name: 'I have stored this secret' }));
  await page.keyboard.press('Space');
  await tabTo(page, secretDialog(page).getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Subscriptions')).toBeFocused();

  await tabTo(page, rowLink(page, 'Wallboard'));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Wallboard')).toBeFocused();
  await tabTo(page, field(page, 'Name'));
  await page.keyboard.press('End');
  await page.keyboard.type(' Leeds');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Subscriptions')).toBeFocused();

  await tabTo(page, switchOf(page, 'Wallboard Leeds'));
  await page.keyboard.press('Space');
  await expect(rowOf(page, 'Wallboard Leeds')).toContainText(/Off, live within \d+ s/);
  await tabTo(page, page.getByRole('button', { name: 'Actions for Wallboard Leeds' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeFocused();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Delete subscription' });
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await tabTo(page, dialog.getByRole('button', { name: 'Delete' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(heading(page, 'Subscriptions')).toBeFocused();

  await tabTo(page, page.getByRole('button', { name: 'Account' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Command palette' })).toBeFocused();
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign in')).toBeVisible();

  expect((await account.writes()).map(({ method, body }) => [method, body])).toEqual([
    [
      'POST',
      {
        name: 'Wallboard',
        url: 'https://receiver.example.com/vcc',
        events: ['channel.held.v1', 'agent.*'],
        enabled: true,
      },
    ],
    ['PATCH', { name: 'Wallboard Leeds' }],
    ['PATCH', { enabled: false }],
    ['DELETE', null],
  ]);
});

test('the first Tab offers to skip to the content', async ({ account, page, signIn }) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeFocused();
});

test('every page has a title of its own, and its heading takes the focus', async ({ account, page }) => {
  await account.seed([{ name: 'Wallboard' }]);
  await page.goto('/');
  await expect(page).toHaveTitle('Sign in · VCC Webhooks Console');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page).toHaveTitle('Subscriptions · VCC Webhooks Console');
  await expect(heading(page, 'Subscriptions')).toBeFocused();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await rowLink(page, 'Wallboard').click();
  await expect(page).toHaveTitle('Wallboard · VCC Webhooks Console');
  await expect(heading(page, 'Wallboard')).toBeFocused();
  await page.goBack();
  await expect(heading(page, 'Subscriptions')).toBeFocused();
  await createButton(page).click();
  await expect(page).toHaveTitle('Create subscription · VCC Webhooks Console');
  await expect(heading(page, 'Create subscription')).toBeFocused();
});

test('B7: no page is wider than the window, however narrow', async ({ account, page, signIn }) => {
  await account.seed([{ name: 'W'.repeat(128), subscriptionId: 'wide', url: `https://${'w'.repeat(60)}.example/` }]);
  await signIn();
  for (const path of ['/subscriptions', '/subscriptions/wide', '/subscriptions/new', '/no/such/page']) {
    // One page after the other, in one tab; and one width after the other.
    // oxlint-disable no-await-in-loop
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    for (const width of [320, 768, 1440]) {
      await page.setViewportSize({ width, height: 600 });
      const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(excess, `${path} at ${width} px`).toBeLessThanOrEqual(0);
    }
    // oxlint-enable no-await-in-loop
  }
});
