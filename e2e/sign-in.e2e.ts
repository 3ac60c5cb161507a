import type { Page } from '@playwright/test';
import { consoleUrl } from './fixtures/addresses.ts';
import { answerConfig, readConfig } from './fixtures/own-console.ts';
import { tokenPath } from './fixtures/sandbox.ts';
import { field, nothingStored, rowOf, storedText, switchOf, table } from './fixtures/screens.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';

const readOnlyReason = /credentials (?:can only read|may read only)/;

/** Counts the requests for a token that the page makes from now on. */
function countTokenRequests(page: Page): () => number {
  let count = 0;
  page.on('request', (request) => {
    if (request.url().endsWith(tokenPath)) count += 1;
  });
  return () => count;
}

test('signing in with credentials takes one exchange and keeps the secret nowhere', async ({
  account,
  page,
  signInByHand,
}) => {
  const tokenRequests = countTokenRequests(page);
  await signInByHand();
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(account.credentials.clientId);
  await expect(page.getByRole('banner')).toContainText('Local sandbox');
  expect(tokenRequests()).toBe(1);
  expect(await account.requests()).toHaveLength(2);
  expect(await storedText(page)).not.toContain(account.credentials.clientSecret);
  expect(page.url()).not.toContain(account.credentials.clientSecret);
});

test('T29: a wrong secret is said on its field, which is emptied while the id stays', async ({
  account,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  await page.goto('/');
  await typeCredentials(page, account.credentials.clientId, 'not-the-secret');
  await expect(field(page, 'Client secret')).toHaveAccessibleDescription(/not accepted/);
  await expect(field(page, 'Client secret')).toHaveValue('');
  await expect(field(page, 'Client secret')).toBeFocused();
  await expect(field(page, 'Client ID')).toHaveValue(account.credentials.clientId);
  expect(await storedText(page)).toBe(nothingStored);
  expect(await account.requests()).toEqual([]);

  await field(page, 'Client secret').fill(account.credentials.clientSecret);
  await field(page, 'Client secret').press('Enter');
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
});

test('missing credentials are said on their fields and nothing is sent', async ({ page }) => {
  const tokenRequests = countTokenRequests(page);
  await page.goto('/');
  await expect(page.getByRole('combobox', { name: 'Region' })).toHaveValue('emea');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(field(page, 'Client ID')).toHaveAccessibleDescription('Enter the client ID');
  await expect(field(page, 'Client secret')).toHaveAccessibleDescription('Enter the client secret');
  await expect(field(page, 'Client ID')).toBeFocused();
  expect(tokenRequests()).toBe(0);
});

test('credentials of another region are refused in this one and accepted in theirs', async ({
  account,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  await page.goto('/');
  await page.getByRole('combobox', { name: 'Region' }).selectOption('nam');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(field(page, 'Client secret')).toHaveAccessibleDescription(/this region/);
  await page.getByRole('combobox', { name: 'Region' }).selectOption('emea');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
});

test('someone who may only read sees everything, changes nothing, and is told why', async ({
  account,
  page,
  signInByHand,
  watch,
}) => {
  // The full scope is asked for first, and refused.
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signInByHand({ readOnly: true });
  await expect(switchOf(page, 'Wallboard')).toBeDisabled();
  await expect(page.getByTitle(readOnlyReason)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create subscription' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Wallboard' }).click();
  await expect(page.getByText(readOnlyReason)).toBeVisible();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  await expect(field(page, 'Name')).not.toBeEditable();
  await expect(page.getByRole('switch', { name: 'Enabled' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Save changes' })).toHaveCount(0);
  await expect(field(page, 'Signing secret')).toHaveCount(0);
  await field(page, 'Name').press('Enter');
  await page.goto('/subscriptions/new');
  await expect(page.getByText(readOnlyReason)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create subscription' })).toHaveCount(0);
  expect(await account.writes()).toEqual([]);
});

test('T32: signing in with OpenID uses PKCE, leaves the page without a pop-up, and no code stays in the address', async ({
  account,
  page,
}) => {
  const authorizations: URL[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.searchParams.has('response_type')) authorizations.push(url);
  });
  await account.seed([{ name: 'Wallboard' }]);
  await page.goto('/subscriptions?q=wall');
  await page.getByRole('button', { name: 'Sign in with OpenID' }).click();
  await field(page, 'Login').fill(account.credentials.user.login);
  await field(page, 'Password').fill(account.credentials.user.password);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page).toHaveURL('/subscriptions?q=wall');
  const [authorization] = authorizations;
  expect(authorizations).toHaveLength(1);
  expect(Object.fromEntries(authorization?.searchParams ?? [])).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  });
  await page.reload();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(authorizations).toHaveLength(1);
});

test('a reload keeps the session without asking', async ({ account, page, signInByHand }) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signInByHand();
  const tokenRequests = countTokenRequests(page);
  await page.reload();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(tokenRequests()).toBe(0);
});

test('a second tab takes the session over without asking', async ({ account, context, signInByHand }) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signInByHand();
  const second = await context.newPage();
  const tokenRequests = countTokenRequests(second);
  await second.goto('/subscriptions');
  await expect(rowOf(second, 'Wallboard')).toBeVisible();
  expect(tokenRequests()).toBe(0);
});

test('P8: someone who follows a deep link arrives there after signing in', async ({ account, page, signInByHand }) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'deep-link' }, { name: 'CRM' }]);
  await signInByHand({ path: '/subscriptions/deep-link' });
  await expect(page).toHaveURL('/subscriptions/deep-link');
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
});

// All forty of them are judged in return-address.test.ts.
for (const returnTo of ['/\\evil.example', 'javascript:alert(1)']) {
  test(`T26, G7: a forged way back to ${returnTo} leads to the own start page`, async ({ page, signInByHand }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(`${consoleUrl}/`)) foreign.push(request.url());
    });
    await signInByHand({ path: `/sign-in?returnTo=${encodeURIComponent(returnTo)}` });
    await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
    await expect(page).toHaveURL('/subscriptions');
    expect(foreign).toEqual([]);
  });
}

test('a strict site keeps the token in memory: nothing is stored and a reload asks again', async ({
  account,
  openConsole,
  page,
  signInByHand,
}) => {
  const url = await openConsole(answerConfig(JSON.stringify({ ...(await readConfig()), tokenStorage: 'memory' })));
  await account.seed([{ name: 'Wallboard' }]);
  await signInByHand({ path: url });
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await storedText(page)).toBe(nothingStored);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await expect(table(page)).toHaveCount(0);
});

test('a sign-in service that is down is said, and trying again works with what was typed', async ({
  account,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.fault({ match: { method: 'POST', path: tokenPath }, action: { type: 'status', status: 503 } });
  await page.goto('/');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page.getByRole('alert')).toContainText('had a problem of its own');
  await expect(field(page, 'Client ID')).toHaveValue(account.credentials.clientId);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
});

test('a sign-in service that cannot be reached is said', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: { method: 'POST', path: tokenPath }, action: { type: 'reset' } });
  await page.goto('/');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page.getByRole('alert')).toContainText('could not be reached');
});

test('a sign-in service that does not answer is given up, not waited for', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: { method: 'POST', path: tokenPath }, action: { type: 'delay', ms: 20_000 } });
  await page.goto('/');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await expect(page.getByRole('button', { name: 'Signing in…' })).toBeDisabled();
  await expect(page.getByRole('alert')).toContainText('did not answer in time');
  await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeEnabled();
});
