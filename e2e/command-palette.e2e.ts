import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { eventTypesPath, subscriptionsPath } from './fixtures/sandbox.ts';
import { field, heading, rowNames } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' });
const box = (page: Page) => palette(page).getByRole('combobox');

/** The result that Enter would open: the one that assistive technology is told of. */
async function expectActive(page: Page, text: RegExp): Promise<void> {
  const activeText = () =>
    box(page).evaluate((input) => {
      const active = document.getElementById(input.getAttribute('aria-activedescendant') ?? '');
      return active?.getAttribute('aria-selected') === 'true' ? active.textContent : '';
    });
  await expect.poll(activeText).toMatch(text);
}

async function find(page: Page, text: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(text);
}

test('everything is found and opened from the keyboard alone, at 10,000 subscriptions and 5,000 event types', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ eventTypes: 5_000 });
  await account.seed(9_999);
  await account.seed([{ subscriptionId: 'needle-id', name: 'Needle', url: 'https://haystack.example.com/' }]);
  await signIn();
  await expect(rowNames(page).first()).toBeVisible();
  const requests = await account.requests();

  await find(page, 'needle-i');
  await expect(palette(page).getByRole('status')).toHaveText('1 result');
  await expectActive(page, /Needle/);
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await expect(palette(page)).toHaveCount(0);
  await expect(heading(page, 'Subscriptions')).toBeFocused();

  // From the first to the last of some 15,000, of which a few are in the page.
  await find(page, '');
  await expect(palette(page).getByRole('status')).toHaveText(/^15,0\d\d results$/);
  await page.keyboard.press('ControlOrMeta+End');
  await expectActive(page, /Event type/);
  for (let presses = 0; presses < 12; presses += 1) {
    // One key after the other.
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.press('ArrowUp');
  }
  await expectActive(page, /Event type/);
  expect(await palette(page).getByRole('option').count()).toBeLessThan(60);
  await page.keyboard.press('ControlOrMeta+Home');
  await expectActive(page, /Screen/);
  await page.keyboard.press('Escape');

  await find(page, 'haystack.example');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Needle')).toBeFocused();
  await find(page, 'agent.presencechanged.v1');
  await expectActive(page, /Event type/);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/subscriptions\?event=agent\.presencechanged\.v1$/);
  await find(page, 'checks');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Checks')).toBeFocused();
  await find(page, 'create sub');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Create subscription')).toBeFocused();
  // Opened from a text box; what is typed into the palette is not typed into the form.
  await field(page, 'Name').focus();
  await find(page, 'keyboard');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(field(page, 'Name')).toHaveValue('');
  const asked = (await account.requests()).slice(requests.length).map(({ path }) => path);
  // The page of the subscription asked for it; the palette asked for nothing.
  expect(asked).toEqual([`${subscriptionsPath}/needle-id`]);

  await find(page, 'sign out');
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Sign in')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(palette(page)).toHaveCount(0);
});

test('what is not loaded is said, and loaded when it is asked for; offline the rest goes on', async ({
  account,
  context,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signIn({ path: '/subscriptions/new' });
  await expect(heading(page, 'Create subscription')).toBeVisible();
  await expect(page.getByText('28 event types in today’s catalogue.')).toBeVisible();
  await find(page, 'wallboard');
  await expect(palette(page).getByText('Nothing is called that.')).toContainText('not loaded yet: subscriptions.');
  expect(await account.count('GET', subscriptionsPath)).toBe(0);

  await context.setOffline(true);
  await expectActive(page, /Load subscriptions to find them here/);
  await page.keyboard.press('Enter');
  await expect(palette(page).getByText('Loading them failed.')).toBeVisible();
  await context.setOffline(false);
  await page.keyboard.press('Enter');
  await expectActive(page, /^WallboardSubscription/);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Wallboard')).toBeFocused();
  expect(await account.count('GET', subscriptionsPath)).toBe(1);
  expect(await account.count('GET', eventTypesPath)).toBe(1);
});
