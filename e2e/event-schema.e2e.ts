import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { treeItem } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const disclosure = (page: Page) => page.getByRole('button', { name: 'Show schema and sample' });
const pane = (page: Page) => page.getByRole('region', { name: 'Schema and sample' });
const fieldsOf = (page: Page, name: string) => pane(page).getByRole('list', { name: `Fields of ${name}` });
const sampleOf = (page: Page, name: string) => pane(page).getByRole('group', { name: `Sample of ${name}` });

const schemaPart = /event-type-details/;

test('the schema and a sample of an event are read with the keyboard, and loaded when they are asked for', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await context.grantPermissions(['clipboard-write']);
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  await signIn({ path: '/subscriptions/new' });
  await page.getByRole('searchbox', { name: 'Search event types' }).press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(treeItem(page, 'agent.presencechanged')).toBeFocused();
  await account.forgetRequests();
  expect(scripts.filter((url) => schemaPart.test(url))).toEqual([]);

  await page.keyboard.press('Tab');
  await expect(disclosure(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(disclosure(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(fieldsOf(page, 'agent.presencechanged.v1')).toContainText('agentId text required');
  expect(scripts.filter((url) => schemaPart.test(url))).toHaveLength(1);

  // The pane follows the tree, and the focus stays in it.
  await page.keyboard.press('Shift+Tab');
  await expect(treeItem(page, 'agent.presencechanged')).toBeFocused();
  await page.keyboard.type('channel.ended');
  await expect(treeItem(page, 'channel.ended')).toBeFocused();
  await expect(fieldsOf(page, 'channel.ended.v1')).toContainText('conversationId UUID required');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(treeItem(page, 'channel.ended.v0')).toBeFocused();
  await expect(fieldsOf(page, 'channel.ended.v0')).toContainText('reason text required');

  const sample = sampleOf(page, 'channel.ended.v0');
  await expect(sample).toContainText('"source": "/channel"');
  const first = await sample.innerText();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(sample).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(pane(page).getByRole('status')).toHaveText('Sample copied.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(sample).not.toHaveText(first);
  await expect(pane(page).getByRole('status')).toHaveText('Another sample is shown.');

  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
  });
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(pane(page).getByRole('status')).toContainText('Copying failed');
  expect(await page.evaluate(() => window.getSelection()?.toString())).toContain('"specversion": "1.0"');

  await expectAccessibleInBothSchemes(page);
  expect(await account.requests()).toEqual([]);
});

test('a schema that cannot be loaded leaves the form as it is, and trying again loads it', async ({
  openConsole,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  let failures = 0;
  const url = await openConsole((path) => {
    if (!schemaPart.test(path) || failures > 0) return undefined;
    failures += 1;
    return { status: 503, type: 'text/plain', body: '' };
  });
  await signIn({ path: `${url}/subscriptions/new` });
  await page.getByRole('textbox', { name: 'Name' }).fill('Wallboard');
  await treeItem(page, 'channel.held.v1').focus();
  await disclosure(page).click();
  await expect(pane(page).getByRole('alert')).toContainText('could not be loaded');
  await pane(page).getByRole('button', { name: 'Try again' }).click();
  await expect(pane(page)).toBeFocused();
  await expect(fieldsOf(page, 'channel.held.v1')).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Wallboard');
});
