import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { expect, test } from './fixtures/test.ts';

const seeded = [
  { name: 'Open line', url: 'http://line.example.com/vcc', events: ['agent.presencechanged.v1'] },
  { name: 'Old dialler', url: 'https://dialler.example.com/vcc', events: ['channel.held.v0'] },
  { name: 'All is well', url: 'https://well.example.com/vcc', events: ['channel.held.v1'] },
];

test('the checks name what is doubtful, and filter by kind, after two API calls', async ({ account, page, signIn }) => {
  await account.seed(seeded);
  await signIn({ path: '/checks' });
  const findings = page.getByRole('table', { name: 'Findings' });
  await expect(findings.getByRole('row').filter({ hasText: 'Open line' })).toContainText('http URL');
  await expect(findings).not.toContainText('All is well');
  expect((await account.requests()).map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'GET /webhooks/event-types',
    'GET /webhooks/subscriptions',
  ]);
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('link', { name: /^http URL/ }).click();
  await expect(page).toHaveURL(/kind=http-url/);
  await expect(findings.getByRole('row')).toHaveCount(2);
});

test('a suggestion opens the editor with the change unsaved, and saving sends it alone', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(seeded);
  await signIn({ path: '/checks' });
  const row = page.getByRole('row').filter({ hasText: 'Old dialler' });
  await row.getByRole('link', { name: /Add channel\.held\.v1/ }).click();
  await expect(page.getByText('A check suggested this change')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await account.forgetRequests();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page.getByRole('heading', { name: 'Subscriptions', exact: true })).toBeVisible();
  const writes = (await account.requests()).filter(({ method }) => method !== 'GET');
  expect(writes).toMatchObject([{ method: 'PATCH', body: { events: ['channel.held.v0', 'channel.held.v1'] } }]);
});
