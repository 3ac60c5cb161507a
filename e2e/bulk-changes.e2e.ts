import type { Locator, Page } from '@playwright/test';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import { reviewDialog, rowOf, selectionBar } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const one = { subscriptionId: 'one', name: 'One', url: 'https://old.example.com/a', events: ['agent.*', '*.v1'] };
const two = { subscriptionId: 'two', name: 'Two', url: 'https://old.example.com:8443/b?q=1', events: ['agent.*'] };
const three = { subscriptionId: 'three', name: 'Three', url: 'https://else.example.com/c', events: ['*'] };

/** Types a change of all three rows, and sends it once its plan is shown. */
async function change(page: Page, kind: string, type: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('checkbox', { name: 'Select all 3 shown' }).check();
  await selectionBar(page).getByRole('button', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change 3 selected' });
  await dialog.getByRole('combobox', { name: 'Change' }).selectOption(kind);
  await type(dialog);
  await dialog.getByRole('button', { name: 'Show the plan' }).click();
  await expect(reviewDialog(page).getByRole('table', { name: 'Plan' })).toBeVisible();
  await reviewDialog(page).getByRole('button', { name: 'Apply' }).click();
}

test.beforeEach(async ({ account, signIn }) => {
  await account.seed([one, two, three]);
  await signIn();
});

test('D15: a selection survives a refresh in which one of its rows has vanished, and acts on what is left', async ({
  account,
  page,
}) => {
  await page.getByRole('checkbox', { name: 'Select One' }).check();
  await page.getByRole('checkbox', { name: 'Select Two' }).check();
  await account.changeElsewhere('DELETE', `${subscriptionsPath}/one`);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rowOf(page, 'One')).toHaveCount(0);
  await expect(selectionBar(page)).toContainText('1 selected. One subscription that was selected no longer exists');
  await expect(page.getByRole('checkbox', { name: 'Select Two' })).toBeChecked();
  await selectionBar(page).getByRole('button', { name: 'Disable' }).click();
  await reviewDialog(page).getByRole('button', { name: 'Apply' }).click();
  await expect(reviewDialog(page)).toContainText('1 of 1 done');
  expect(await account.writes()).toEqual([
    { method: 'DELETE', path: `${subscriptionsPath}/one`, body: null },
    { method: 'PATCH', path: `${subscriptionsPath}/two`, body: { enabled: false } },
  ]);
});

test('an entry is removed where it is, and never the last one', async ({ account, page }) => {
  await change(page, 'Remove entries', (dialog) =>
    dialog.getByRole('textbox', { name: 'Entries to remove' }).fill('agent.*'),
  );
  await expect(reviewDialog(page)).toContainText('1 of 1 done');
  expect(await account.writes()).toEqual([
    { method: 'PATCH', path: `${subscriptionsPath}/one`, body: { events: ['*.v1'] } },
  ]);
});

test('an entry is replaced by another where it is', async ({ account, page }) => {
  await change(page, 'Replace an entry by another', async (dialog) => {
    await dialog.getByRole('combobox', { name: 'Entry to replace' }).selectOption('agent.*');
    await dialog.getByRole('textbox', { name: 'New entry' }).fill('agent.*.v2');
  });
  await expect(reviewDialog(page)).toContainText('2 of 2 done');
  expect(await account.writes()).toEqual([
    { method: 'PATCH', path: `${subscriptionsPath}/one`, body: { events: ['agent.*.v2', '*.v1'] } },
    { method: 'PATCH', path: `${subscriptionsPath}/two`, body: { events: ['agent.*.v2'] } },
  ]);
});

test('a host is changed, and every other part of the URLs stays', async ({ account, page }) => {
  await change(page, 'Change the URL’s host', (dialog) =>
    dialog.getByRole('textbox', { name: 'New host' }).fill('new.example.com'),
  );
  await expect(reviewDialog(page)).toContainText('3 of 3 done');
  const urls = new Map((await account.writes()).map(({ path, body }) => [path, body]));
  expect(urls).toEqual(
    new Map([
      [`${subscriptionsPath}/one`, { url: 'https://new.example.com/a' }],
      [`${subscriptionsPath}/two`, { url: 'https://new.example.com/b?q=1' }],
      [`${subscriptionsPath}/three`, { url: 'https://new.example.com/c' }],
    ]),
  );
});
