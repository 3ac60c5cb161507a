import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { securityHeaders } from '../../src/lib/security-headers.ts';
import { consoleUrl } from '../fixtures/addresses.ts';
import { listen } from '../fixtures/own-console.ts';
import { rowOf } from '../fixtures/screens.ts';
import { expect, test as base } from '../fixtures/test.ts';
import { attacksFromThePage, attacksInThePage } from './attacks.ts';

/** Another host, which lets everybody in and remembers what it was asked for. */
interface OtherHost {
  readonly url: string;
  readonly asked: ReadonlySet<string>;
}

const test = base.extend<{ readonly otherHost: OtherHost }>({
  // Playwright reads a fixture's needs from its first parameter, even when there are none.
  // oxlint-disable-next-line no-empty-pattern
  otherHost: async ({}, provide) => {
    const asked = new Set<string>();
    const note = (url: string | undefined): void => void asked.add((url ?? '').slice(1));
    const server = createServer((request, response) => {
      note(request.url);
      response.setHeader('Access-Control-Allow-Origin', '*').setHeader('Content-Type', 'text/html');
      response.end(
        `<title>Another host</title><iframe src="${consoleUrl}/"></iframe><iframe src="/innocent"></iframe>`,
      );
    });
    server.on('upgrade', (request, socket) => {
      note(request.url);
      socket.destroy();
    });
    await provide({ url: `http://127.0.0.1:${await listen(server, 0)}`, asked });
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  },
});

async function succeededInThePage(page: Page, other: string): Promise<readonly string[]> {
  const succeeded: string[] = [];
  for (const [what, attack] of Object.entries(attacksInThePage)) {
    // One after the other: some change the page for the next.
    // oxlint-disable-next-line no-await-in-loop
    if (await page.evaluate(attack, other)) succeeded.push(what);
  }
  return succeeded;
}

async function sendFromThePage(page: Page, other: string): Promise<void> {
  for (const { run } of Object.values(attacksFromThePage)) {
    // One after the other, as above.
    // oxlint-disable-next-line no-await-in-loop
    await page.evaluate(run, other);
  }
}

test('the attacks are real: where there is no policy, every one of them gets through', async ({
  browser,
  otherHost,
}) => {
  // A page without a policy, in a tab that may do what the console's may.
  const context = await browser.newContext({ permissions: ['clipboard-read'] });
  try {
    const page = await context.newPage();
    await page.goto(`${otherHost.url}/bare`);
    expect(await succeededInThePage(page, otherHost.url)).toEqual(Object.keys(attacksInThePage));
    await sendFromThePage(page, otherHost.url);
    await expect.poll(() => [...otherHost.asked]).toEqual(expect.arrayContaining(Object.keys(attacksFromThePage)));
  } finally {
    await context.close();
  }
});

test('G2: the policy stops what an injected script would try', async ({
  account,
  context,
  otherHost,
  page,
  signIn,
  watch,
}) => {
  await account.seed([{ name: 'CRM' }]);
  await context.grantPermissions(['clipboard-read'], { origin: consoleUrl });
  await signIn();
  await expect(rowOf(page, 'CRM')).toBeVisible();
  expect(watch.troubles).toEqual([]);
  const answer = await page.request.get('/');
  expect(answer.headers()).toMatchObject(
    Object.fromEntries(Object.entries(securityHeaders()).map(([name, value]) => [name.toLowerCase(), value])),
  );
  expect(await succeededInThePage(page, otherHost.url)).toEqual([]);
  await sendFromThePage(page, otherHost.url);
  // It has stopped each aloud, by the directive that is meant for it.
  const told = (): string => watch.troubles.join('\n');
  for (const [name, { directive }] of Object.entries(attacksFromThePage)) {
    // Of what would have been framed a page is told the origin only.
    const path = name === 'frame' ? '' : `/${name}`;
    // As each is reported.
    // oxlint-disable-next-line no-await-in-loop
    await expect.poll(told).toMatch(new RegExp(`CSP: ${directive} \\w+://127\\.0\\.0\\.1:\\d+${path}\\b`));
  }
  for (const directive of ['require-trusted-types-for', 'trusted-types', 'style-src-attr', 'img-src', 'base-uri']) {
    expect(told()).toContain(`CSP: ${directive}`);
  }
  watch.troubles.splice(0);
  expect([...otherHost.asked]).toEqual([]);
  // The console goes on. Asked of the page itself: Playwright still waits for the form that the policy has stopped.
  expect(await page.evaluate(() => document.body.textContent.includes('CRM'))).toBe(true);
});

test('no other site can frame it', async ({ browser, otherHost }) => {
  const context = await browser.newContext({ ignoreHTTPSErrors: true });
  try {
    const page = await context.newPage();
    await page.goto(`${otherHost.url}/framing`);
    const urls = (): readonly string[] =>
      page
        .mainFrame()
        .childFrames()
        .map((frame) => frame.url());
    await expect.poll(urls).toEqual([expect.stringMatching(/^chrome-error:/), `${otherHost.url}/innocent`]);
  } finally {
    await context.close();
  }
});
