import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { heading } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const eventTypes = ['agent.in.v1', 'channel.ended.v1', 'channel.held.v1'].map((name) => ({
  name,
  description: '',
  jsonSchema: {},
}));

const subscriptions = [
  { name: '=CRM & <b>', events: ['channel.*', 'channel.held.v1'], url: 'https://crm.example.com/' },
  { name: 'Silent', events: ['gone.x.v1'], url: 'https://silent.example.com/' },
  { name: 'Wallboard', events: ['channel.*'], url: 'https://wall.example.com/', enabled: false },
].map((row, index) => ({ subscriptionId: `id-${index}`, enabled: true, ...row }));

const picture = (page: Page) => page.getByRole('application', { name: /^Coverage picture/ });
const words = (page: Page) => picture(page).locator('xpath=following-sibling::*').getByRole('status');

async function download(page: Page, button: string): Promise<string> {
  const started = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).click();
  const file = await started;
  expect(file.suggestedFilename()).toMatch(/^coverage-\d{4}-\d{2}-\d{2}\.(?:csv|svg)$/);
  return readFile(await file.path(), 'utf8');
}

/** The centre of a cell or label, from where the words say that it is: the picture has no elements to ask. */
async function pointAt(page: Page, said: string, x: number): Promise<void> {
  const box = await picture(page).boundingBox();
  for (let y = (box?.height ?? 0) - 8; y > 0; y -= 12) {
    await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y);
    if ((await words(page).textContent()) === said) return;
  }
  throw new Error(`Nothing at ${x} says: ${said}`);
}

test('the picture is walked with the keyboard, said in words, and leads to either side', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ subscriptions, eventTypes });
  await signIn({ path: '/checks' });
  await page.getByRole('link', { name: 'Coverage', exact: true }).click();
  await expect(page).toHaveURL('/checks?view=coverage');
  await expect(page.getByText('3 subscriptions, 3 event types')).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await picture(page).focus();
  await expect(words(page)).toHaveText('=CRM & <b> does not receive agent.in.v1.');
  await page.keyboard.press('End');
  await expect(words(page)).toHaveText('=CRM & <b> receives channel.held.v1 by channel.* and channel.held.v1.');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(words(page)).toHaveText('Wallboard receives channel.held.v1 by channel.* (disabled).');
  await expect(page.getByRole('link', { name: 'Open event type' })).toHaveAttribute(
    'href',
    '/event-types/channel.held.v1',
  );
  expect(await account.requests()).toHaveLength(2);
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Wallboard')).toBeVisible();

  await page.goBack();
  await pointAt(page, 'Silent receives 0 of 3 event types.', 20);
  await page.mouse.down();
  await page.mouse.up();
  await expect(heading(page, 'Silent')).toBeVisible();
});

test('what is shown is saved as a table and as a drawing', async ({ account, page, signIn }) => {
  await account.seedRaw({ subscriptions, eventTypes });
  await signIn({ path: '/checks?view=coverage&types=channel' });
  const csv = await download(page, 'Download CSV');
  expect(csv.split('\r\n')).toEqual([
    '\uFEFFSubscription,Subscription ID,Enabled,Event types received,channel.ended.v1,channel.held.v1',
    "'=CRM & <b>,id-0,yes,2,wildcard,several entries",
    'Silent,id-1,yes,0,,',
    'Wallboard,id-2,no,2,wildcard,wildcard',
    '',
  ]);
  const svg = await download(page, 'Download SVG');
  // The console's policy forbids to parse documents, as it should: an empty page has none.
  const empty = await page.context().newPage();
  const drawn = await empty.evaluate((text) => {
    const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
    return { root: documentElement.localName, text: documentElement.textContent };
  }, svg);
  expect(drawn.root).toBe('svg');
  expect(drawn.text).toContain('=CRM & <b>');
  expect(drawn.text).toContain(`EMEA, ${account.credentials.clientId}`);
  expect(drawn.text).not.toContain('agent.in.v1');
});

test('500 subscriptions by 500 event types are a few elements, whatever is scrolled to', async ({
  account,
  page,
  signIn,
}) => {
  await account.seedRaw({ eventTypes: 500 });
  await account.seed(500);
  await signIn({ path: '/checks?view=coverage' });
  await expect(page.getByText('500 subscriptions, 500 event types')).toBeVisible();
  await picture(page).focus();
  await page.keyboard.press('Control+End');
  await expect(words(page)).toHaveText('WFM adherence Toronto 00150 does not receive survey.updatedtarget.v0.');
  await expect
    .poll(() => picture(page).evaluate(({ scrollLeft, scrollTop }) => [scrollLeft, scrollTop].map((at) => at > 5_000)))
    .toEqual([true, true]);
  expect(await page.getByRole('main').locator('*').count()).toBeLessThan(600);
  await page.getByRole('combobox', { name: 'Cells' }).selectOption('Overview');
  await expect
    .poll(() => picture(page).evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight))
    .toBe(0);
  await page.getByRole('searchbox', { name: 'Subscriptions' }).fill('00500');
  await expect(page.getByText('1 of 500 subscriptions, 500 event types')).toBeVisible();
  await expect(page).toHaveURL(/q=00500/);
});
