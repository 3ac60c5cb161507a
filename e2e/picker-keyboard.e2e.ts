import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { eventTypesPath } from './fixtures/sandbox.ts';
import { field, heading, saveButton, selectedEntries, treeItem } from './fixtures/screens.ts';
import { tabWithin } from './fixtures/tab-within.ts';
import { expect, test } from './fixtures/test.ts';

const path = '/webhooks/subscriptions/wallboard';
const wallboard = { subscriptionId: 'wallboard', name: 'Wallboard', url: 'https://wallboard.example.com/vcc' };

const entries = (page: Page): Locator => selectedEntries(page).locator('bdi');
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
const status = (page: Page, text: string): Locator => page.getByRole('status').filter({ hasText: text });

const tabTo = (page: Page, target: Locator): Promise<void> => tabWithin(40, page, target);

/** Types letters in the tree, and then takes the arrow keys to the row. */
async function goTo(page: Page, letters: string, row: string): Promise<void> {
  await page.keyboard.type(letters);
  for (let presses = 0; presses < 10; presses += 1) {
    // As above.
    // oxlint-disable no-await-in-loop
    if (await treeItem(page, row).evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('ArrowDown');
    // oxlint-enable no-await-in-loop
  }
  await expect(treeItem(page, row)).toBeFocused();
}

test('with the keyboard alone a stored wildcard gives way to its rest, and only the events are sent', async ({
  account,
  page,
  signIn,
}) => {
  const stored = ['gone.away.v3', 'agent.*', 'agent.old.v0'];
  await account.seed([{ ...wallboard, events: stored }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await expect(heading(page, 'Wallboard')).toBeVisible();
  await tabTo(page, page.getByRole('searchbox', { name: 'Search event types' }));
  await page.keyboard.press('Tab');
  await expect(treeItem(page, 'agent')).toBeFocused();
  await expect(treeItem(page, 'agent')).toHaveAccessibleDescription('all current and future');

  // Un-ticks one child of the wildcard, and takes it back once.
  await goTo(page, 'a', 'agent.presencechanged.v0');
  await page.keyboard.press('Space');
  await expect(status(page, 'agent.* replaced by 1 event type.')).toBeVisible();
  await expect(treeItem(page, 'agent')).toHaveAttribute('aria-checked', 'mixed');
  await page.keyboard.press('Control+z');
  await expect(entries(page)).toHaveText(stored);
  await expect(treeItem(page, 'agent.presencechanged.v0')).toBeFocused();
  await page.keyboard.press('Space');

  // Three events in two groups.
  await goTo(page, 'held', 'channel.held');
  await page.keyboard.press('Space');
  await goTo(page, 'parked', 'channel.parked.v0');
  await page.keyboard.press('Space');
  await page.keyboard.press('End');
  await expect(treeItem(page, 'interaction.detailrecord.v0')).toBeFocused();
  await page.keyboard.press('Space');

  await tabTo(page, field(page, 'Add a pattern'));
  await page.keyboard.type('*.v2');
  await page.keyboard.press('Enter');
  const expected = [
    'gone.away.v3',
    'agent.presencechanged.v1',
    'agent.old.v0',
    'channel.held.v1',
    'channel.parked.v0',
    'interaction.detailrecord.v0',
    '*.v2',
  ];
  await expect(entries(page)).toHaveText(expected);
  await tabTo(page, saveButton(page));
  await page.keyboard.press('Enter');
  // agent.presencechanged.v0 is lost: that is asked about.
  await tabTo(page, button(page, 'Apply'));
  await page.keyboard.press('Enter');
  await expect(status(page, '“Wallboard” is saved')).toBeVisible();
  expect(await account.writes()).toEqual([{ method: 'PATCH', path, body: { events: expected } }]);
  expect(await account.count('GET', eventTypesPath)).toBe(1);
});

test('a list from a ticket is sorted, added, tidied and taken back, and is never lost unasked', async ({
  account,
  page,
  signIn,
}) => {
  const stored = ['channel.held.v0', 'gone.away.v3', 'channel.parked.v1', 'gone.away.v3'];
  await account.seed([{ ...wallboard, events: stored }]);
  await signIn({ path: '/subscriptions/wallboard' });
  await button(page, 'Tidy').click();
  const redundant = page.getByRole('list', { name: 'Entries that change nothing' }).getByRole('listitem');
  await expect(redundant).toHaveText(['gone.away.v3 stored 2 times; one stays']);
  await page.getByRole('searchbox', { name: 'Search event types' }).focus();
  await tabTo(page, button(page, 'Paste a list'));
  await page.keyboard.press('Enter');
  const box = field(page, 'List of events');
  await expect(box).toBeFocused();
  await page.keyboard.insertText(
    'Please add:\n* channel.h*\n- agent.presencechanged\n• Channel.Ended.V1, gone.away.v3;',
  );
  const panel = page.getByRole('group', { name: 'Paste a list' });
  await expect(panel.getByRole('status')).toHaveText(
    '6 different words: 1 matched, 2 to look at, 1 already covered, 2 unknown.',
  );
  await expect(panel).toContainText('Did you mean channel.ended.v1?');
  await expectAccessibleInBothSchemes(page);

  // It counts as unsaved: neither leaving nor saving forgets it.
  await button(page, 'Cancel').click();
  const question = page.getByRole('dialog', { name: 'Discard changes?' });
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(question).toHaveCount(0);
  await saveButton(page).click();
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleDescription(/pasted but not added/);
  expect(await account.writes()).toEqual([]);

  await panel.getByRole('combobox', { name: 'Entry for Channel.Ended.V1' }).selectOption('channel.ended.v1');
  await tabTo(page, button(page, 'Add 3 entries'));
  await page.keyboard.press('Enter');
  await expect(button(page, 'Paste a list')).toBeFocused();
  const added = [...stored, 'channel.h*', 'agent.presencechanged.v1', 'channel.ended.v1'];
  await expect(entries(page)).toHaveText([...new Set(added)]);

  await expect(redundant).toHaveText([
    'channel.held.v0 covered by channel.h*',
    'gone.away.v3 stored 2 times; one stays',
  ]);
  await tabTo(page, button(page, 'Remove 2 entries'));
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveText([...new Set(added)].slice(1));
  await tabTo(page, button(page, 'Undo'));
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveText([...new Set(added)]);
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveText([...new Set(stored)]);
  await expect(button(page, 'Undo')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  await button(page, 'Cancel').click();
  await expect(heading(page, 'Subscriptions')).toBeVisible();
  expect(await account.writes()).toEqual([]);
});
