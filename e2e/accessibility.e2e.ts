import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { answerConfig, readConfig } from './fixtures/own-console.ts';
import { eventTypesPath, subscriptionsPath } from './fixtures/sandbox.ts';
import {
  chooseAction,
  createButton,
  creationOf,
  field,
  fillForm,
  heading,
  rowLink,
  rowOf,
  secretDialog,
  switchOf,
  treeItem,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const list = { method: 'GET', path: subscriptionsPath } as const;
const wallboardChange = { method: 'PATCH', path: `${subscriptionsPath}/wallboard` } as const;
const wallboard = { subscriptionId: 'wallboard', name: 'Wallboard', events: ['agent.*', 'retired.event.v0'] };

/** An open menu lies over the page, outside its landmarks; axe's best practice allows that to dialogs only. */
const outsideLandmarks = ['region'];

test('the sign-in page, clean and with errors', async ({ page }) => {
  await page.goto('/');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(field(page, 'Client ID')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBothSchemes(page);
});

test('the filled list with a failed switch', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([wallboard, { name: 'Off', enabled: false, url: 'http://plain.example.com' }]);
  await account.fault({ match: { method: 'PATCH', path: '*' }, action: { type: 'status', status: 403 } });
  await signIn();
  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard').getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  expect(await account.writes()).toEqual([{ ...wallboardChange, body: { enabled: false } }]);
});

test('the list while it loads', async ({ account, openConsole, page, signIn }) => {
  const patient = JSON.stringify({ ...(await readConfig()), timeouts: { listMs: 60_000 } });
  await account.fault({ match: list, action: { type: 'delay', ms: 60_000 } });
  await signIn({ path: await openConsole(answerConfig(patient)) });
  await expect(page.getByText('Loading subscriptions …')).toBeAttached();
  await expectAccessibleInBothSchemes(page);
  await expect(page.getByText('Loading subscriptions …')).toBeAttached();
});

test('the empty list', async ({ page, signIn }) => {
  await signIn();
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the list that could not be loaded', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: list, action: { type: 'status', status: 403 } });
  await signIn();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the list with unreadable rows, and without a match', async ({ account, page, signIn }) => {
  await account.seedRaw({ subscriptions: [null, { ...wallboard, url: 'https://a.example', enabled: true }] });
  await signIn();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('searchbox', { name: 'Search subscriptions' }).fill('payroll');
  await expect(page.getByRole('heading', { name: 'No subscription matches' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the menus of a row and of the account', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn();
  await page.getByRole('button', { name: 'Actions for Wallboard' }).click();
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toBeVisible();
  await expectAccessibleInBothSchemes(page, outsideLandmarks);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
  await expectAccessibleInBothSchemes(page, outsideLandmarks);
});

test('the navigation drawer and the pages at 360 px', async ({ account, page, signIn }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await account.seed([wallboard]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Navigation menu' }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await createButton(page).click();
  await expect(treeItem(page, 'agent')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the create form, clean and with errors', async ({ page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await expect(treeItem(page, 'agent')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await field(page, 'URL').fill('http://localhost/?token=x#y');
  await field(page, 'Signing secret').fill('not base64!');
  await createButton(page).click();
  await expect(field(page, 'Name')).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBothSchemes(page);
});

test('the edit form with odd entries, and a refused save', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ ...wallboard, events: ['*', 'agent.*', 'agent.*', 'retired.event.v0', 'none.*'] }]);
  await account.fault({ match: { method: 'PATCH', path: '*' }, action: { type: 'status', status: 403 } });
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(treeItem(page, 'agent')).toBeVisible();
  await field(page, 'Name').fill('Wallboard Leeds');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  expect(await account.writes()).toEqual([{ ...wallboardChange, body: { name: 'Wallboard Leeds' } }]);
  // To open it, and the look before the write.
  expect(await account.count('GET', wallboardChange.path)).toBe(2);
});

test('the edit form without event types, and a subscription that does not exist', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([wallboard]);
  await account.fault({ match: { method: 'GET', path: eventTypesPath }, action: { type: 'status', status: 403 } });
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.goto('/subscriptions/gone');
  await expect(page.getByRole('alert')).toContainText('no longer exists');
  await expectAccessibleInBothSchemes(page);
});

test('the editor of somebody who may only read', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn({ readOnly: true });
  await rowLink(page, 'Wallboard').click();
  await expect(page.getByText(/credentials (?:can only read|may read only)/)).toBeVisible();
  await expect(treeItem(page, 'agent')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the dialog with the secret', async ({ account, page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(secretDialog(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(secretDialog(page).getByRole('alert')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await secretDialog(page).getByRole('button', { name: 'Reveal' }).click();
  await expectAccessibleInBothSchemes(page);
  expect(await account.writes()).toEqual([creationOf('Wallboard')]);
});

test('the dialogs about deleting and discarding', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn();
  await chooseAction(page, 'Wallboard', 'Delete');
  await expect(page.getByRole('dialog', { name: 'Delete subscription' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await createButton(page).click();
  await field(page, 'Name').fill('Half typed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog', { name: 'Discard changes?' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});

test('the dialog Sign in again', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([wallboard]);
  await signIn();
  await account.tokens({ action: 'revoke' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Client secret' })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessibleInBothSchemes(page);
  expect(await account.writes()).toEqual([]);
  // To show it, and the refresh that was refused.
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});
