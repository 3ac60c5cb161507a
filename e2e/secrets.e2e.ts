import type { Request } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import {
  createButton,
  creationOf,
  fillForm,
  finishSecretDialog,
  rowLink,
  rowOf,
  secretDialog,
} from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';
import { heapOf, placesOf } from './fixtures/traces.ts';

/** The forms in which a secret could be somewhere. */
function formsOf(secret: string): readonly string[] {
  return [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
    secret.split('').toReversed().join(''),
  ];
}

/** A request as everybody on its way could see it, and its body unless it is the one write that must carry a secret. */
async function readable(request: Request): Promise<string> {
  const isWrite = /\/webhooks\/subscriptions/.test(request.url()) && ['POST', 'PATCH'].includes(request.method());
  return `${request.url()} ${JSON.stringify(await request.allHeaders())} ${isWrite ? '' : (request.postData() ?? '')}`;
}

/*
 * The browser itself keeps what no page can take from it: the clipboard after Copy, the text of an input for undo as
 * long as its document lives, and its network process the bytes of an answer for a moment. None is in the page's heap.
 */
test('S8, S7, S5, S4, G17, U20: a secret that was shown and one that was changed leave no trace', async ({
  account,
  context,
  page,
  signIn,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-write']);
  const requests: Request[] = [];
  const said: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('console', (message) => said.push(message.text()));
  await signIn();
  await createButton(page).click();
  await fillForm(page, { name: 'Wallboard' });
  await createButton(page).click();
  const dialog = secretDialog(page);
  await dialog.getByRole('button', { name: 'Reveal' }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(dialog.locator('code')).toBeHidden();
  await page.emulateMedia({ media: null });
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('status')).toContainText('Copied');
  const asked = page.waitForEvent('dialog');
  const reload = page.evaluate(() => setTimeout(() => location.reload(), 0));
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await reload;
  await page.keyboard.press('Escape');
  await expect(dialog.getByRole('alert')).toContainText('Store the secret first');
  const first = (await account.subscriptions())[0]?.secret ?? '';
  await finishSecretDialog(page);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();

  await rowLink(page, 'Wallboard').click();
  await page.getByRole('button', { name: 'Change it step by step' }).click();
  const change = page.getByRole('dialog', { name: 'Change the signing secret' });
  await change.getByRole('button', { name: 'Swap it now' }).click();
  await change.getByRole('button', { name: 'It accepts two' }).click();
  await change.getByRole('button', { name: 'Generate' }).click();
  await change.getByRole('button', { name: 'Reveal' }).click();
  await expectAccessibleInBothSchemes(page);
  await change.getByRole('checkbox').check();
  await change.getByRole('button', { name: 'Save the new secret' }).click();
  await change.getByRole('link', { name: 'Verify a notification' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Signatures' })).toBeFocused();
  const { subscriptionId = '', secret: second = '' } = (await account.subscriptions())[0] ?? {};
  expect(second).not.toBe(first);
  expect(first.length).toBeGreaterThan(40);

  const everything = [await placesOf(page), ...said, ...(await Promise.all(requests.map(readable)))].join('\n');
  const heap = await heapOf(page);
  for (const secret of [first, second]) {
    for (const form of formsOf(secret)) expect(everything.includes(form), form).toBe(false);
    expect(heap.includes(secret), 'in the heap').toBe(false);
  }
  const path = `${subscriptionsPath}/${subscriptionId}`;
  expect(await account.writes()).toEqual([
    creationOf('Wallboard'),
    { method: 'PATCH', path, body: { secret: second } },
  ]);
  // To open it, and the look before the write.
  expect(await account.count('GET', path)).toBe(2);
});

test('on a phone, the question about an unsaved secret comes into view, and does so each time', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'phone' }]);
  await page.setViewportSize({ width: 360, height: 640 });
  await signIn({ path: '/subscriptions/phone' });
  await page.getByRole('button', { name: 'Change it step by step' }).click();
  const change = page.getByRole('dialog', { name: 'Change the signing secret' });
  await change.getByRole('button', { name: 'Swap it now' }).click();
  await change.getByRole('button', { name: 'It accepts two' }).click();
  const generate = change.getByRole('button', { name: /^Generate/ });
  await generate.click();
  const question = change.getByRole('alert').filter({ hasText: 'The new secret is not saved yet.' });
  for (const time of ['at first', 'and again']) {
    // One after the other.
    // oxlint-disable no-await-in-loop
    await generate.scrollIntoViewIfNeeded();
    await change.getByRole('button', { name: 'Close' }).click();
    await expect(question, time).toBeInViewport({ ratio: 1 });
    await expect(question.getByRole('button', { name: 'Discard it' })).toBeInViewport({ ratio: 1 });
    // oxlint-enable no-await-in-loop
  }
});
