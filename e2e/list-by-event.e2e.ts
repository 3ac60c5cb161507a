import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { eventTypesPath, type SeedSubscription, subscriptionsPath } from './fixtures/sandbox.ts';
import { heading, rowNames, rowOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

/** "Who receives this event?" asked of the list (issue 3, item 4). */

const seeded: readonly SeedSubscription[] = [
  { name: 'CRM', events: ['channel.held.v1', 'agent.*'] },
  { name: 'Archive', events: ['*'], enabled: false },
  { name: 'Wallboard', events: ['channel.held.v1', 'agent.retired.v1'] },
];

test('who receives an event is asked in the list, answered with the entry, and sent as a link', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(seeded);
  await signIn();
  const box = page.getByRole('combobox', { name: 'Receives event' });
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM', 'Wallboard']);
  await box.fill('agent.presencechanged.v1');
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM']);
  await expect(page.getByText('2 of 3 subscriptions')).toBeVisible();
  await expect(rowOf(page, 'CRM')).toContainText('by agent.*');
  await expect(rowOf(page, 'Archive')).toContainText('Disabled: receives nothing now');
  await expect(page.getByText('1 of those shown is disabled and receives nothing now.')).toBeVisible();
  await expect(page).toHaveURL(/event=agent\.presencechanged\.v1/);
  expect(await account.requests()).toHaveLength(2);
  await expectAccessibleInBothSchemes(page);

  await page.getByRole('combobox', { name: 'Status' }).selectOption('Enabled');
  await expect(rowNames(page)).toHaveText(['CRM']);
  await page.reload();
  await expect(box).toHaveValue('agent.presencechanged.v1');
  await expect(rowNames(page)).toHaveText(['CRM']);
  await page.goBack();
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM']);

  await rowOf(page, 'CRM').getByRole('link', { name: 'CRM', exact: true }).click();
  await expect(heading(page, 'CRM')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM']);
});

test('a name that the catalogue does not know is found, and an event that nobody receives is said', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(seeded.filter(({ name }) => name === 'Wallboard'));
  await signIn({ path: '/subscriptions?event=agent.retired.v1' });
  await expect(rowOf(page, 'Wallboard')).toContainText('by agent.retired.v1');
  await expect(page.getByText('Not in today’s catalogue.')).toBeVisible();
  const box = page.getByRole('combobox', { name: 'Receives event' });
  await box.fill('agent.presencechanged.v1');
  const nobody = page.getByRole('heading', { name: 'No subscription receives agent.presencechanged.v1' });
  await expect(nobody).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create a subscription' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Clear filter' }).click();
  await expect(rowNames(page)).toHaveText(['Wallboard']);
  await expect(box).toHaveValue('');
});

test('without the catalogue a name is answered, and a pattern says what it cannot know', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed(seeded);
  await account.fault({
    match: { method: 'GET', path: eventTypesPath },
    action: { type: 'status', status: 404 },
    times: 9,
  });
  await signIn({ path: '/subscriptions?event=agent.presencechanged.v1' });
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM']);
  await expect(page.getByText('Whether this event is in today’s catalogue is not known.')).toBeVisible();
  await page.getByRole('combobox', { name: 'Receives event' }).fill('agent.*');
  await expect(rowNames(page)).toHaveText(['Wallboard']);
  await expect(page.getByText('who receives them by a wildcard is missing here')).toBeVisible();
  await account.clearFaults();
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(rowNames(page)).toHaveText(['Archive', 'CRM', 'Wallboard']);
  await expect(page.getByText('Stands for 2 event types of today’s catalogue.')).toBeVisible();
  expect(await account.writes()).toEqual([]);
  // The refusal and Retry; the list had nothing to retry.
  expect(await account.count('GET', eventTypesPath)).toBe(2);
  expect(await account.count('GET', subscriptionsPath)).toBe(1);
});

test('the page does not scroll sideways, whatever is filtered', async ({ account, page, signIn }) => {
  const name = `agent.${'very-long-'.repeat(40)}v1`;
  await account.seed([{ name: 'CRM', events: [name] }]);
  await signIn({ path: `/subscriptions?event=${name}` });
  const box = page.getByRole('combobox', { name: 'Receives event' });
  for (const width of [360, 768, 1440]) {
    // One width after the other.
    // oxlint-disable no-await-in-loop
    await page.setViewportSize({ width, height: 800 });
    await box.fill(name);
    await expect(table(page)).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await box.fill(`${name}x`);
    await expect(page.getByRole('heading', { name: 'No subscription receives' })).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // oxlint-enable no-await-in-loop
  }
});
