import { subscriptionsPath } from './fixtures/sandbox.ts';
import { createButton, field, fillForm, heading, rowOf, saveButton, secretDialog } from './fixtures/screens.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';

// Of ten points at which somebody reloads, nine are here, and the middle of a change in bulk is in bulk.e2e.ts.

const path = '/webhooks/subscriptions/reload';

test('B10: a reload of a filtered list, an open menu, a half typed form or a save under way leads to one clean state', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'reload' }]);
  page.on('dialog', (dialog) => void dialog.accept());
  await signIn({ path: '/subscriptions?q=wall' });
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await page.reload();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('searchbox', { name: 'Search subscriptions' })).toHaveValue('wall');

  await page.getByRole('button', { name: 'Account' }).click();
  await page.reload();
  await expect(page.getByRole('menu')).toHaveCount(0);

  // With typed text, which a reload asks about first.
  await page.goto('/subscriptions/reload');
  await field(page, 'Name').fill('Never saved');
  await page.reload();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');

  // While a write is under way that VCC has done already.
  await account.fault({ match: { method: 'PATCH', path }, action: { type: 'commit+delay', ms: 20_000 } });
  await field(page, 'Name').fill('Wallboard Leeds');
  await saveButton(page).click();
  await expect.poll(() => account.count('PATCH', path)).toBe(1);
  await page.reload();
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  expect(await account.count('PATCH', path)).toBe(1);
});

test('B10: a reload while something is created or deleted, or a secret shown, writes nothing twice', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', subscriptionId: 'reload' }]);
  page.on('dialog', (dialog) => void dialog.accept());

  // While something is created, which VCC has done already: what became of it is in the list.
  await account.fault({ match: { method: 'POST', path: '*' }, action: { type: 'commit+delay', ms: 20_000 } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'CRM' });
  await createButton(page).click();
  await expect.poll(() => account.count('POST', subscriptionsPath)).toBe(1);
  await page.reload();
  await expect(field(page, 'Name')).toHaveValue('');
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await expect(rowOf(page, 'CRM')).toBeVisible();

  // While its secret is shown.
  await createButton(page).click();
  await fillForm(page, { name: 'Archive' });
  await createButton(page).click();
  await expect(secretDialog(page)).toBeVisible();
  await page.reload();
  await expect(field(page, 'Name')).toHaveValue('');
  await expect(secretDialog(page)).toHaveCount(0);
  expect(await account.count('POST', subscriptionsPath)).toBe(2);

  // While something is deleted, which VCC has done already.
  await page.goto('/subscriptions/reload');
  await account.fault({ match: { method: 'DELETE', path }, action: { type: 'commit+delay', ms: 20_000 } });
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => account.count('DELETE', path)).toBe(1);
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('This subscription no longer exists');
  expect(await account.count('DELETE', path)).toBe(1);
  expect((await account.subscriptions()).map(({ name }) => name).toSorted()).toEqual(['Archive', 'CRM']);
});

test('B10: a reload while a conflict is asked about, or the session is over, writes nothing', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', subscriptionId: 'reload' }]);
  page.on('dialog', (dialog) => void dialog.accept());

  // The one change is the colleague's.
  await signIn({ path: '/subscriptions/reload' });
  await field(page, 'Name').fill('Ours');
  await account.changeElsewhere('PATCH', path, { name: 'Theirs' });
  await saveButton(page).click();
  await expect(page.getByRole('dialog', { name: 'Changed by someone else' })).toBeVisible();
  await page.reload();
  await expect(field(page, 'Name')).toHaveValue('Theirs');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What was tried is not done behind the next sign-in.
  await field(page, 'Name').fill('Ours');
  await account.tokens({ action: 'revoke' });
  await saveButton(page).click();
  await expect(page.getByRole('dialog', { name: 'Sign in again' })).toBeVisible();
  await page.reload();
  await expect(heading(page, 'Sign in')).toBeVisible();
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(field(page, 'Name')).toHaveValue('Theirs');
  expect(await account.count('PATCH', path)).toBe(1);
});
