import { eventTypesPath, subscriptionsPath } from './fixtures/sandbox.ts';
import { createButton, field, heading, rowNames, rowOf, switchOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const list = { method: 'GET', path: subscriptionsPath } as const;

test('while the list loads there is no table, no switch and no claim that there is nothing', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await account.fault({ match: list, action: { type: 'delay', ms: 1_500 } });
  await signIn();
  await expect(page.getByText('Loading subscriptions …')).toBeAttached();
  await expect(table(page)).toHaveCount(0);
  await expect(page.getByRole('switch')).toHaveCount(0);
  await expect(page.getByText('No subscriptions yet')).toHaveCount(0);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByText('Loading subscriptions …')).toHaveCount(0);
});

test('an empty account says that there is nothing yet and leads to the first subscription', async ({
  page,
  signIn,
}) => {
  await signIn();
  await expect(page.getByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
  await expect(createButton(page)).toBeVisible();
  await page.getByRole('link', { name: 'Create the first subscription' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Create subscription' })).toBeFocused();
});

test('a search without a match says so and can be cleared', async ({ account, page, signIn }) => {
  await account.seed([{ name: 'Wallboard' }, { name: 'CRM' }]);
  await signIn();
  await page.getByRole('searchbox', { name: 'Search subscriptions' }).fill('payroll');
  await expect(page.getByRole('heading', { name: 'No subscription matches' })).toBeVisible();
  await expect(page.getByText('All 2 subscriptions are hidden by the search or a filter.')).toBeVisible();
  await page.getByRole('button', { name: 'Clear search and filter' }).click();
  await expect(rowNames(page)).toHaveText(['CRM', 'Wallboard']);
  await expect(page.getByRole('searchbox', { name: 'Search subscriptions' })).toHaveValue('');
  await expect(page).toHaveURL('/subscriptions');
});

test('A14, G13: a list that cannot be loaded is tried three times, then says so, and Retry brings it', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await account.fault({ match: list, action: { type: 'status', status: 503 }, times: 3 });
  await signIn();
  await expect(page.getByRole('alert')).toContainText('The subscriptions could not be loaded');
  await expect(page.getByText('No subscriptions yet')).toHaveCount(0);
  expect(await account.count('GET', subscriptionsPath)).toBe(3);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.count('GET', subscriptionsPath)).toBe(4);
});

test('A14: trouble in passing is not even seen', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await account.fault({ match: list, action: { type: 'status', status: 502 }, times: 2 });
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.count('GET', subscriptionsPath)).toBe(3);
});

test('N6: a connection that breaks once is mended without a word', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await account.fault({ match: list, action: { type: 'reset' } });
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});

test('N4: an API that does not answer is given up with a reason', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: list, action: { type: 'delay', ms: 25_000 } });
  await signIn();
  await expect(page.getByRole('alert')).toContainText('The API did not answer in time');
  expect(await account.count('GET', subscriptionsPath)).toBe(1);
});

test('a refresh that fails keeps the rows, with their age, and Retry mends it', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await account.fault({ match: list, action: { type: 'status', status: 500 }, times: 3 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText('The list could not be refreshed');
  await expect(page.getByRole('alert')).toContainText(/what VCC answered at \d/);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(switchOf(page, 'Wallboard')).toBeEnabled();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.writes()).toEqual([]);
  // To show it; the refresh, tried three times; Retry.
  expect(await account.count('GET', subscriptionsPath)).toBe(5);
});

test('an answer that is none is an error and never an empty list', async ({ account, page, signIn }) => {
  const answers = [
    [{}, /it is an empty object/],
    [null, /is not what the API's contract says/],
    ['<!doctype html><title>Login</title>', /a web page instead of JSON/],
    ['{"subscriptions":[{"name":"Wal', /not complete JSON/],
    ['', /is not what the API's contract says/],
  ] as const;
  await account.seed([{ name: 'Wallboard' }]);
  for (const [body] of answers) {
    // One answer after the other.
    // oxlint-disable-next-line no-await-in-loop
    await account.fault({ match: list, action: { type: 'body', body } });
  }
  await signIn();
  const retry = page.getByRole('button', { name: 'Retry' });
  for (const [index, [, said]] of answers.entries()) {
    // As above.
    // oxlint-disable no-await-in-loop
    await expect.poll(() => account.count('GET', subscriptionsPath)).toBe(index + 1);
    await expect(retry).toBeEnabled();
    await expect(page.getByRole('alert')).toContainText('Unexpected answer from the API');
    await expect(page.getByRole('alert')).toContainText(said);
    await expect(page.getByText('No subscriptions yet')).toHaveCount(0);
    await expect(table(page)).toHaveCount(0);
    await retry.click();
    // oxlint-enable no-await-in-loop
  }
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
});

test('A21, A22: rows that break the contract stand in the table, counted, marked and without a switch', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await account.seedRaw({
    subscriptions: [
      { subscriptionId: 'odd-1', name: 'Text for a switch', url: 'https://a.example', events: [], enabled: 'false' },
      { subscriptionId: 'odd-2', name: 'No events', url: 'https://a.example', enabled: true },
      null,
    ],
  });
  await signIn();
  await expect(page.getByRole('alert')).toContainText('3 subscriptions in the API’s answer cannot be read in full');
  const broken = table(page).getByRole('row').filter({ hasText: 'Cannot be changed here' });
  await expect(broken).toContainText(['Text for a switch', 'No events', 'row 4']);
  await expect(broken.getByRole('switch')).toHaveCount(0);
  await expect(table(page).getByRole('switch')).toHaveCount(1);
});

test('A28: without the event types the list works and judges no entry', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', events: ['agent.*', 'no.such.event'] }]);
  await account.fault({
    match: { method: 'GET', path: eventTypesPath },
    action: { type: 'status', status: 500 },
    times: 3,
  });
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toContainText('agent.*, no.such.event');
  await expect.poll(() => account.count('GET', eventTypesPath)).toBe(3);
  await expect(rowOf(page, 'Wallboard')).not.toContainText('not in the catalogue');
  await switchOf(page, 'Wallboard').click();
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
});

for (const [status, body] of [
  [401, { message: 'Unauthorized' }],
  [403, { message: 'The account is not enrolled.' }],
] as const) {
  test(`an API that refuses access with ${status} is explained without signing out`, async ({
    account,
    page,
    signIn,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.fault({ match: list, action: { type: 'status', status, body } });
    await signIn();
    await expect(page.getByRole('alert')).toContainText('You have no permission for this');
    await expect(page.getByRole('alert')).toContainText('may not be enrolled in the Webhooks API programme');
    await expect(page.getByRole('alert')).toContainText(body.message);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
    expect(await account.count('GET', subscriptionsPath)).toBe(1);
  });
}

test('A11, G13: too many requests count down, and the list comes when the wait is over, asked for once more', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.fault({
    match: list,
    action: { type: 'status', status: 429, headers: { 'Retry-After': '3' } },
  });
  await signIn();
  await expect(page.getByText(/VCC has had too many requests.*: [123] s$/)).toBeVisible();
  await expect(page.getByText('No subscriptions yet')).toBeVisible();
  await expect(page.getByText('VCC has had too many requests')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});

test('N1: offline before the list was ever asked for, the page stands, says so, and Retry brings it once back', async ({
  account,
  context,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  // A warm tab: the browser has the files of the page. That of the form does not ask for the list.
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await page.goto('/subscriptions/new');
  await expect(field(page, 'Name')).toBeVisible();
  await account.forgetRequests();
  await context.setOffline(true);
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await expect(heading(page, 'Subscriptions')).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('The subscriptions could not be loaded. You are offline');
  await expect(page.getByText('Loading subscriptions …')).toHaveCount(0);
  await expect(page.getByText('No subscriptions yet')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Account' })).toBeVisible();
  expect(await account.requests()).toEqual([]);
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('offline over rows is said, and being back is enough for Retry', async ({
  account,
  context,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText('You are offline');
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await context.setOffline(false);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.writes()).toEqual([]);
  // To show it, and Retry; the one in between never left the browser.
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});

test('N21: an answer that nobody waits for any more is given up', async ({ account, page, signIn }) => {
  await account.seed([{ name: 'Wallboard' }]);
  await account.fault({ match: list, action: { type: 'delay', ms: 3_000 } });
  const givenUp = page.waitForEvent('requestfailed', (request) => request.url().endsWith(subscriptionsPath));
  await signIn();
  await createButton(page).click();
  await field(page, 'Name').fill('Typed meanwhile');
  expect((await givenUp).failure()?.errorText).toBe('net::ERR_ABORTED');
  await expect(field(page, 'Name')).toHaveValue('Typed meanwhile');
});
