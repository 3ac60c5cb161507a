import { subscriptionsPath } from './fixtures/sandbox.ts';
import {
  createButton,
  creationOf,
  field,
  fillForm,
  finishSecretDialog,
  rowOf,
  secretDialog,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const creation = { method: 'POST', path: subscriptionsPath } as const;

test('A15, G10: a failed creation is settled by reading back, and what was typed can be sent again', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.fault({ match: creation, action: { type: 'status', status: 500 } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('Not saved. VCC has a problem');
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
  // Twice, because reads may lag behind writes.
  expect(await account.count('GET', subscriptionsPath)).toBe(2);

  await createButton(page).click();
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.count('POST', subscriptionsPath)).toBe(2);
});

test('N8, G10: a creation whose answer is lost is found again, and the loss of its secret is said', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.fault({ match: creation, action: { type: 'commit+reset' } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('“Wallboard” was created, but its signing secret is lost');
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
  expect(await account.subscriptions()).toHaveLength(1);
  await page.getByRole('link', { name: 'Set a new secret' }).click();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  await expect(field(page, 'Signing secret')).toBeEditable();
});

test('N8, G10: a creation that times out after it was done is found again', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.fault({ match: creation, action: { type: 'commit+delay', ms: 20_000 } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('its signing secret is lost');
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
});

test('U15: a double click creates once', async ({ account, page, signIn }) => {
  await account.fault({ match: creation, action: { type: 'delay', ms: 400 } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).dblclick();
  await expect(secretDialog(page)).toBeVisible();
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
});

test('N2: without a network nothing is sent or lost, and it works once there is one', async ({
  account,
  context,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await context.setOffline(true);
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('Not saved. You are offline');
  await expect(page.getByRole('alert')).toBeInViewport();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  await context.setOffline(false);
  await createButton(page).click();
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
});

test('C10, C11: leaving while the creation is under way is held up, and its secret is still shown', async ({
  account,
  page,
  signIn,
}) => {
  await account.fault({ match: creation, action: { type: 'delay', ms: 1_500 } });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Still saving' })).toBeVisible();
  await expect(secretDialog(page)).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Still saving' })).toHaveCount(0);
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.writes()).toEqual([creationOf('Wallboard')]);
});

test('U20: a secret that is not stored yet cannot be left behind with Back', async ({ account, page, signIn }) => {
  await signIn();
  await createButton(page).click();
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(secretDialog(page)).toBeVisible();
  await page.goBack();
  const question = page.getByRole('dialog', { name: 'Store the secret first' });
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(question).toHaveCount(0);
  await secretDialog(page).getByRole('button', { name: 'Reveal' }).click();
  const [stored] = await account.subscriptions();
  await expect(secretDialog(page)).toContainText(stored?.secret ?? 'none');
  expect(await account.writes()).toEqual([creationOf('Wallboard')]);
});

test('S3: a copy of the secret that the browser refuses leaves it selected in sight', async ({
  account,
  page,
  signIn,
}) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await secretDialog(page).getByRole('button', { name: 'Copy' }).click();
  await expect(secretDialog(page).getByRole('status')).toContainText('Copying failed');
  const [stored] = await account.subscriptions();
  await expect.poll(() => page.evaluate(() => window.getSelection()?.toString())).toBe(stored?.secret);
  expect(await account.writes()).toEqual([creationOf('Wallboard')]);
});
