import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './fixtures/axe.ts';
import { eventTypesPath, subscriptionsPath } from './fixtures/sandbox.ts';
import { field, heading, storedText } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

const region = (page: Page) => page.getByRole('region', { name: 'Verify a notification' });
const verdict = (page: Page) => page.getByRole('region', { name: 'Verdict' });

/** Everything that the page and this tab hold where somebody could find it. */
async function traces(page: Page): Promise<string> {
  return `${page.url()} ${await storedText(page)} ${await page.content()}`;
}

/** As people do it, who copy from a log. */
async function paste(page: Page, name: string, text: string): Promise<void> {
  await region(page).getByRole('textbox', { name }).fill(text);
}

test('S8: a delivery that does not verify is explained, and its secret leaves no trace', async ({
  account,
  page,
  signIn,
}) => {
  const secret = Buffer.from('the signing secret of one end-to-end test').toString('base64');
  const subscription = { name: 'CRM', url: account.receiverUrl('crm'), events: ['channel.*'], enabled: true, secret };
  await account.seedRaw({ subscriptions: [subscription] });
  await account.raise('channel.ended.v1');
  await expect.poll(() => account.arrivals()).toHaveLength(1);
  const [arrival] = await account.arrivals();
  const { signature, body } = { signature: arrival?.signature ?? '', body: arrival?.body ?? '' };

  await signIn();
  await page.getByRole('link', { name: 'Signatures' }).click();
  await expect(heading(page, 'Signatures')).toBeFocused();
  await paste(page, 'Vonage-Signature header', signature);
  await paste(page, 'Raw body', body);
  await paste(page, 'Signing secret', secret);
  await region(page).getByRole('button', { name: 'Verify' }).click();
  await expect(verdict(page)).toHaveText(/^Valid/);
  await expect(page.getByText('It fits the schema of this event type.')).toBeVisible();
  await expect(region(page).getByRole('link', { name: 'CRM' })).toBeVisible();
  await page.getByText('My receiver computes something else').click();
  await expect(region(page).getByText(/^Right: it hashes the body as it arrived/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await paste(page, 'Raw body', JSON.stringify(JSON.parse(body), null, 2));
  await region(page).getByRole('button', { name: 'Verify' }).click();
  await expect(verdict(page)).toHaveText(/^Not valid: the body was parsed and written anew/);
  await expectAccessibleInBothSchemes(page);
  await paste(page, 'Raw body', body);
  await paste(page, 'Signing secret', Buffer.from('the secret of another').toString('base64'));
  await region(page).getByRole('textbox', { name: 'Signing secret' }).press('Enter');
  await expect(verdict(page)).toHaveText(/^Not valid: the signature was not made with this secret/);
  await paste(page, 'Signing secret', secret);
  await region(page).getByRole('button', { name: 'Verify' }).click();
  await expect(verdict(page)).toHaveText(/^Valid/);

  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await expect(heading(page, 'Checks')).toBeFocused();
  expect(await traces(page)).not.toContain(secret);
  await page.goBack();
  await expect(field(page, 'Signing secret')).toHaveValue('');
  expect(await traces(page)).not.toContain(secret);
  expect(await account.count('GET', subscriptionsPath)).toBe(1);
  expect(await account.count('GET', eventTypesPath)).toBe(1);
});

test('a signed sample, made and copied with the keyboard, verifies and reaches a receiver', async ({
  account,
  page,
  signIn,
}) => {
  await page.context().grantPermissions(['clipboard-write']);
  await signIn({ path: '/signatures' });
  const sample = page.getByRole('region', { name: 'Make a signed sample' });
  await sample.getByRole('combobox', { name: 'Event type' }).selectOption('agent.presencechanged.v1');
  await sample.getByRole('textbox', { name: 'Receiver URL' }).fill(account.receiverUrl("it's"));
  await sample.getByRole('button', { name: 'Generate' }).press('Enter');
  const secret = await sample.getByRole('textbox', { name: 'Secret to sign with' }).inputValue();
  await sample.getByRole('textbox', { name: 'Secret to sign with' }).press('Enter');
  await expect(sample.getByText(/^Synthetic\./)).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await sample.getByRole('button', { name: 'Copy curl command' }).press('Enter');
  await expect(sample.getByText('Copied.')).toBeVisible();
  const command = await sample.getByRole('group', { name: 'curl command' }).innerText();
  expect(await account.arrivals()).toEqual([]);

  await sample.getByRole('button', { name: 'Check this sample above' }).press('Enter');
  await expect(verdict(page)).toHaveText(/^Valid/);
  await expect(verdict(page).getByRole('heading')).toBeFocused();
  await expect(verdict(page).getByRole('heading')).toBeInViewport();

  await account.seedRaw({
    subscriptions: [{ name: 'Own', url: account.receiverUrl("it's"), events: ['*'], enabled: true, secret }],
  });
  await promisify(execFile)('bash', ['-c', command]);
  expect(await account.arrivals()).toMatchObject([{ isVerified: true, contentType: 'application/cloudevents+json' }]);

  await field(page, 'Raw body').press('Control+A');
  await field(page, 'Raw body').press('Control+V');
  await expect(region(page).getByText(/^This was a whole curl command/)).toBeVisible();
  await region(page).getByRole('button', { name: 'Verify' }).click();
  await expect(verdict(page)).toHaveText(/^Valid/);
});

test('the page fits a telephone, and says what is missing', async ({ page, signIn }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await signIn({ path: '/signatures' });
  await expect(page.getByRole('combobox', { name: 'Language and framework' })).toBeVisible();
  await region(page).getByRole('button', { name: 'Verify' }).click();
  await expect(field(page, 'Vonage-Signature header')).toBeFocused();
  await expectAccessibleInBothSchemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
});
