import type { Page } from '@playwright/test';
import { chooseAction, rowNames, rowOf, switchOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';
const change = { method: 'PATCH', path } as const;
const deletion = { method: 'DELETE', path } as const;

test.beforeEach(async ({ account, page, signIn }) => {
  await account.seed([
    { subscriptionId: 'wallboard', name: 'Wallboard', url: 'https://wallboard.example.com/vcc' },
    { name: 'CRM' },
  ]);
  await signIn();
  // What happens elsewhere must not come before the page has read what was there.
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
});

/** The most requests of one method that the page had under way at once. */
function watchInFlight(page: Page, method: string): () => number {
  let inFlight = 0;
  let most = 0;
  const end = (request: { method(): string }): void => {
    if (request.method() === method) inFlight -= 1;
  };
  page.on('request', (request) => {
    if (request.method() !== method) return;
    inFlight += 1;
    most = Math.max(most, inFlight);
  });
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return () => most;
}

test('a switch changes at once, settles with one write of one field, and says when it is live', async ({
  account,
  page,
}) => {
  await account.fault({ match: change, action: { type: 'delay', ms: 700 } });
  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard')).toContainText('Switching off …');
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  expect((await account.subscriptions())[0]?.enabled).toBe(true);
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  expect(await account.writes()).toEqual([{ ...change, body: { enabled: false } }]);
  expect((await account.subscriptions())[0]?.enabled).toBe(false);

  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/On, live within \d+ s/);
  await expect(switchOf(page, 'CRM')).toBeChecked();
  expect(await account.writes()).toHaveLength(2);
});

test('C1: after a burst of clicks page and server both have the last wish, with one write at a time', async ({
  account,
  page,
}) => {
  const mostInFlight = watchInFlight(page, 'PATCH');
  await account.fault({ match: change, action: { type: 'delay', ms: 1_500 } });
  await switchOf(page, 'Wallboard').click({ clickCount: 6 });
  await expect(rowOf(page, 'Wallboard')).toContainText('Switching on …');
  await expect(rowOf(page, 'Wallboard')).toContainText(/On, live within \d+ s/);
  await expect(switchOf(page, 'Wallboard')).toBeChecked();
  expect((await account.subscriptions())[0]?.enabled).toBe(true);
  expect(mostInFlight()).toBe(1);
  // The wishes in between were never sent.
  expect(await account.writes()).toEqual([
    { ...change, body: { enabled: false } },
    { ...change, body: { enabled: true } },
  ]);
});

for (const [status, reason] of [
  [403, 'You have no permission for this'],
  [500, 'VCC has a problem'],
] as const) {
  test(`a switch refused with ${status} goes back to the server's state with the reason on its row`, async ({
    account,
    page,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.fault({ match: change, action: { type: 'status', status } });
    await switchOf(page, 'Wallboard').click();
    await expect(rowOf(page, 'Wallboard').getByRole('alert')).toContainText(`Still on. ${reason}`);
    await expect(switchOf(page, 'Wallboard')).toBeChecked();
    await expect(rowOf(page, 'CRM').getByRole('alert')).toHaveCount(0);
    expect(await account.writes()).toHaveLength(1);

    await page.getByRole('button', { name: 'Dismiss the message about Wallboard' }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await switchOf(page, 'Wallboard').click();
    await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  });
}

test('a switch that fails after its row was scrolled away says so over the page, and is announced once', async ({
  account,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed(80);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(table(page)).toHaveAttribute('aria-rowcount', '83');
  await account.fault({ match: change, action: { type: 'reset' } });
  // What became of it is looked up, and that answer is held until the faults are cleared.
  await account.fault({ match: { method: 'GET', path }, action: { type: 'reorder' } });
  await switchOf(page, 'Wallboard').click();
  await expect.poll(() => account.count('GET', path)).toBe(1);
  const frame = page.getByRole('region', { name: 'Subscriptions table' });
  await frame.evaluate((element) => (element.scrollTop = 0));
  await expect(rowOf(page, 'Wallboard')).not.toBeInViewport();
  await account.clearFaults();
  await expect(page.getByRole('status').filter({ hasText: '“Wallboard” is still on: The API cannot' })).toBeVisible();
  await rowOf(page, 'Wallboard').scrollIntoViewIfNeeded();
  await expect(rowOf(page, 'Wallboard')).toContainText('Still on. The API cannot be reached');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('N9: a switch whose answer is lost settles as done by reading back', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: change, action: { type: 'commit+reset' } });
  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.count('PATCH', path)).toBe(1);
  expect(await account.count('GET', path)).toBe(1);
});

test('a switch of a subscription that is gone says so and takes its row away', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.changeElsewhere('DELETE', path);
  await switchOf(page, 'Wallboard').click();
  await expect(rowNames(page)).toHaveText(['CRM']);
  expect(await account.count('PATCH', path)).toBe(1);
});

test('a refresh under way does not turn a switch back', async ({ account, page }) => {
  await account.fault({
    match: { method: 'GET', path: '/webhooks/subscriptions' },
    action: { type: 'delay', ms: 800 },
  });
  await account.fault({ match: change, action: { type: 'delay', ms: 300 } });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeEnabled();
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  expect(await account.writes()).toEqual([{ ...change, body: { enabled: false } }]);
  // To show it, and the refresh: what was written meanwhile is laid over its answer.
  expect(await account.count('GET', '/webhooks/subscriptions')).toBe(2);
});

test('U25: deleting asks with name and URL, begins on Cancel, and takes the row away', async ({ account, page }) => {
  await chooseAction(page, 'Wallboard', 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete subscription' });
  await expect(dialog).toContainText('Delete Wallboard, which sends to https://wallboard.example.com/vcc?');
  await expect(dialog.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  expect(await account.writes()).toEqual([]);

  await chooseAction(page, 'Wallboard', 'Delete');
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(rowNames(page)).toHaveText(['CRM']);
  await expect(page.getByRole('status').filter({ hasText: '“Wallboard” is deleted' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Actions for CRM' })).toBeFocused();
  expect(await account.writes()).toEqual([{ ...deletion, body: null }]);
  expect(await account.subscriptions()).toHaveLength(1);
});

test('a subscription that is gone already counts as deleted', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.changeElsewhere('DELETE', path);
  await account.forgetRequests();
  await chooseAction(page, 'Wallboard', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rowNames(page)).toHaveText(['CRM']);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await account.writes()).toHaveLength(1);
});

test('N10: a deletion whose answer is lost is settled as done by reading back', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: deletion, action: { type: 'commit+reset' } });
  await chooseAction(page, 'Wallboard', 'Delete');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(rowNames(page)).toHaveText(['CRM']);
  expect(await account.count('DELETE', path)).toBe(1);
});

test('a deletion that fails stays open, says so, and can be tried again', async ({ account, page, watch }) => {
  watch.expectFailedRequests();
  await account.fault({ match: deletion, action: { type: 'status', status: 500 } });
  await chooseAction(page, 'Wallboard', 'Delete');
  const dialog = page.getByRole('dialog', { name: 'Delete subscription' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Not deleted. VCC has a problem');
  expect(await account.count('DELETE', path)).toBe(1);
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(rowNames(page)).toHaveText(['CRM']);
});
