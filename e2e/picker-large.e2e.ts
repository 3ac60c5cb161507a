import type { Page } from '@playwright/test';
import { selectedEntries, treeItem } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const fullCatalogue = 5_000;
/** Acceptance L4. */
const nodeBudget = 600;

const tree = (page: Page) => page.getByRole('tree', { name: 'Event types' });
const focusedItem = (page: Page) => tree(page).locator('[role="treeitem"]:focus');

async function expectFewNodes(page: Page): Promise<void> {
  expect(await tree(page).locator('*').count()).toBeLessThanOrEqual(nodeBudget);
}

test('5,000 event types are walked, unfolded and ticked with the keyboard, a few rows at a time', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ eventTypes: fullCatalogue });
  await signIn({ path: '/subscriptions/new' });
  await expect(page.getByText('5,000 event types in today’s catalogue.')).toBeVisible();
  await expectFewNodes(page);
  await page.getByRole('searchbox', { name: 'Search event types' }).press('ArrowDown');
  await expect(focusedItem(page)).toHaveAttribute('aria-posinset', '1');

  // Unfolding a source must not lose the focus, however many rows it brings.
  await page.keyboard.type('callback');
  await expect(treeItem(page, 'callback')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(treeItem(page, 'callback')).toBeFocused();
  await expect(treeItem(page, 'callback')).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowRight');
  await expect(focusedItem(page)).toHaveAttribute('aria-level', '2');
  await page.keyboard.press('ArrowLeft');
  await expect(treeItem(page, 'callback')).toBeFocused();

  // Every source of the level at once: some 4,000 rows.
  await page.keyboard.press('*');
  await expectFewNodes(page);
  await page.keyboard.press('End');
  await expect(focusedItem(page)).toHaveAttribute('aria-level', '2');
  await expect(focusedItem(page)).toBeInViewport();
  await expectFewNodes(page);
  await page.keyboard.press('Home');
  await expect(focusedItem(page)).toHaveAttribute('aria-level', '1');
  await expect(focusedItem(page)).toHaveAttribute('aria-posinset', '1');
  await expect(focusedItem(page)).toBeInViewport();
  await page.keyboard.type('team');
  await expect(treeItem(page, 'team')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(selectedEntries(page).getByRole('listitem')).toContainText(['team.*']);
  await expectFewNodes(page);
});

test('a scrolled tree keeps its one tab stop, and a search leaves the focus in its box', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ eventTypes: fullCatalogue });
  await signIn({ path: '/subscriptions/new' });
  const search = page.getByRole('searchbox', { name: 'Search event types' });
  await expect(tree(page)).toBeVisible();
  await search.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const name = await focusedItem(page).locator('.name').innerText();
  await tree(page).evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(treeItem(page, 'wallboard')).toBeVisible();
  await expect(treeItem(page, name)).toBeFocused();
  await expect(tree(page).locator('[tabindex="0"]')).toHaveCount(1);

  await search.fill('created');
  await expect(page.getByRole('status').filter({ hasText: 'event types found.' })).toBeVisible();
  await expect(treeItem(page, 'adherence.created')).toBeVisible();
  await expect(search).toBeFocused();
  await expectFewNodes(page);
  await search.fill('no such event');
  await expect(page.getByText('No event type matches this search.')).toBeVisible();
  await search.fill('wallboard.created');
  await search.press('ArrowDown');
  await expect(treeItem(page, 'digitalwallboard')).toBeFocused();
});
