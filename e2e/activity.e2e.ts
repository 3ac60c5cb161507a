import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { chooseAction, field, rowLink, rowOf, switchOf, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';

test.beforeEach(async ({ account, signIn }) => {
  await account.seed([
    { subscriptionId: 'wallboard', name: 'Wallboard', events: ['agent.*', 'channel.held.v1'] },
    { name: 'CRM', events: ['agent.*'] },
  ]);
  await signIn();
});

test('a switch and an edit are kept over pages, and taken back unless somebody changed them since', async ({
  account,
  page,
}) => {
  await switchOf(page, 'Wallboard').click();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  await rowLink(page, 'Wallboard').click();
  await expect(page.getByText(/The last change made here: live within \d+ s/)).toBeVisible();
  await field(page, 'Name').fill('Wallboard Leeds');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(table(page)).toBeVisible();

  await page.getByRole('button', { name: 'Activity' }).click();
  const drawer = page.getByRole('dialog', { name: 'Activity' });
  const changes = drawer.getByRole('list', { name: 'Changes' });
  await expect(changes.getByRole('listitem')).toHaveCount(2);
  await expect(changes).toContainText('Wallboard → Wallboard Leeds');
  await expectAccessibleInBothSchemes(page);

  await account.changeElsewhere('PATCH', path, { name: 'Theirs' });
  await account.forgetRequests();
  await drawer.getByRole('button', { name: 'Undo “Renamed”' }).click();
  await expect(drawer.getByRole('alert')).toContainText('since then name was changed again');
  expect(await account.writes()).toEqual([]);
  await drawer.getByRole('button', { name: 'Undo “Switched off”' }).click();
  await expect(changes.getByRole('listitem').filter({ hasText: 'Undone.' })).toBeFocused();
  expect(await account.writes()).toEqual([{ method: 'PATCH', path, body: { enabled: true } }]);
  expect(await account.count('GET', path)).toBe(2);
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Activity' })).toBeFocused();
  await expect(switchOf(page, 'Theirs')).toBeChecked();
});

test('a deletion shows its effect, and is created again as new', async ({ account, page }) => {
  await chooseAction(page, 'Wallboard', 'Delete');
  const question = page.getByRole('dialog', { name: 'Delete subscription' });
  await expect(question.getByRole('region', { name: 'Effect' })).toContainText('channel.held.v1');
  await expect(question.getByRole('region', { name: 'Effect' })).not.toContainText('agent.presencechanged');
  await expectAccessibleInBothSchemes(page);
  await question.getByRole('button', { name: 'Delete' }).click();
  await expect(rowLink(page, 'Wallboard')).toBeHidden();

  await page.getByRole('button', { name: 'Activity' }).click();
  await page.getByRole('link', { name: 'Create again as new Wallboard' }).click();
  await expect(page.getByRole('note')).toContainText('id and its signing secret will be new');
  await expect(field(page, 'Name')).toHaveValue('Wallboard');
  await page.getByRole('button', { name: 'Create subscription' }).click();
  await expect(page.getByRole('dialog', { name: 'Signing secret' })).toBeVisible();
  const body = {
    name: 'Wallboard',
    url: 'https://receiver.example.com/vcc',
    events: ['agent.*', 'channel.held.v1'],
    enabled: false,
  };
  expect(await account.writes()).toEqual([
    { method: 'DELETE', path, body: null },
    { method: 'POST', path: '/webhooks/subscriptions', body },
  ]);
});
