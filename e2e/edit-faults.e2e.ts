import { field, ownSecret, rowOf, saveButton } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';
const change = { method: 'PATCH', path } as const;

test.beforeEach(async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ subscriptionId: 'wallboard', name: 'Wallboard' }, { name: 'CRM' }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await field(page, 'Name').fill('Wallboard Leeds');
});

test('N9: a save whose answer is lost is settled as done by reading back', async ({ account, page }) => {
  await account.fault({ match: change, action: { type: 'commit+reset' } });
  await saveButton(page).click();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.writes()).toEqual([{ ...change, body: { name: 'Wallboard Leeds' } }]);
});

test('a new secret whose answer is lost is said to be uncertain', async ({ account, page }) => {
  await account.fault({ match: change, action: { type: 'commit+reset' } });
  await field(page, 'Signing secret').fill(ownSecret);
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('It is not known whether the new secret is in force');
  await expect(page.getByRole('alert')).toContainText('Whatever else you changed is saved.');
  await expect(page.getByRole('alert')).not.toContainText('Not saved');
  expect(await account.count('PATCH', path)).toBe(1);
});

test('A15: a save that nobody can say anything about is called neither done nor undone', async ({ account, page }) => {
  await account.fault({ match: change, action: { type: 'commit+reset' } });
  // The first look, just before the write, is answered.
  await account.fault({ match: { method: 'GET', path }, action: { type: 'status', status: 503 }, times: 9, after: 1 });
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('It is not known whether this was done');
  await expect(page.getByRole('alert')).not.toContainText('Not saved');
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  expect(await account.count('PATCH', path)).toBe(1);
});

test('A3: a save that is refused says so, keeps what was typed, and can be sent again', async ({ account, page }) => {
  for (const status of [500, 403, 429]) {
    // One refusal after the other, each of one more save.
    // oxlint-disable no-await-in-loop
    await account.forgetRequests();
    await account.fault({ match: change, action: { type: 'status', status } });
    await saveButton(page).click();
    await expect.poll(() => account.count('PATCH', path)).toBe(1);
    await expect(page.getByRole('alert')).toContainText('Not saved.');
    await expect(page.getByRole('alert')).toContainText('What you typed is still here.');
    await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
    await expect(saveButton(page)).toBeEnabled();
    expect(await account.count('PATCH', path)).toBe(1);
    // oxlint-enable no-await-in-loop
  }
  await saveButton(page).click();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
});

// The look back came before the change was made: "Not saved", said the page, of what was saved a moment later.
test('N9, G15: a save that gets no answer in time is called neither done nor undone: it may be done yet', async ({
  account,
  page,
}) => {
  await account.fault({ match: change, action: { type: 'delay+commit', ms: 6_000 } });
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('It is not known whether this was done');
  await expect(page.getByRole('alert')).not.toContainText('Not saved');
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  expect((await account.subscriptions()).map(({ name }) => name)).toContain('Wallboard');
  await expect.poll(async () => (await account.subscriptions()).map(({ name }) => name)).toContain('Wallboard Leeds');
  expect(await account.count('PATCH', path)).toBe(1);
});

test('A7: a name that is taken is said on the name', async ({ account, page }) => {
  await field(page, 'Name').fill('CRM');
  await saveButton(page).click();
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Another subscription of this account has this name/);
  await expect(field(page, 'Name')).toBeFocused();
  expect(await account.writes()).toEqual([{ ...change, body: { name: 'CRM' } }]);
  // To open it, and the look before the write.
  expect(await account.count('GET', path)).toBe(2);
});

test('N2: offline is said, and saving works once the network is back', async ({ account, context, page }) => {
  await context.setOffline(true);
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('Not saved. You are offline');
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  await context.setOffline(false);
  await saveButton(page).click();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  expect(await account.count('PATCH', path)).toBe(1);
});
