import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { anySubscription, type SandboxAccount, type SeedSubscription, subscriptionsPath } from './fixtures/sandbox.ts';
import { reviewDialog, selectionBar } from './fixtures/screens.ts';
import { openSignedIn, sessionOf } from './fixtures/session.ts';
import { expect, test } from './fixtures/test.ts';

const rows = (count: number): readonly SeedSubscription[] =>
  Array.from({ length: count }, (_, index) => ({
    subscriptionId: `id-${String(index).padStart(3, '0')}`,
    name: `Row ${String(index).padStart(3, '0')}`,
    enabled: index % 10 !== 3,
  }));

async function selectAll(page: Page, count: number): Promise<void> {
  await page.getByRole('checkbox', { name: `Select all ${count} shown` }).check();
  await expect(selectionBar(page)).toContainText(`${count} selected`);
}

async function review(page: Page, button: string): Promise<void> {
  await selectionBar(page).getByRole('button', { name: button }).click();
  await expect(reviewDialog(page).getByRole('table', { name: 'Plan' })).toBeVisible();
}

const apply = (page: Page): Promise<void> => reviewDialog(page).getByRole('button', { name: 'Apply' }).click();

/** How often each subscription was written with success. */
async function writtenTimes(account: SandboxAccount): Promise<readonly number[]> {
  const times = new Map<string, number>();
  for (const { method, path, status } of await account.requests()) {
    if (method !== 'GET' && status === 200) times.set(path, (times.get(path) ?? 0) + 1);
  }
  return [...times.values()];
}

test('L10: of forty rows one in twenty fails at random: each is told and retried, and written once', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed(rows(40));
  const match = { method: 'PATCH', path: anySubscription };
  await account.fault({ match, action: { type: 'status', status: 500 }, share: 0.05, seed: 10, times: 1_000 });
  await account.fault({ match, action: { type: 'commit+reset' }, share: 0.05, seed: 6, times: 1_000 });
  // Half as much again as the console sends: on a busy machine eight a second can arrive as ten.
  await account.fault({ match: { method: 'PATCH', path: '*' }, action: { type: 'rate', perSecond: 12 }, times: 1_000 });
  await signIn();
  await selectAll(page, 40);
  await expectAccessibleInBothSchemes(page);
  await review(page, 'Disable');
  await expect(reviewDialog(page)).toContainText(
    '36 subscriptions will change, 4 subscriptions will stay as they are.',
  );
  await expectAccessibleInBothSchemes(page);
  expect(await account.writes()).toEqual([]);
  await apply(page);
  await expect(reviewDialog(page).getByRole('progressbar', { name: 'Progress' })).toBeVisible();
  await expect(reviewDialog(page)).toContainText('33 of 36 done, 3 failed', { timeout: 20_000 });
  await expect(reviewDialog(page).getByRole('table', { name: 'Not done' })).toContainText('VCC has a problem');
  await expectAccessibleInBothSchemes(page);
  await reviewDialog(page).getByRole('button', { name: 'Retry failed' }).click();
  await expect(reviewDialog(page)).toContainText('36 of 36 done');
  expect((await account.subscriptions()).filter(({ enabled }) => enabled)).toEqual([]);
  const requests = await account.requests();
  expect(requests.filter(({ status }) => status === 429)).toEqual([]);
  // What was done without an answer is not done again: it was read back.
  const lost = requests.filter(({ method, status }) => method === 'PATCH' && status === null);
  expect(lost).toHaveLength(2);
  const times = await writtenTimes(account);
  expect(times).toHaveLength(36 - lost.length);
  expect(Math.max(...times)).toBe(1);
  expect((await account.writes()).length).toBe(36 + 3);
});

test('U18: what is typed into a change in bulk is asked about by Back, and kept beside its plan', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(rows(1));
  await signIn({ path: '/checks' });
  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await selectAll(page, 1);
  await selectionBar(page).getByRole('button', { name: 'Change' }).click();
  const entries = page.getByRole('textbox', { name: 'Entries to add' });
  await entries.fill('channel.*\nagent.queue.v1');
  await page.goBack();
  await page.getByRole('dialog', { name: 'Discard changes?' }).getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Show the plan' }).click();
  await reviewDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(entries).toHaveValue('channel.*\nagent.queue.v1');
  await expect(page).toHaveURL('/subscriptions');
  expect(await account.writes()).toEqual([]);
});

test('B10, C13, C14: cancel stops at once, and a reload in the middle tells what was not done', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed(rows(100));
  await signIn();
  await selectAll(page, 100);
  await review(page, 'Disable');
  await apply(page);
  await expect(reviewDialog(page)).toContainText(/[1-9]\d* of 90 done/);
  await reviewDialog(page).getByRole('button', { name: 'Go on in the background' }).click();
  await page.getByRole('link', { name: 'Event types' }).click();
  await page.getByRole('region', { name: 'Change in bulk' }).getByRole('button', { name: 'Show' }).click();
  await reviewDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(reviewDialog(page)).toContainText('Cancelled.', { timeout: 1_000 });
  const written = (await account.writes()).length;
  await expect(reviewDialog(page)).toContainText(`${written} of 90 done, ${90 - written} not attempted`);
  await reviewDialog(page).getByRole('button', { name: 'Close' }).click();

  await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
  await selectAll(page, 100);
  await review(page, 'Enable');
  await apply(page);
  await expect(reviewDialog(page)).toContainText(/[1-9]\d* of \d+ done/);
  const question = page.waitForEvent('dialog');
  const leaving = page.reload();
  const asked = await question;
  expect(asked.type()).toBe('beforeunload');
  await asked.accept();
  await leaving;
  const note = page.getByRole('note').filter({ hasText: 'A change in bulk of' });
  await expect(note).toContainText(/\d+ done, 0 failed, \d+ not attempted/);
  const told = await note.innerText();
  const [, done = 0, waiting = 0] = (/(\d+) done, 0 failed, (\d+) not attempted/.exec(told) ?? []).map(Number);
  const unknown = Number(/of (\d+) it is not known/.exec(told)?.[1] ?? 0);
  expect(done + unknown + waiting).toBe(10 + written);
  const sent = (await account.writes()).length - written;
  expect(done).toBeGreaterThan(0);
  expect(sent).toBeGreaterThanOrEqual(done);
  // What went out as the page went may have arrived or not; what is called not attempted has not.
  expect(sent).toBeLessThanOrEqual(done + unknown);
  await note.getByRole('button', { name: 'Dismiss' }).click();
  await expect(note).toHaveCount(0);
});

test('T6: a token that ends in the middle pauses it, and after signing in again it goes on with the rest', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed(rows(40));
  await signIn();
  await selectAll(page, 40);
  await review(page, 'Disable');
  await apply(page);
  await expect(reviewDialog(page)).toContainText(/[1-9]\d* of 36 done/);
  await account.tokens({ action: 'revoke' });
  const again = page.getByRole('dialog', { name: 'Sign in again' });
  await expect(again).toBeVisible();
  await expect(page.getByText('Waiting for you to sign in again; then it goes on by itself')).toBeVisible();
  await again.getByRole('textbox', { name: 'Client secret' }).fill(account.credentials.clientSecret);
  await again.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(again).toHaveCount(0);
  await expect(reviewDialog(page)).toContainText('36 of 36 done');
  const times = await writtenTimes(account);
  expect(times).toHaveLength(36);
  expect(Math.max(...times)).toBe(1);
});

test('C16, U25: a second tab is told and sends nothing, and ten deletions are typed', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed(rows(60));
  await signIn();
  await selectAll(page, 60);
  await review(page, 'Disable');
  await apply(page);
  await expect(reviewDialog(page)).toContainText(/[1-9]\d* of 54 done/);
  await reviewDialog(page).getByRole('button', { name: 'Pause' }).click();
  await expect(reviewDialog(page)).toContainText('Paused.');

  const other = await context.newPage();
  await openSignedIn(other, '/', sessionOf(await account.grant()));
  await selectAll(other, 60);
  await review(other, 'Delete');
  await expect(reviewDialog(other).getByRole('button', { name: 'Apply' })).toBeDisabled();
  await reviewDialog(other).getByRole('textbox', { name: 'Type 60' }).fill('60');
  await apply(other);
  await expect(reviewDialog(other)).toContainText('another tab of this browser');
  expect((await account.writes()).filter(({ method }) => method === 'DELETE')).toEqual([]);

  await reviewDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await expect(reviewDialog(page)).toContainText('Cancelled.');
  await reviewDialog(other).getByRole('button', { name: 'Try again' }).click();
  await expect(reviewDialog(other)).toContainText('60 of 60 done', { timeout: 20_000 });
  expect(await account.subscriptions()).toEqual([]);
});

test('a paused selection comes back as it was', async ({ account, page, signIn }) => {
  await account.seed(rows(12));
  await signIn();
  await selectAll(page, 12);
  await review(page, 'Pause');
  await apply(page);
  await expect(reviewDialog(page)).toContainText('11 of 11 done');
  await reviewDialog(page).getByRole('button', { name: 'Close' }).click();
  await account.changeElsewhere('DELETE', '/webhooks/subscriptions/id-000');
  await page.reload();
  await page.getByRole('button', { name: 'Maintenance' }).click();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('button', { name: 'Restore what was on' }).click();
  await expect(reviewDialog(page)).toContainText('Stays as it is: it no longer exists');
  await apply(page);
  await expect(reviewDialog(page)).toContainText('10 of 10 done');
  const off = (await account.subscriptions()).filter(({ enabled }) => !enabled).map(({ name }) => name);
  expect(off).toEqual(['Row 003']);
  // Several are under way at once, in no order; 003 was off before, and 000 is gone when the others come back.
  const on = rows(12).flatMap(({ subscriptionId, enabled }) =>
    enabled ? [`${subscriptionsPath}/${subscriptionId}`] : [],
  );
  const sent = (await account.writes()).map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body)}`);
  expect(sent.toSorted()).toEqual(
    [
      ...on.map((path) => `PATCH ${path} {"enabled":false}`),
      `DELETE ${on[0]} null`,
      ...on.slice(1).map((path) => `PATCH ${path} {"enabled":true}`),
    ].toSorted(),
  );
});
