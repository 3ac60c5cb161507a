import type { Page } from '@playwright/test';
import { eventTypesPath } from './fixtures/sandbox.ts';
import {
  applyReview,
  chooseAction,
  field,
  heading,
  ownSecret,
  rowLink,
  rowOf,
  saveButton,
  selectedEntries,
  switchOf,
  treeItem,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';
const change = { method: 'PATCH', path } as const;
const wallboard = {
  subscriptionId: 'wallboard',
  name: 'Wallboard',
  url: 'https://wallboard.example.com/vcc',
  events: ['agent.*', 'retired.event.v0'],
};

async function expectSaved(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: `“${name}” is saved` })).toBeVisible();
  await expect(rowOf(page, name)).toContainText(/live within \d+ s/);
}

test('a deep link opens a subscription with two API calls', async ({ account, page, signIn }) => {
  await account.seed([wallboard, { name: 'CRM' }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(heading(page, 'Wallboard')).toBeVisible();
  await expect(page).toHaveTitle('Wallboard · VCC Webhooks Console');
  await expect(field(page, 'URL')).toHaveValue(wallboard.url);
  await expect(page.getByRole('switch', { name: 'Enabled' })).toBeChecked();
  await expect(selectedEntries(page)).toContainText('agent.*');
  await expect(field(page, 'Signing secret')).toHaveValue('');
  const calls = (await account.requests()).map((request) => `${request.method} ${request.path}`).toSorted();
  expect(calls).toEqual([`GET ${eventTypesPath}`, `GET ${path}`]);
});

/** One change after the other of one subscription, and what each alone sends. */
const changes: readonly (readonly [what: string, edit: (page: Page) => Promise<void>, body: object])[] = [
  ['the URL', (page) => field(page, 'URL').fill('https://new.example.com/'), { url: 'https://new.example.com/' }],
  ['the switch', (page) => page.getByRole('switch', { name: 'Enabled' }).click(), { enabled: false }],
  [
    'the events',
    (page) => treeItem(page, 'channel.held.v0').click(),
    { events: ['agent.*', 'retired.event.v0', 'channel.held.v0'] },
  ],
  ['the secret', (page) => field(page, 'Signing secret').fill(ownSecret), { secret: ownSecret }],
  ['the name', (page) => field(page, 'Name').fill('  Wallboard  2 '), { name: 'Wallboard  2' }],
];

test('somebody who changes one thing sends nothing else', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn();
  for (const [what, edit, body] of changes) {
    // One change after the other, from the list and back to it.
    // oxlint-disable no-await-in-loop
    await account.forgetRequests();
    await rowLink(page, 'Wallboard').click();
    await edit(page);
    await saveButton(page).click();
    if (what === 'the URL') await applyReview(page);
    await expect(page.getByRole('status').filter({ hasText: 'is saved' })).toBeVisible();
    await expect(page.getByRole('row').filter({ hasText: /live within \d+ s/ })).toHaveCount(1);
    expect(await account.writes(), what).toEqual([{ ...change, body }]);
    // oxlint-enable no-await-in-loop
  }
});

test('blanks around a text that is left as it was are no change', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions/wallboard' });
  await field(page, 'Name').fill('  Wallboard ');
  await saveButton(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing was changed' })).toBeVisible();
  expect(await account.writes()).toEqual([]);
});

test('saving without a change sends nothing and says so', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions/wallboard' });
  await saveButton(page).click();
  await expect(page.getByRole('status').filter({ hasText: 'Nothing was changed in “Wallboard”' })).toBeVisible();
  await expect(heading(page, 'Subscriptions')).toBeVisible();
  expect(await account.writes()).toEqual([]);
});

test('A30, G18: entries that nobody knows survive a change of the name untouched', async ({
  account,
  page,
  signIn,
}) => {
  const events = ['agent.*', 'agent.*', 'Retired.Event', ' padded ', 'no-dots'];
  await account.seed([{ ...wallboard, events }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(selectedEntries(page)).toContainText('Not in today’s catalogue; kept.');
  await field(page, 'Name').fill('Wallboard Leeds');
  await saveButton(page).click();
  await expectSaved(page, 'Wallboard Leeds');
  expect(await account.writes()).toEqual([{ ...change, body: { name: 'Wallboard Leeds' } }]);
  expect((await account.subscriptions())[0]?.events).toEqual(events);
});

test('un-ticking one event below a wildcard leaves the others by name', async ({ account, page, signIn }) => {
  await account.seed([{ ...wallboard, events: ['agent.*', 'channel.held.v1'] }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(treeItem(page, 'agent')).toHaveAttribute('aria-checked', 'true');
  await treeItem(page, 'agent.presencechanged.v0').click();
  await expect(treeItem(page, 'agent')).toHaveAttribute('aria-checked', 'mixed');
  await expect(page.getByRole('status').filter({ hasText: 'agent.* replaced by' })).toBeVisible();
  await saveButton(page).click();
  await applyReview(page);
  await expectSaved(page, 'Wallboard');
  const [write] = await account.writes();
  expect(write).toEqual({ ...change, body: { events: ['agent.presencechanged.v1', 'channel.held.v1'] } });
});

test('U26: removing the last entry is refused before anything is sent', async ({ account, page, signIn }) => {
  await account.seed([{ ...wallboard, events: ['agent.*'] }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await page.getByRole('button', { name: 'Remove agent.*' }).click();
  await saveButton(page).click();
  await expect(page.getByRole('group', { name: 'Events' })).toHaveAccessibleDescription(/at least one event/);
  expect(await account.writes()).toEqual([]);
});

test('A5: a subscription that does not exist is said plainly, after asking once', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await signIn({ path: '/subscriptions/gone' });
  await expect(page.getByRole('alert')).toContainText('This subscription no longer exists');
  await expect(page.getByRole('button', { name: 'Retry' })).toHaveCount(0);
  expect(await account.count('GET', '/webhooks/subscriptions/gone')).toBe(1);
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(heading(page, 'Subscriptions')).toBeVisible();
});

test('a subscription that cannot be loaded is tried three times, then Retry brings it', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([wallboard]);
  await account.fault({ match: { method: 'GET', path }, action: { type: 'status', status: 503 }, times: 3 });
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(page.getByRole('alert')).toContainText('The subscription could not be loaded');
  expect(await account.count('GET', path)).toBe(3);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
});

test('A28: without the event types the rest can be edited, and the events are not sent', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([wallboard]);
  await account.fault({
    match: { method: 'GET', path: eventTypesPath },
    action: { type: 'status', status: 500 },
    times: 3,
  });
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(page.getByRole('group', { name: 'Events' }).getByRole('alert')).toContainText('VCC has a problem');
  await expect(selectedEntries(page)).toContainText('retired.event.v0');
  await field(page, 'Name').fill('Wallboard Leeds');
  await saveButton(page).click();
  await expectSaved(page, 'Wallboard Leeds');
  expect(await account.writes()).toEqual([{ ...change, body: { name: 'Wallboard Leeds' } }]);
});

test('C7: a look at another window and back does not touch what was typed', async ({ account, page, signIn }) => {
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions/wallboard' });
  await field(page, 'Name').fill('Half typed');
  await account.changeElsewhere('PATCH', path, { url: 'https://colleague.example.com/' });
  await account.forgetRequests();
  // Longer ago than what counts as fresh.
  await page.clock.setSystemTime(Date.now() + 60_000);
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
  await expect.poll(() => account.count('GET', path)).toBe(1);
  await expect.poll(async () => (await account.requests()).every(({ status }) => status === 200)).toBe(true);
  await expect(field(page, 'Name')).toHaveValue('Half typed');
  await expect(field(page, 'URL')).toHaveValue(wallboard.url);
  await expect(page.getByRole('note')).toContainText('URL: now https://colleague.example.com/');
  await saveButton(page).click();
  await expectSaved(page, 'Half typed');
  // The colleague's URL survives, because only the name was changed here.
  expect(await account.writes()).toEqual([{ ...change, body: { name: 'Half typed' } }]);
  expect((await account.subscriptions())[0]?.url).toBe('https://colleague.example.com/');
});

test('a subscription is deleted from its own page', async ({ account, page, signIn }) => {
  await account.seed([wallboard, { name: 'CRM' }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await field(page, 'Name').fill('Half typed');
  await page.getByRole('button', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete subscription' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(rowOf(page, 'CRM')).toBeVisible();
  await expect(rowOf(page, 'Wallboard')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await account.writes()).toEqual([{ method: 'DELETE', path, body: null }]);
});

test('Edit in a row opens the same page, and the list knows the change without asking again', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([wallboard]);
  await signIn({ path: '/subscriptions?q=wall' });
  await chooseAction(page, 'Wallboard', 'Edit');
  await page.getByRole('switch', { name: 'Enabled' }).click();
  await saveButton(page).click();
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  await expect(page).toHaveURL('/subscriptions?q=wall');
  expect(await account.count('GET', '/webhooks/subscriptions')).toBe(1);
});
