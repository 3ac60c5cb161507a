import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { consoleUrl } from './fixtures/addresses.ts';
import { answerConfig, listen, readConfig } from './fixtures/own-console.ts';
import { subscriptionsPath } from './fixtures/sandbox.ts';
import { field, heading, rowOf, saveButton, switchOf } from './fixtures/screens.ts';
import { openSignedIn, sessionOf } from './fixtures/session.ts';
import { expect, test, typeCredentials } from './fixtures/test.ts';

/** A click on the switch of the subscription `wallboard`, which is on. */
const switchedOff = { method: 'PATCH', path: `${subscriptionsPath}/wallboard`, body: { enabled: false } } as const;

const again = (page: Page) => page.getByRole('dialog', { name: 'Sign in again' });

/** As a browser does with a tab that nobody has looked at for long. */
async function freeze(page: Page): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  await browser.send('Page.setWebLifecycleState', { state: 'frozen' });
}

interface User {
  readonly login: string;
  readonly password: string;
}

async function signInWithOpenId(page: Page, { login, password }: User): Promise<void> {
  await page.goto('/subscriptions');
  await page.getByRole('button', { name: 'Sign in with OpenID' }).click();
  await field(page, 'Login').fill(login);
  await field(page, 'Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

test('T7: two tabs whose token is refused at once make one refresh, and both stay signed in', async ({
  account,
  context,
  page,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard' }]);
  await signInWithOpenId(page, account.credentials.user);
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const second = await context.newPage();
  await second.goto('/subscriptions');
  await expect(rowOf(second, 'Wallboard')).toBeVisible();

  let refreshes = 0;
  context.on('request', (request) => {
    if (request.url().endsWith('/oidc/token')) refreshes += 1;
  });
  await account.tokens({ action: 'expire' });
  await account.forgetRequests();
  await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Refresh', exact: true }).click()));
  const listed = async () =>
    (await account.requests()).filter(({ path, status }) => path === subscriptionsPath && status === 200).length;
  await expect.poll(listed).toBe(2);
  for (const tab of [page, second]) {
    // One tab after the other: each is a page of its own.
    // oxlint-disable-next-line no-await-in-loop
    await expect(again(tab)).toHaveCount(0);
  }
  expect(refreshes).toBe(1);
});

for (const [fate, end] of [
  ['is closed', (holder: Page) => holder.close()],
  ['is frozen', (holder: Page, page: Page) => freeze(holder).then(() => page.clock.fastForward('00:10'))],
] as const) {
  test(`T9: a tab that refreshes goes on within ten seconds when the one that holds the lock ${fate}`, async ({
    account,
    context,
    page,
    watch,
  }) => {
    watch.expectFailedRequests();
    await account.seed([{ name: 'Wallboard' }]);
    await page.clock.install();
    await signInWithOpenId(page, account.credentials.user);
    await expect(rowOf(page, 'Wallboard')).toBeVisible();
    const holder = await context.newPage();
    await holder.goto('/subscriptions');
    await expect(rowOf(holder, 'Wallboard')).toBeVisible();
    // As a tab in the middle of a refresh holds it (session-renewal.ts), for good.
    await holder.evaluate(
      () =>
        new Promise<void>((held) => {
          void navigator.locks.request('vcc-console.refresh', () => {
            held();
            return new Promise(() => undefined);
          });
        }),
    );
    await account.tokens({ action: 'expire' });
    await account.forgetRequests();
    await page.getByRole('button', { name: 'Refresh', exact: true }).click();
    const waiting = () => page.evaluate(async () => (await navigator.locks.query()).pending?.length);
    await expect.poll(waiting).toBe(1);
    expect((await account.requests()).map(({ status }) => status)).toEqual([401]);
    await end(holder, page);
    const listed = async () =>
      (await account.requests()).filter((request) => request.path === subscriptionsPath && request.status === 200);
    // In much less than the ten seconds that it waits for a lock.
    await expect.poll(listed, { timeout: 5_000 }).toHaveLength(1);
    await expect(again(page)).toHaveCount(0);
  });
}

test('T25: a form is not sent by another user who signs in in another tab', async ({
  account,
  context,
  page,
  signInByHand,
  watch,
}) => {
  watch.expectFailedRequests();
  await account.seed([{ name: 'Wallboard', subscriptionId: 'mine' }]);
  await signInByHand({ path: '/subscriptions/mine' });
  await field(page, 'Name').fill('Typed by the first');
  await account.tokens({ action: 'revoke' });
  await saveButton(page).click();
  await expect(again(page)).toBeVisible();

  const second = await context.newPage();
  await second.goto('/sign-in');
  await typeCredentials(second, account.credentials.readOnlyClientId, account.credentials.readOnlyClientSecret);
  await expect(rowOf(second, 'Wallboard')).toBeVisible();
  await expect(again(page)).toContainText('has signed in in another tab');
  await again(page).getByRole('button', { name: 'Discard and go on as the other' }).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText(account.credentials.readOnlyClientId);
  await expect(page.getByText('Typed by the first')).toHaveCount(0);
  // The look before the write was refused already.
  expect((await account.requests()).filter(({ method }) => method === 'PATCH')).toEqual([]);
});

test('T23, T24: typing keeps a session from being idle; a warning comes in time and one key is enough', async ({
  account,
  openConsole,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'idle' }]);
  await page.clock.install();
  const sessionLimits = { idleMinutes: 30 };
  const url = await openConsole(answerConfig(JSON.stringify({ ...(await readConfig()), sessionLimits })));
  await signIn({ path: `${url}/subscriptions/idle` });
  const warning = page.getByRole('region', { name: 'Session ending' });
  await field(page, 'Name').click();
  for (const letter of 'ABCD') {
    // Ten minutes between one letter and the next.
    // oxlint-disable-next-line no-await-in-loop
    await page.keyboard.type(letter);
    // oxlint-disable-next-line no-await-in-loop
    await page.clock.runFor('10:00');
  }
  await expect(warning).toHaveCount(0);
  await page.clock.runFor('18:30');
  await expect(warning.getByRole('alert')).toContainText('Your session ends at');
  await expect(field(page, 'Name')).toBeFocused();
  await page.keyboard.press('Shift');
  await page.clock.runFor('00:02');
  await expect(warning).toHaveCount(0);

  await page.clock.runFor('30:01');
  await expect(again(page)).toContainText('because nobody used the console for a while');
  await expect(page.getByRole('textbox', { name: 'Name', includeHidden: true })).toHaveValue('WallboardABCD');
});

/** An OpenID provider that is found, and then shows nothing; tells of each who waits for its page and gives up. */
async function startHangingProvider() {
  const waiting = { since: 0, gaveUp: 0 };
  const server = createServer((request, response) => {
    const issuer = `http://${request.headers.host}`;
    if (request.url?.includes('.well-known') === true) {
      response.writeHead(200, { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': '*' });
      response.end(JSON.stringify({ issuer, authorization_endpoint: `${issuer}/authorize` }));
      return;
    }
    waiting.since += 1;
    response.on('close', () => {
      waiting.gaveUp += 1;
    });
  });
  const origin = `http://127.0.0.1:${await listen(server, 0)}`;
  return { origin, waiting, close: () => server.closeAllConnections() };
}

test('a reload near the end of an OpenID session is shown although the provider hangs, and is not left later', async ({
  account,
  openConsole,
  page,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'near' }]);
  const provider = await startHangingProvider();
  const tokenEndpoint = '/api/emea/Auth/connect/token';
  const openId = { authority: provider.origin, clientId: 'vcc-console' };
  const regions = [{ id: 'emea', label: 'EMEA', apiBase: '/api/emea', tokenEndpoint, openId }];
  const config = JSON.stringify({ ...(await readConfig()), regions, signInMethods: ['openid'] });
  const body = await (await fetch(consoleUrl)).text();
  const url = await openConsole((path) =>
    path === '/subscriptions/near'
      ? { status: 200, type: 'text/html', body, connectOrigins: [provider.origin] }
      : answerConfig(config)(path),
  );
  const record = { ...sessionOf(await account.grant()), method: 'openid', expiresAt: Date.now() + 300_000 } as const;
  await openSignedIn(page, `${url}/subscriptions/near`, record);
  await field(page, 'Name').fill('Typed meanwhile');
  expect(provider.waiting.since).toBe(1);
  await expect.poll(() => provider.waiting.gaveUp).toBe(1);
  await expect(field(page, 'Name')).toHaveValue('Typed meanwhile');
  provider.close();
});

test('B1, B6: where the browser forbids storage the console works, and OpenID says what it needs', async ({
  account,
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage'] as const) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Forbidden', 'SecurityError');
        },
      });
    }
  });
  await account.seed([{ subscriptionId: 'wallboard', name: 'Wallboard' }]);
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in with OpenID' }).click();
  await expect(page.getByRole('alert')).toContainText('This browser blocks session storage');
  await typeCredentials(page, account.credentials.clientId, account.credentials.clientSecret);
  await switchOf(page, 'Wallboard').click();
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  expect(await account.writes()).toEqual([switchedOff]);
});

test('B2: without the cryptography of a secure page the console says so and sends nothing', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined }));
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.resourceType()));
  await page.goto('/');
  await expect(heading(page, 'This console needs HTTPS')).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  expect(sent).not.toContain('fetch');
});

test('B3: a browser that keeps tabs apart is told of, and all else works', async ({ account, page, signInByHand }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'BroadcastChannel');
    Reflect.deleteProperty(Navigator.prototype, 'locks');
  });
  await account.seed([{ subscriptionId: 'wallboard', name: 'Wallboard' }]);
  await signInByHand();
  await switchOf(page, 'Wallboard').click();
  await expect(switchOf(page, 'Wallboard')).not.toBeChecked();
  await expect(rowOf(page, 'Wallboard')).toContainText(/Off, live within \d+ s/);
  await page.getByRole('button', { name: 'Account' }).click();
  await expect(page.getByText('This browser keeps tabs apart')).toBeVisible();
  expect(await account.writes()).toEqual([switchedOff]);
});

test('B5, B15: what an extension puts into the page is blocked, and a saved page holds no token', async ({
  account,
  page,
  signIn,
  watch,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const ran = await page.evaluate(() => {
    const style = document.createElement('style');
    style.textContent = 'body { display: none }';
    const script = document.createElement('script');
    document.head.append(style, script);
    try {
      script.src = 'https://evil.example/x.js';
    } catch {
      // Trusted Types refuse the address already.
    }
    return getComputedStyle(document.body).display;
  });
  expect(ran).not.toBe('none');
  await expect.poll(() => watch.troubles.length).toBe(4);
  expect(watch.troubles.every((trouble) => /CSP|Content Security Policy|TrustedScript/.test(trouble))).toBe(true);
  watch.troubles.length = 0;
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.emulateMedia({ media: 'print' });
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const token = await page.evaluate(
    () => /"accessToken":"([^"]+)"/.exec(JSON.stringify(Object.entries(sessionStorage)).replaceAll('\\', ''))?.[1],
  );
  expect(token).toMatch(/.{20}/);
  expect(await page.content()).not.toContain(token);
});

test('B11: two windows on one row keep what each has changed', async ({ account, context, page, signIn }) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'shared' }]);
  await signIn({ path: '/subscriptions/shared' });
  await field(page, 'Name').fill('Wallboard Leeds');
  const second = await context.newPage();
  await second.goto('/subscriptions');
  await switchOf(second, 'Wallboard').click();
  await expect.poll(() => account.count('PATCH', '/webhooks/subscriptions/shared')).toBe(1);
  await saveButton(page).click();
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  expect(await account.subscriptions()).toMatchObject([{ name: 'Wallboard Leeds', enabled: false }]);
});

test('B12: a tab whose renderer has crashed harms no other, and a new one is signed in without asking', async ({
  account,
  context,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard' }]);
  await signIn();
  const doomed = await context.newPage();
  await doomed.goto('/subscriptions/new');
  await field(doomed, 'Name').fill('Half typed');
  const crashed = doomed.waitForEvent('crash');
  void doomed.goto('chrome://crash').catch(() => undefined);
  await crashed;
  await page.getByRole('button', { name: 'Refresh', exact: true }).click();
  await expect(rowOf(page, 'Wallboard')).toBeVisible();
  const restored = await context.newPage();
  await restored.goto('/subscriptions/new');
  await expect(field(restored, 'Name')).toHaveValue('');
  expect(await account.writes()).toEqual([]);
});

test('B13: a page that stood still for longer than a time-out neither loses nor repeats a write', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'slow' }]);
  await signIn({ path: '/subscriptions/slow' });
  await field(page, 'Name').fill('Wallboard Leeds');
  await saveButton(page).evaluate((button) => {
    if (button instanceof HTMLElement) button.click();
    // The form sends its request a moment later; then everything stops, as in a debugger.
    setTimeout(() => {
      const end = performance.now() + 4_000;
      while (performance.now() < end);
    }, 50);
  });
  await expect(rowOf(page, 'Wallboard Leeds')).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await account.count('PATCH', '/webhooks/subscriptions/slow')).toBe(1);
});

test('B7, B8: list and form stand 400 % zoom, wide text, forced colours, the dark and no motion', async ({
  account,
  page,
  signIn,
}) => {
  await account.seed([{ name: 'Wallboard', subscriptionId: 'narrow' }]);
  await page.setViewportSize({ width: 320, height: 256 });
  await page.emulateMedia({ colorScheme: 'dark', forcedColors: 'active', reducedMotion: 'reduce' });
  await signIn();
  const border = (name: string) =>
    page.getByRole('button', { name, exact: true }).evaluate((button) => getComputedStyle(button).borderTopStyle);
  for (const [path, button] of [
    ['/subscriptions', 'Refresh'],
    ['/subscriptions/narrow', 'Save changes'],
  ] as const) {
    // One page after the other, in one tab.
    // oxlint-disable no-await-in-loop
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    await page.evaluate(() => {
      const spacing = new CSSStyleSheet();
      // WCAG 1.4.12.
      spacing.replaceSync(
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }',
      );
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, spacing];
    });
    const excess = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    await expect.poll(excess, path).toBeLessThanOrEqual(0);
    expect(await border(button), path).not.toBe('none');
    const running = () =>
      page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === 'running').length);
    await expect.poll(running, path).toBe(0);
    // oxlint-enable no-await-in-loop
  }
});
