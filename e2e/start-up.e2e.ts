import { consoleUrl } from './fixtures/addresses.ts';
import { answerConfig, readConfig } from './fixtures/own-console.ts';
import { heading } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

async function configWith(change: Record<string, unknown>): Promise<string> {
  return JSON.stringify({ ...(await readConfig()), ...change });
}

const withRegion = (apiBase: string) => ({
  regions: [{ id: 'emea', label: 'EMEA', apiBase, tokenEndpoint: '/t' }],
  signInMethods: ['credentials'],
});

for (const [what, body, status, said] of [
  ['is missing', 'Not found', 404, /could not be loaded: this site answered 404/],
  ['is not JSON', '{"regions": [', 200, /it is not JSON/],
  ['is a web page', '<!doctype html><title>Login</title>', 200, /it is not JSON/],
  ['is empty', '{}', 200, /environment: /],
] as const) {
  test(`P5: a config.json that ${what} is said on a page of its own`, async ({ openConsole, page, watch }) => {
    watch.expectFailedRequests();
    await page.goto(await openConsole(answerConfig(body, status)));
    await expect(heading(page, 'The console cannot start')).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('config.json');
    await expect(page.getByRole('listitem').filter({ hasText: said })).toBeVisible();
    await expect(page.getByRole('textbox')).toHaveCount(0);
  });
}

for (const [row, what, change, said] of [
  [
    'P7: ',
    'a script for an address',
    withRegion('javascript:alert(1)'),
    'regions[0].apiBase: must be a path on this origin or an https URL',
  ],
  [
    'N18: ',
    'an address without https',
    withRegion('http://api.example.com'),
    'regions[0].apiBase: must be a path on this origin or an https URL',
  ],
] as const) {
  test(`${row}a config.json with ${what} names the field, and nothing is called`, async ({ openConsole, page }) => {
    const url = await openConsole(answerConfig(await configWith(change)));
    const calls: string[] = [];
    page.on('request', (request) => {
      if (!['document', 'script', 'stylesheet', 'image', 'other'].includes(request.resourceType()))
        calls.push(request.url());
    });
    await page.goto(url);
    await expect(page.getByRole('listitem')).toHaveCount(1);
    await expect(page.getByRole('listitem')).toContainText(said);
    expect(calls.filter((call) => !call.endsWith('/config.json'))).toEqual([]);
  });
}

test('the environment that is configured is always in sight', async ({ openConsole, page, signIn }) => {
  const label = 'Production of ACME';
  await signIn({ path: await openConsole(answerConfig(await configWith({ environment: { label, color: 'error' } }))) });
  await expect(page.getByRole('banner')).toContainText(label);
});

test('P12: without JavaScript there is a text that says so', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${consoleUrl}/`);
  await expect(heading(page, 'VCC Webhooks Console')).toBeVisible();
  await expect(page.locator('body')).toContainText('This console needs JavaScript.', { useInnerText: true });
  await context.close();
});

test('P11, P12: a program that cannot be loaded leaves a text instead of a blank page', async ({
  openConsole,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  const url = await openConsole((path) =>
    path.endsWith('.js') ? { status: 404, type: 'text/plain', body: 'Not found' } : undefined,
  );
  await page.goto(url);
  await expect(page.getByText("the console's program could not be loaded")).toBeVisible();
});

test('P11: a program that comes as something else leaves a text too', async ({ openConsole, page, watch }) => {
  const url = await openConsole((path) =>
    path.endsWith('.js') ? { status: 200, type: 'text/html', body: '<!doctype html><title>Login</title>' } : undefined,
  );
  await page.goto(url);
  await expect(page.getByText("the console's program could not be loaded")).toBeVisible();
  expect(watch.troubles.splice(0).join()).toMatch(/MIME type/);
});

test('P6: another config.json is picked up at the next load, and not before', async ({ openConsole, page, signIn }) => {
  let body = await configWith({ environment: { label: 'Before' } });
  const url = await openConsole((path) =>
    path === '/config.json' ? { status: 200, type: 'application/json', body } : undefined,
  );
  await signIn({ path: url });
  await expect(page.getByRole('banner')).toContainText('Before');
  body = await configWith({ environment: { label: 'After' } });
  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await expect(heading(page, 'Checks')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Before');
  await page.reload();
  await expect(page.getByRole('banner')).toContainText('After');
});

for (const [row, what, misses, isThere] of [
  ['P1', 'comes after one reload, at the address that was meant', 1, true],
  ['P2', 'that stays away is said after one reload, and no more', 99, false],
] as const) {
  test(`${row}: after a new release a page ${what}`, async ({ openConsole, page, signIn, watch }) => {
    watch.expectFailedRequests();
    let missed = 0;
    const url = await openConsole((path) => {
      if (!path.includes('/assets/checks-page') || missed >= misses) return undefined;
      missed += 1;
      return { status: 404, type: 'text/plain', body: 'Not found' };
    });
    await signIn({ path: url });
    await expect(heading(page, 'Subscriptions')).toBeVisible();
    const loads: string[] = [];
    page.on('request', (request) => {
      if (request.isNavigationRequest()) loads.push(new URL(request.url()).pathname);
    });
    await page.getByRole('link', { name: 'Checks', exact: true }).click();
    if (isThere) await expect(heading(page, 'Checks')).toBeVisible();
    else await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    expect(loads).toEqual(['/checks']);
    await expect(page).toHaveURL(`${url}/checks`);
    // What has failed is said in the browser's console too; nothing else is wrong.
    const said = /dynamically imported module|A part of the console has failed/;
    expect(watch.troubles.splice(0).filter((trouble) => !said.test(trouble))).toEqual([]);
  });
}

test('an address that does not exist says so and leads back', async ({ account, page, signIn }) => {
  await signIn({ path: '/' });
  await page.goto('/no/such/page');
  await expect(heading(page, 'There is no such page')).toBeVisible();
  await page.getByRole('link', { name: 'Go to the subscriptions' }).click();
  await expect(heading(page, 'Subscriptions')).toBeVisible();
  expect(await account.writes()).toEqual([]);
});

test('every answer of the host carries the strict policy', async ({ request }) => {
  for (const path of ['/', '/subscriptions/some-id', '/config.json', '/assets/missing.js', '/icon.svg']) {
    // One path after the other.
    // oxlint-disable-next-line no-await-in-loop
    const headers = (await request.get(path)).headers();
    expect(headers, path).toMatchObject({
      'content-security-policy': expect.stringContaining(
        "default-src 'none'; script-src 'self'; script-src-attr 'none'",
      ),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
    expect(headers['content-security-policy']).not.toContain('unsafe');
  }
});
