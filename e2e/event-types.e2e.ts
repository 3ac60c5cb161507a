import type { Locator, Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { createButton, field, finishSecretDialog, heading, rowNames, selectedEntries } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

/** The catalogue and "who receives this event?" (issue 3, items 3 and 4). */

const catalogue = (page: Page) => page.getByRole('table', { name: 'Event types' });
const receivers = (page: Page) =>
  page.getByRole('region', { name: 'Who receives this event' }).getByRole('table').getByRole('row');
const search = (page: Page) => page.getByRole('searchbox', { name: 'Search event types' });

/** Acceptance L4. */
const nodeBudget = 600;

async function expectFewNodes(page: Page): Promise<void> {
  expect(await catalogue(page).locator('*').count()).toBeLessThanOrEqual(nodeBudget);
}

/** How many rows are in the page above those in view. */
async function rowsAbove(page: Page, frame: Locator): Promise<number> {
  const top = (await frame.boundingBox())?.y ?? 0;
  return catalogue(page)
    .locator('[data-index]')
    .evaluateAll((rows, edge) => rows.filter((row) => row.getBoundingClientRect().bottom <= edge).length, top);
}

test('an event type is found, who receives it is answered, and a subscription to it is created', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([
    { name: 'Archive', events: ['*'], enabled: false },
    { name: 'CRM', events: ['channel.*'] },
  ]);
  await signIn({ path: '/event-types' });
  await expect(catalogue(page)).toContainText('Nobody now, 1 disabled');
  expect((await account.requests()).map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual([
    'GET /webhooks/event-types',
    'GET /webhooks/subscriptions',
  ]);
  await expectAccessibleInBothSchemes(page);
  await search(page).fill('presence');
  await expect(page).toHaveURL(/\?q=presence$/);
  await page.getByRole('link', { name: /^Nobody receives 2$/ }).click();
  await catalogue(page).getByRole('link', { name: 'agent.presencechanged.v0' }).click();

  await expect(heading(page, 'agent.presencechanged.v0')).toBeFocused();
  await expect(receivers(page)).toHaveText([/Matching entry/, /Archive.*Disabled.*\*/]);
  await expectAccessibleInBothSchemes(page);
  await page.getByText('A newer version of this event exists').getByRole('link').click();
  await expect(heading(page, 'agent.presencechanged.v1')).toBeFocused();
  // A deep link that ends in dots and a version.
  await page.reload();
  await expect(heading(page, 'agent.presencechanged.v1')).toBeVisible();
  await page.getByRole('link', { name: 'Subscribe' }).click();
  await expect(selectedEntries(page).getByRole('listitem')).toContainText(['agent.presencechanged.v1']);
  await expect(page.getByRole('note')).toContainText('The link that you followed has chosen');
  await field(page, 'Name').fill('Wallboard');
  await field(page, 'URL').fill('https://receiver.example.com/vcc');
  await createButton(page).click();
  await finishSecretDialog(page);
  expect(await account.writes()).toMatchObject([{ method: 'POST', body: { events: ['agent.presencechanged.v1'] } }]);

  await page.goto('/event-types/agent.presencechanged.v1');
  await expect(receivers(page)).toHaveText([
    /Matching entry/,
    /Wallboard.*Enabled.*agent\.presencechanged\.v1/,
    /Archive.*Disabled.*\*/,
  ]);
  await page.getByRole('link', { name: 'Show in the list' }).click();
  await expect(rowNames(page)).toHaveText(['Archive', 'Wallboard']);
  await page.getByRole('link', { name: 'About this event type' }).click();
  await expect(heading(page, 'agent.presencechanged.v1')).toBeFocused();
});

test('of 5,000 event types and 10,000 subscriptions a few rows are in the page, for the keyboard too', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ eventTypes: 5_000 });
  await account.seed(10_000);
  await signIn({ path: '/event-types' });
  await expect(page.getByRole('status').filter({ hasText: /^5,000 event types$/ })).toBeVisible();
  await expect(
    catalogue(page)
      .getByText(/\d+ enabled, \d+ disabled/)
      .first(),
  ).toBeVisible();
  await expectFewNodes(page);
  const frame = page.getByRole('region', { name: 'Event types table' });
  const atTop = await catalogue(page).getByRole('link').first().innerText();
  await frame.focus();
  await page.keyboard.press('End');
  await expect(
    catalogue(page)
      .getByRole('link', { name: /^wallboard\./ })
      .first(),
  ).toBeVisible();
  await expectFewNodes(page);
  // Where it stands still the rows above the view are there again. Home stops short where it is pressed just before:
  // they are measured then, and the table moves by what they are higher or lower than was guessed.
  await expect.poll(() => rowsAbove(page, frame)).toBeGreaterThanOrEqual(6);
  // From the last link in view on, Tab goes on through rows that were not there before.
  await page.keyboard.press('Home');
  // Not one of the last rows, which are there for a frame more and would take the focus with them.
  await expect(catalogue(page).getByRole('link').first()).toHaveText(atTop);
  await catalogue(page).getByRole('link').first().focus();
  for (let step = 0; step < 40; step += 1) await page.keyboard.press('Tab');
  await expect(catalogue(page).locator('a:focus')).toBeInViewport();

  await search(page).fill('wallboard created');
  await expect(catalogue(page).getByRole('link').first()).toHaveText(/wallboard\.created/);
  await search(page).fill('channel.alerted.v1');
  await catalogue(page).getByRole('link').first().click();
  await expect(page.getByText(/enabled subscriptions receive it/)).toBeVisible();
  expect(await receivers(page).count()).toBeLessThan(60);
});

test('a new event type is marked in every visit until it is marked as seen', async ({ account, page, signIn }) => {
  await signIn({ path: '/event-types' });
  await expect(catalogue(page)).toBeVisible();
  await account.seedRaw({ eventTypes: [{ name: 'agent.new/one?.v1', description: 'New', jsonSchema: {} }] });
  await page.reload();
  await page.getByRole('link', { name: 'New since your last visit 1' }).click();
  await expect(catalogue(page).getByRole('row').filter({ hasText: 'New since' })).toHaveCount(1);
  await catalogue(page).getByRole('link', { name: 'agent.new/one?.v1' }).click();
  await expect(page.getByText(/version v1\. New since/)).toBeVisible();
  await page.reload();
  await expect(heading(page, 'agent.new/one?.v1')).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Mark as seen' }).click();
  await expect(heading(page, 'Event types')).toBeFocused();
  await expect(page.getByText('Nothing is new since')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Nothing is new since')).toBeVisible();
});

test('names as long as they like make no page scroll sideways', async ({ account, page, signIn }) => {
  const long = 'very-long-'.repeat(30);
  const name = `agent.${long}.v1`;
  await account.seedRaw({
    eventTypes: [name, `agent.${long}.v0`].map((type) => ({ name: type, description: long, jsonSchema: {} })),
  });
  await account.seed([{ name: long.slice(0, 120), events: [name, '*'] }]);
  const expectNoSidewaysScroll = async (): Promise<void> => {
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    }
  };
  await signIn({ path: '/event-types' });
  await expect(catalogue(page)).toBeVisible();
  await expectNoSidewaysScroll();
  await catalogue(page).getByRole('link', { name }).click();
  await expect(page.getByRole('table', { name: 'Versions' })).toBeVisible();
  await expectNoSidewaysScroll();
});

test('a schema part that cannot be loaded leaves the page as it is, and is tried again', async ({
  openConsole,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  let isBroken = true;
  const url = await openConsole((path) =>
    isBroken && path.includes('event-type-details')
      ? { status: 404, type: 'text/plain', body: 'Not found' }
      : undefined,
  );
  await signIn({ path: `${url}/event-types/agent.presencechanged.v1` });
  await expect(page.getByText('This part of the console could not be loaded')).toBeVisible();
  await expect(page.getByText('Nobody receives it.')).toBeVisible();
  isBroken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('This part of the console could not be loaded')).toBeHidden();
  // Below its heading there is something now, whatever it is.
  await expect(page.getByRole('region', { name: 'Schema and sample' }).locator('> *').nth(1)).toBeVisible();
});
