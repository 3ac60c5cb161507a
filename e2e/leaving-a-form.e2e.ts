import type { Locator, Page } from '@playwright/test';
import {
  createButton,
  field,
  fillForm,
  finishSecretDialog,
  heading,
  nothingStored,
  rowLink,
  rowOf,
  saveButton,
  signOut,
  storedText,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

function question(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Discard changes?' });
}

const waysOut: readonly (readonly [string, (page: Page) => Promise<unknown>, RegExp])[] = [
  ['a link', (page) => page.getByRole('link', { name: 'Subscriptions', exact: true }).click(), /\/subscriptions$/],
  ['Back', (page) => page.goBack(), /\/subscriptions$/],
  ['Cancel', (page) => page.getByRole('button', { name: 'Cancel' }).click(), /\/subscriptions$/],
  ['signing out', signOut, /\/sign-in$/],
];

for (const [way, leave, arrival] of waysOut) {
  test(`U18, U19: leaving a form with changes by ${way} asks first`, async ({ account, page, signIn }) => {
    await account.seed([{ name: 'Wallboard' }]);
    await signIn();
    await createButton(page).click();
    await field(page, 'Name').fill('Half typed');
    await leave(page);
    await expect(question(page).getByRole('button', { name: 'Keep editing' })).toBeFocused();
    await question(page).getByRole('button', { name: 'Keep editing' }).click();
    await expect(question(page)).toHaveCount(0);
    await expect(field(page, 'Name')).toHaveValue('Half typed');
    await expect(page).toHaveURL('/subscriptions/new');

    await leave(page);
    await question(page).getByRole('button', { name: 'Discard' }).click();
    await expect(page).toHaveURL(arrival);
    await expect(page.getByText('Half typed')).toHaveCount(0);
    expect(await account.writes()).toEqual([]);
  });
}

const waysToSignOut: readonly (readonly [string, (page: Page) => Promise<void>, boolean])[] = [
  ['from the account menu', signOut, false],
  [
    'from Sign in again, after its session ended',
    (page) => page.getByRole('dialog', { name: 'Sign in again' }).getByRole('button', { name: 'Sign out' }).click(),
    true,
  ],
];

for (const [way, leave, isOver] of waysToSignOut) {
  test(`U19: signing out ${way} over a form with changes asks once, then signs out fully`, async ({
    account,
    page,
    signIn,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.seed([{ name: 'Wallboard', subscriptionId: 'dirty' }]);
    await signIn({ path: '/subscriptions/dirty' });
    await field(page, 'Name').fill('Half typed');
    if (isOver) {
      await account.tokens({ action: 'revoke' });
      await saveButton(page).click();
    } else expect(await storedText(page)).toContain('accessToken');
    await leave(page);
    await question(page).getByRole('button', { name: 'Keep editing' }).click();
    await expect(question(page)).toHaveCount(0);
    await expect(page.getByRole('textbox', { name: 'Name', includeHidden: true })).toHaveValue('Half typed');

    await leave(page);
    await question(page).getByRole('button', { name: 'Discard' }).click();
    await expect(heading(page, 'Sign in')).toBeVisible();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    expect(await storedText(page)).toBe(nothingStored);
    await account.forgetRequests();
    await page.goBack();
    await expect(heading(page, 'Sign in')).toBeVisible();
    await page.reload();
    await expect(heading(page, 'Sign in')).toBeVisible();
    // Neither with that token nor with another.
    expect(await account.requests()).toEqual([]);
  });
}

for (const [what, path] of [
  ['creation', '/subscriptions/new'],
  ['edit', '/subscriptions/dirty'],
] as const) {
  test(`U19: Back does not discard the ${what} that waits for Sign in again, which is then sent and told`, async ({
    account,
    page,
    signIn,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.seed([{ name: 'Wallboard', subscriptionId: 'dirty' }]);
    await signIn();
    await (what === 'creation' ? createButton(page) : rowLink(page, 'Wallboard')).click();
    await expect(page).toHaveURL(path);
    if (what === 'creation') await fillForm(page, { name: 'Waiting' });
    else await field(page, 'Name').fill('Waiting');
    await account.tokens({ action: 'revoke' });
    await (what === 'creation' ? createButton(page) : saveButton(page)).click();
    const again = page.getByRole('dialog', { name: 'Sign in again' });
    await expect(again).toBeVisible();

    await page.goBack();
    // It could be discarded here, and was sent all the same: its secret was made for nobody.
    const stay = page.getByRole('dialog', { name: 'Still saving' });
    await expect(stay).toContainText('The save goes on once you sign in again.');
    await expect(stay.getByRole('button')).toHaveText(['Stay']);
    await stay.getByRole('button', { name: 'Stay' }).click();
    await expect(page).toHaveURL(path);

    await again.getByRole('textbox', { name: 'Client secret' }).fill(account.credentials.clientSecret);
    await again.getByRole('button', { name: 'Sign in' }).click();
    if (what === 'creation') await finishSecretDialog(page);
    await expect(page.getByText(what === 'creation' ? '“Waiting” is created.' : '“Waiting” is saved.')).toBeVisible();
    await expect(rowOf(page, 'Waiting')).toBeVisible();
    const done = (await account.requests()).filter(({ method, status }) => method !== 'GET' && status !== 401);
    expect(done).toMatchObject([{ body: { name: 'Waiting' } }]);
  });
}

test('U18: Escape keeps editing', async ({ page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').fill('Half typed');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Half typed');
});

test('U18: a form without changes is left without a question', async ({ account, page, signIn }) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'clean' }]);
  await signIn();
  await rowLink(page, 'Wallboard').click();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  await field(page, 'Name').fill('Other');
  await field(page, 'Name').fill('Wallboard');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(heading(page, 'Subscriptions')).toBeFocused();
  expect(await account.writes()).toEqual([]);
});

test('U18: closing the tab over unsaved changes is asked about by the browser', async ({ page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').click();
  await page.keyboard.type('Half typed');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await expect(field(page, 'Name')).toHaveValue('Half typed');
});
