import { randomBytes } from 'node:crypto';
import { sandboxUrl } from './fixtures/addresses.ts';
import { answerOtherApi } from './fixtures/own-console.ts';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import { createButton, field, fillForm, rowOf } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

/** Group N of the acceptance matrix where the browser's own network stack decides; the rest are page tests. */

/** Without a pattern: a host that compresses the answer must not make a slow line quick. */
const longAddress = (): string => `https://example.com/${randomBytes(600).toString('base64url')}`;

const list = { method: 'GET', path: subscriptionsPath } as const;

test('N8, G10: a POST that the browser may send again by itself makes one subscription, and its lost secret is said', async ({
  account,
  openConsole,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  // Straight to the API: what stands in between may have connections of its own.
  await signIn({ path: await openConsole(await answerOtherApi(`${sandboxUrl}/emea`)) });
  await createButton(page).click();
  await fillForm(page, { name: 'Wallboard' });
  await account.fault({
    match: { method: 'POST', path: subscriptionsPath },
    action: { type: 'commit+reset', mayRepeat: true },
  });
  // A connection that was used a moment ago: on such a one browsers send again.
  await page.evaluate(async (url) => (await fetch(url, { credentials: 'omit' })).text(), `${sandboxUrl}/health`);
  await createButton(page).click();
  await expect(page.getByRole('alert')).toContainText('“Wallboard” was created, but its signing secret is lost');
  expect(await account.subscriptions()).toHaveLength(1);
  const posts = (await account.requests()).filter(({ method }) => method === 'POST');
  // The console has sent one. A second is the browser's, which sends again only on a connection that it finds used.
  expect([[null], [null, 409]]).toContainEqual(posts.map(({ status }) => status));
  await page.getByRole('link', { name: 'Set a new secret' }).click();
  await expect(field(page, 'Signing secret')).toBeFocused();
});

test('N13: over a very slow line a list that keeps coming is waited for', async ({ account, page, signIn }) => {
  await account.seed(Array.from({ length: 120 }, (_, index) => ({ name: `Row ${index}`, url: longAddress() })));
  await signIn();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await account.seed([{ name: 'AAA came last' }]);
  const devTools = await page.context().newCDPSession(page);
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 2_000,
    downloadThroughput: 25_000,
    uploadThroughput: 25_000,
  });
  const began = Date.now();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(rowOf(page, 'AAA came last')).toBeVisible({ timeout: 30_000 });
  // Longer than the console waits for silence (playwright.config.ts): it was the progress that kept it waiting.
  expect(Date.now() - began).toBeGreaterThan(4_000);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.count('GET', subscriptionsPath)).toBe(2);
});

test('N14: a line that comes and goes ten times brings no storm, no heap of notices, and a page that works', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const before = (await account.requests()).length;
  for (let turn = 0; turn < 10; turn += 1) {
    // One after the other, as a line does.
    // oxlint-disable-next-line no-await-in-loop
    await context.setOffline(true);
    // oxlint-disable-next-line no-await-in-loop
    await context.setOffline(false);
  }
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Dismiss' })).toHaveCount(0);
  expect((await account.requests()).length - before).toBeLessThanOrEqual(10);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Updated just now')).toBeVisible();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
});

test('N20: a redirect to another host is refused and named, and nothing goes there', async ({
  account,
  openConsole,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  const seen: string[] = [];
  const elsewhere = await openConsole((path) => {
    seen.push(path);
    return undefined;
  });
  await account.fault({
    match: list,
    action: { type: 'status', status: 302, headers: { Location: `${elsewhere}/webhooks/subscriptions` } },
    times: 9,
  });
  await signIn();
  await expect(page.getByRole('alert')).toContainText('The API led somewhere else');
  expect(seen).toEqual([]);
  expect(await account.count('GET', subscriptionsPath)).toBe(1);
});

test('N15, N17: an API that does not allow this web origin is said to, with host and origin, and is not stormed', async ({
  account,
  openConsole,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  const origin = await openConsole(await answerOtherApi(`${sandboxUrl}/emea`));
  const countOf = async (method: string) =>
    (await account.requests()).filter((request) => request.method === method).length;

  await account.fault({
    match: { method: 'OPTIONS', path: '*', origin },
    action: { type: 'status', status: 405 },
    times: 99,
  });
  await signIn({ path: `${origin}/subscriptions` });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('refuses this web origin (CORS)');
  await expect(alert).toContainText(origin);
  await expect(alert).toContainText(new URL(sandboxUrl).host);
  await expect(alert).not.toContainText('offline');
  // Three attempts for the list and three for the event types, and nothing but preflights.
  await expect.poll(() => countOf('OPTIONS')).toBe(6);
  expect(await countOf('GET')).toBe(0);

  await account.clearFaults();
  await account.fault({
    match: { method: 'GET', path: subscriptionsPath, origin },
    action: { type: 'nocors' },
    times: 3,
  });
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => account.count('GET', subscriptionsPath)).toBe(3);
  await expect(alert).toContainText('refuses this web origin (CORS)');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
});
