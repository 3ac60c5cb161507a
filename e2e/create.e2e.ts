import type { Page } from '@playwright/test';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import {
  addPattern,
  chooseAction,
  createButton,
  creationOf,
  field,
  fillForm,
  finishSecretDialog,
  heading,
  ownSecret,
  rowOf,
  secretDialog,
  selectedEntries,
  switchOf,
  treeItem,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const creation = { method: 'POST', path: subscriptionsPath } as const;

async function expectTyped(page: Page, name: string): Promise<void> {
  await expect(field(page, 'Name')).toHaveValue(name);
  await expect(field(page, 'URL')).toHaveValue('https://receiver.example.com/vcc');
  await expect(selectedEntries(page)).toContainText('agent.*');
}

test('a subscription is created with a wildcard ticked and a pattern typed, and its secret is shown once', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-write']);
  await signIn();
  await createButton(page).click();
  await expect(heading(page, 'Create subscription')).toBeFocused();
  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill('https://wallboard.example.com/vcc');
  await treeItem(page, 'agent').click();
  await expect(treeItem(page, 'agent')).toHaveAttribute('aria-checked', 'true');
  await addPattern(page, 'channel.*.v1');
  await createButton(page).click();

  const dialog = secretDialog(page);
  await expect(dialog).toBeVisible();
  const [stored] = await account.subscriptions();
  const secret = stored?.secret ?? 'none';
  expect(secret).toMatch(/^[\w+/]{43,}=*$/);
  await expect(dialog).not.toContainText(secret);
  await dialog.getByRole('button', { name: 'Reveal' }).click();
  await expect(dialog).toContainText(secret);
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('status')).toContainText('Copied');
  await expect(dialog.getByRole('button', { name: 'Done' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toContainText('Store the secret first');
  await finishSecretDialog(page);

  await expect(rowOf(page, 'Wallboard')).toContainText(/live within \d+ s/);
  await expect(page.getByRole('status').filter({ hasText: '“Wallboard” is created' })).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('searchbox', { name: 'Search subscriptions' }).press('ControlOrMeta+v');
  await expect(page.getByRole('searchbox', { name: 'Search subscriptions' })).toHaveValue(secret);
  expect(await account.writes()).toEqual([
    {
      ...creation,
      body: {
        name: 'Wallboard',
        url: 'https://wallboard.example.com/vcc',
        events: ['agent.*', 'channel.*.v1'],
        enabled: true,
      },
    },
  ]);
  expect(await account.requests()).toHaveLength(3);
});

test('ticking events and versions stores full names', async ({ account, page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill('https://receiver.example.com/vcc');
  await treeItem(page, 'channel.held').click();
  await treeItem(page, 'channel.ended.v0').click();
  await expect(treeItem(page, 'channel')).toHaveAttribute('aria-checked', 'mixed');
  await page.getByRole('switch', { name: 'Enabled' }).click();
  await createButton(page).click();
  await finishSecretDialog(page);
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  expect(await account.writes()).toMatchObject([
    { body: { events: ['channel.held.v1', 'channel.ended.v0'], enabled: false } },
  ]);
});

test('event types are found by their description', async ({ page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await page.getByRole('searchbox', { name: 'Search event types' }).fill('whole interaction');
  await expect(treeItem(page, 'interaction.detailrecord.v0')).toBeVisible();
  await expect(treeItem(page, 'agent')).toHaveCount(0);
});

test('somebody who brings an own secret is not shown it again', async ({ account, page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await field(page, 'Signing secret').fill(ownSecret);
  await createButton(page).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  const { body } = creationOf('Wallboard');
  expect(await account.writes()).toEqual([{ ...creation, body: { ...body, secret: ownSecret } }]);
  expect(await page.content()).not.toContain(ownSecret);
});

test('what is missing is said on its field, the first one takes the focus, and nothing is sent', async ({
  account,
  page,
  signIn,
}) => {
  await signIn({ path: '/subscriptions/new' });
  await createButton(page).click();
  await expect(field(page, 'Name')).toHaveAccessibleDescription('Enter a name.');
  await expect(field(page, 'Name')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Name')).toBeFocused();
  await expect(field(page, 'URL')).toHaveAccessibleDescription(/Enter the URL/);
  await expect(page.getByRole('group', { name: 'Events' })).toHaveAccessibleDescription(/at least one event/);

  await field(page, 'Name').fill('ab');
  await field(page, 'URL').fill('https://user:pass@host.example');
  await field(page, 'Signing secret').fill('not base64!');
  await createButton(page).click();
  await expect(field(page, 'Name')).toHaveAccessibleDescription('A name has at least 3 characters.');
  await expect(field(page, 'URL')).toHaveAccessibleDescription(/Credentials in a URL are not allowed/);
  await expect(field(page, 'Signing secret')).toHaveAccessibleDescription(/Base64|blanks/);

  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill('https://receiver.example.com/vcc');
  await field(page, 'Signing secret').fill('');
  await createButton(page).click();
  await expect(page.getByRole('searchbox', { name: 'Search event types' })).toBeFocused();
  expect(await account.writes()).toEqual([]);
});

test('Enter in the pattern box adds the entry and never sends the form', async ({ account, page, signIn }) => {
  await signIn({ path: '/subscriptions/new' });
  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill('http://10.0.0.5/hook');
  await expect(page.getByText(/http is not encrypted/)).toBeVisible();
  await expect(page.getByText(/cannot reach 10.0.0.5/)).toBeVisible();
  await addPattern(page, '*.v1');
  await field(page, 'Add a pattern').press('Enter');
  await expect(field(page, 'Add a pattern')).toHaveAccessibleDescription('Type an event type or a pattern first.');
  await field(page, 'Add a pattern').fill('*.v1');
  await field(page, 'Add a pattern').press('Enter');
  await expect(field(page, 'Add a pattern')).toHaveAccessibleDescription('This entry is selected already.');
  expect(await account.writes()).toEqual([]);
});

test('A7: a name that is taken is said on the name and everything typed stays', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  // One that is just as typed might be this very request, sent again by the browser: no list tells here (N8).
  await account.seed([{ name: 'Wallboard', url: 'https://else.example.com/vcc' }]);
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(field(page, 'Name')).toHaveAccessibleDescription(/Another subscription of this account has this name/);
  await expect(field(page, 'Name')).toBeFocused();
  await expectTyped(page, 'Wallboard');
  await expect(page.getByRole('main').getByRole('alert')).toHaveCount(0);

  await field(page, 'Name').fill('Wallboard Leeds');
  await createButton(page).click();
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  expect(await account.writes()).toEqual([creationOf('Wallboard'), creationOf('Wallboard Leeds')]);
});

test('a refusal that names a field is said on that field', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await account.fault({
    match: creation,
    action: { type: 'status', status: 400, body: { message: 'url must be publicly reachable.' } },
  });
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  await expect(field(page, 'URL')).toHaveAccessibleDescription(/url must be publicly reachable/);
  await expect(field(page, 'URL')).toBeFocused();
  await expectTyped(page, 'Wallboard');
  expect(await account.writes()).toEqual([creationOf('Wallboard')]);
});

test('an event type that VCC does not know is said at the events', async ({ account, page, signIn, watch }) => {
  watch.expectFailedRequests();
  await signIn({ path: '/subscriptions/new' });
  await fillForm(page, { name: 'Wallboard', pattern: 'fax.received.v0' });
  await expect(selectedEntries(page)).toContainText('Not in today’s catalogue; kept.');
  await createButton(page).click();
  await expect(page.getByRole('group', { name: 'Events' })).toHaveAccessibleDescription(
    /Unknown event type: fax.received.v0/,
  );
  expect(await account.count('POST', subscriptionsPath)).toBe(1);
});

test('Duplicate begins with everything of the original, switched off and named as a copy', async ({
  account,
  page,
  signIn,
}) => {
  const original = { url: 'https://crm.example.com/pop', events: ['channel.*', 'retired.event.v0'] };
  await account.seed([{ ...original, name: 'CRM', subscriptionId: 'original' }]);
  await signIn();
  await chooseAction(page, 'CRM', 'Duplicate');
  await expect(heading(page, 'Duplicate subscription')).toBeVisible();
  await expect(field(page, 'Name')).toHaveValue('Copy of CRM');
  await expect(field(page, 'URL')).toHaveValue(original.url);
  await expect(page.getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
  await page.getByRole('button', { name: 'Remove retired.event.v0' }).click();
  await createButton(page).click();
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Copy of CRM')).toBeVisible();
  await expect(rowOf(page, 'CRM')).toBeVisible();
  expect(await account.writes()).toEqual([
    { ...creation, body: { name: 'Copy of CRM', url: original.url, events: ['channel.*'], enabled: false } },
  ]);
});
