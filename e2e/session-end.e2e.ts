import { anySubscription, eventTypesPath, subscriptionsPath } from './fixtures/sandbox.ts';
import {
  createButton,
  creationOf,
  field,
  fillForm,
  heading,
  nothingStored,
  ownSecret,
  rowOf,
  saveButton,
  secretDialog,
  signOut,
  storedText,
} from './fixtures/screens.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';
import { heapOf, placesOf } from './fixtures/traces.ts';

/** The files that have arrived, by their addresses. */
const filesOf = (): string =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => name)
    .join('\n');

test('T10, G8: signing out in one tab signs out every tab and leaves nothing behind', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const halfTyped = await context.newPage();
  await halfTyped.goto('/subscriptions/new');
  await fillForm(halfTyped, { name: 'Half typed', pattern: 'channel.half.*' });
  await field(halfTyped, 'Signing secret').fill(ownSecret);
  const withSecret = await context.newPage();
  await withSecret.goto('/subscriptions/new');
  await fillForm(withSecret, { name: 'Pager' });
  await createButton(withSecret).click();
  await secretDialog(withSecret).getByRole('button', { name: 'Reveal' }).click();
  const made = (await account.subscriptions()).find(({ name }) => name === 'Pager')?.secret ?? 'none';
  await expect(secretDialog(withSecret)).toContainText(made);

  await signOut(page);
  const others = [halfTyped, withSecret];
  await Promise.all(
    others.map(async (tab) => {
      await expect(tab.getByText('You signed out in another tab.')).toBeVisible({ timeout: 1_000 });
      await expect(tab.getByRole('dialog')).toHaveCount(0);
    }),
  );
  for (const tab of others) {
    // One tab after the other: each is a page of its own.
    // oxlint-disable no-await-in-loop
    const [places, heap] = [await placesOf(tab), await heapOf(tab)];
    for (const text of ['Half typed', 'channel.half', 'Pager', 'Wallboard', ownSecret, made]) {
      expect(places.includes(text), text).toBe(false);
    }
    // What is no secret may wait there to be collected: the page holds it for a while, for nobody to see.
    for (const secret of [ownSecret, made]) expect(heap.includes(secret), 'a secret in the heap').toBe(false);
    // oxlint-enable no-await-in-loop
  }
  await expect(page.getByText('You are signed out in every tab of this browser.')).toBeVisible();
  for (const tab of [page, ...others]) {
    // As above.
    // oxlint-disable-next-line no-await-in-loop
    expect(await storedText(tab)).toBe(nothingStored);
  }
  expect(await account.writes()).toEqual([creationOf('Pager')]);

  await account.forgetRequests();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Wallboard')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await account.requests()).toEqual([]);
});

// A tab that does not run hears no sign-out: its own record brought the session back, and the first tab took it over.
test('T10, G8: a sign-out reaches a tab that was elsewhere, and no reload brings the session back', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  const second = await context.newPage();
  await second.goto('/subscriptions');
  await expect(rowOf(second, 'Wallboard')).toBeVisible();
  await second.goto('about:blank');

  await signOut(page);
  await expect(page.getByText('You are signed out in every tab of this browser.')).toBeVisible();
  await account.forgetRequests();
  await second.goBack();
  await expect(heading(second, 'Sign in')).toBeVisible();
  await expect(second.getByText('Wallboard')).toHaveCount(0);
  expect(await storedText(second)).toBe(nothingStored);
  await page.reload();
  await expect(heading(page, 'Sign in')).toBeVisible();
  expect(await account.requests()).toEqual([]);

  // Whoever signs in after it is signed in, here and there.
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await second.reload();
  await expect(rowOf(second, 'Wallboard')).toBeVisible();
});

test('nothing of the last session is shown in the next one, not even when its list cannot be loaded', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await signOut(page);
  await account.fault({ match: { method: 'GET', path: subscriptionsPath }, action: { type: 'status', status: 403 } });
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page.getByRole('alert')).toContainText('The subscriptions could not be loaded');
  await expect(page.getByText('Wallboard')).toHaveCount(0);
  expect(await account.writes()).toEqual([]);
  // Each session asks for itself, once: a refusal is not asked again.
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
  expect(await account.count('GET', eventTypesPath)).toBe(2);
});

test('T2, T5: a session revoked while a form is dirty is renewed over the page, and the save goes through once', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', subscriptionId: 'dirty' }]);
  await signIn({ path: '/subscriptions/dirty' });
  await field(page, 'Name').fill('Wallboard Leeds');
  await account.tokens({ action: 'revoke' });
  await saveButton(page).click();

  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'Client ID' })).toHaveValue(account.credentials.clientId);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name', includeHidden: true })).toHaveValue('Wallboard Leeds');
  expect(await storedText(page)).not.toContain('accessToken');

  await dialog.getByRole('textbox', { name: 'Client secret' }).fill(account.credentials.clientSecret);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  const patch = { method: 'PATCH', path: '/webhooks/subscriptions/dirty', body: { name: 'Wallboard Leeds' } };
  const seen = (await account.requests()).filter(({ path }) => path === patch.path);
  // To open it; the look before the write, which the revoked token was refused, once more with the new one; the write.
  expect(seen).toMatchObject([
    { method: 'GET', status: 200 },
    { method: 'GET', status: 401 },
    { method: 'GET', status: 200 },
    { ...patch, status: 200 },
  ]);
});

test('T1, T30: a session that runs out while somebody types says so and keeps what was typed', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'dirty' }]);
  await page.clock.install();
  await signIn({ path: '/subscriptions/dirty' });
  await field(page, 'Name').fill('Wallboard Leeds');
  await page.clock.fastForward('01:58:30');
  await expect(page.getByRole('region', { name: 'Session ending' })).toContainText('asked for the client secret');
  await page.clock.fastForward('02:00');

  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Client secret' }).fill(account.credentials.clientSecret);
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog).toBeHidden();
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  await saveButton(page).click();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  expect(await account.count('PATCH', '/webhooks/subscriptions/dirty')).toBe(1);
});

test('T29: a wrong secret in Sign in again keeps the page, and signing out from there leaves it', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await account.tokens({ action: 'revoke' });
  await page.getByRole('button', { name: 'Refresh' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sign in again' });
  await dialog.getByRole('textbox', { name: 'Client secret' }).fill('not-the-secret');
  await dialog.getByRole('button', { name: 'Sign in' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Client secret' })).toHaveAccessibleDescription(/not accepted/);
  await expect(page.getByRole('link', { name: 'Wallboard', includeHidden: true })).toBeAttached();

  await dialog.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(page.getByText('Wallboard')).toHaveCount(0);
  expect(await storedText(page)).toBe(nothingStored);
  expect(await account.writes()).toEqual([]);
  // To show it, and the refresh that was refused.
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});

for (const begin of ['by hand', 'with a stored session'] as const) {
  test(`T11, G8: signing out works without a network, signed in ${begin}`, async ({
    account,
    context,
    page,
    signIn,
    signInByHand,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.seed([{ name: 'Wallboard' }]);
    await (begin === 'by hand' ? signInByHand() : signIn());
    await expect(rowOf(page, 'Wallboard')).toBeVisible();
    await page.getByRole('button', { name: 'Account' }).click();
    await expect(page.getByRole('menuitem', { name: 'Sign out' })).toBeVisible();
    // By now the page that is left for has been had, also where nobody has seen it yet.
    await expect.poll(() => page.evaluate(filesOf)).toContain('sign-in-route');
    await context.setOffline(true);
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    await expect(page.getByText('Wallboard')).toHaveCount(0);
    expect(await storedText(page)).toBe(nothingStored);
  });
}

test('credentials that lack a scope are told so without being signed out', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', subscriptionId: 'scope' }]);
  await account.fault({
    match: { method: 'PATCH', path: anySubscription },
    action: { type: 'status', status: 401, body: { message: 'Unauthorized' } },
  });
  await signIn({ path: '/subscriptions/scope' });
  await field(page, 'Name').fill('Wallboard Leeds');
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('You have no permission for this');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('Wallboard Leeds');
  expect(await account.count('PATCH', '/webhooks/subscriptions/scope')).toBe(1);
});
