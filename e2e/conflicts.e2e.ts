import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { field, finishSecretDialog, heading, rowOf, saveButton, secretDialog } from './fixtures/screens.ts';
import { tabWithin } from './fixtures/tab-within.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';
const wallboard = {
  subscriptionId: 'wallboard',
  name: 'Wallboard',
  url: 'https://wallboard.example.com/vcc',
  events: ['agent.*'],
};

const tabTo = (page: Page, target: Locator): Promise<void> => tabWithin(20, page, target);

test('B11, C5: of two tabs that edit one row both changes survive where they differ, and the second is asked where not', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  // A second tab takes the session over.
  const second = await context.newPage();
  await second.goto('/subscriptions/wallboard');
  await field(second, 'Name').fill('Wallboard Leeds');
  await field(second, 'URL').fill('https://wallboard.example.com/second');
  await saveButton(second).click();
  await expect(rowOf(second, 'Wallboard Leeds')).toBeVisible();

  await field(page, 'URL').fill('https://wallboard.example.com/first');
  await account.forgetRequests();
  await saveButton(page).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Changed by someone else' });
  await expect(dialog.getByRole('group', { name: 'URL' })).toContainText('https://wallboard.example.com/second');
  await expect(dialog).toContainText('Changed elsewhere only, and kept so: Name: Wallboard Leeds.');
  expect(await account.writes()).toEqual([]);
  await expectAccessibleInBothSchemes(page);

  // By keyboard alone: the radios, then Apply.
  await tabTo(page, dialog.getByRole('radio', { name: /Keep mine/ }));
  await page.keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /Take theirs/ })).toBeChecked();
  await page.keyboard.press('ArrowUp');
  await expect(dialog.getByRole('radio', { name: /Keep mine/ })).toBeChecked();
  await tabTo(page, dialog.getByRole('button', { name: 'Apply' }));
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '“Wallboard Leeds” is saved' })).toBeVisible();
  expect(await account.writes()).toEqual([
    { method: 'PATCH', path, body: { url: 'https://wallboard.example.com/first' } },
  ]);
  // The look that found the change, and the look before the write.
  expect(await account.count('GET', path)).toBe(2);
  expect(await account.subscriptions()).toMatchObject([
    { name: 'Wallboard Leeds', url: 'https://wallboard.example.com/first', events: ['agent.*'] },
  ]);
});

test('A6, C8: what was deleted elsewhere is created as new with what was typed', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions/wallboard' });
  await field(page, 'Name').fill('Wallboard Leeds');
  await account.changeElsewhere('DELETE', path);
  await saveButton(page).click();
  const dialog = page.getByRole('dialog', { name: 'Deleted by someone else' });
  await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  expect(await account.count('PATCH', path)).toBe(0);
  await expectAccessibleInBothSchemes(page);
  await dialog.getByRole('button', { name: 'Create as new' }).click();
  await expect(heading(page, 'Create subscription')).toBeFocused();
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  await page.getByRole('main').getByRole('button', { name: 'Create subscription' }).click();
  await expect(secretDialog(page)).toBeVisible();
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  expect(await account.subscriptions()).toMatchObject([
    { name: 'Wallboard Leeds', enabled: false, url: wallboard.url },
  ]);
});

test('U24: a file that is dropped beside a field does not take the page away', async ({ page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').fill('Half typed');
  const isIgnored = await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['{}'], 'subscriptions.json', { type: 'application/json' }));
    const events = ['dragover', 'drop'].map(
      (type) => new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }),
    );
    // What nobody cancels the browser carries out: it opens the file in place of the page.
    return events.map((event) => !document.body.dispatchEvent(event));
  });
  expect(isIgnored).toEqual([true, true]);
  await expect(field(page, 'Name')).toHaveValue('Half typed');
});
