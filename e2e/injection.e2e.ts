import type { Page } from '@playwright/test';
import { hostileTexts } from '../src/test/hostile-texts.ts';
import { field, table } from './fixtures/screens.ts';
import { expect, test } from './fixtures/test.ts';

/** A half of a character cannot travel in UTF-8: the page tests meet it (src/app/injection.test.tsx). */
const texts = hostileTexts.filter((text) => !/\p{Cs}/u.test(text));
const rows = texts.map((text, index) => ({
  subscriptionId: `id-${index}`,
  name: `${1_000 + index} ${text}`,
  url: index % 2 === 0 ? text : 'https://crm.example.com/',
  events: [text, 'agent.presencechanged.v1'],
  enabled: true,
}));

/** What a text must not be able to add to a page. `pwned` is what all of them would call. */
async function harmIn(page: Page): Promise<unknown> {
  return page.evaluate(() => ({
    ran: Reflect.has(window, 'pwned'),
    polluted: Reflect.has({}, 'polluted'),
    elements: document.body.querySelectorAll(
      'iframe, object, embed, base, form[action], meta, [onerror], [onload], [onclick], #config, script:not([src^="/assets/"])',
    ).length,
    links: [...document.querySelectorAll('a[href]')]
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => !/^(?:\/(?![/\\])|https:\/\/|#)/.test(href)),
  }));
}
const noHarm = { ran: false, polluted: false, elements: 0, links: [] };

/** The elements of the rows in view, without their texts, by the name of the row. */
async function structuresInView(page: Page): Promise<readonly (readonly [string, string])[]> {
  return table(page).evaluate((element) => {
    const structureOf = (part: Element): string => `${part.tagName}(${[...part.children].map(structureOf).join('')})`;
    return [...element.querySelectorAll('tbody tr')].flatMap((row) => {
      const name = row.querySelector('a.name');
      const cell = name?.closest('td, th');
      return name === null || !cell ? [] : [[name.textContent.slice(0, 4), structureOf(cell)] as const];
    });
  });
}

async function readStorages(page: Page) {
  return page.evaluate(async () => ({
    keys: [
      ...Object.keys(sessionStorage).map((key) => `session:${key}`),
      ...Object.keys(localStorage).map((key) => `local:${key}`),
    ],
    everything: JSON.stringify([
      Object.entries(sessionStorage),
      Object.entries(localStorage),
      history.state,
      location.href,
    ]),
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    cookie: document.cookie,
  }));
}

test('G1, G4: 250 hostile texts run nowhere, change no page and leave nothing in any storage', async ({
  account,
  page,
  signInByHand,
}) => {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await account.seedRaw({ subscriptions: rows });
  await signInByHand({ path: '/subscriptions?sort=name' });
  await expect(table(page)).toBeVisible();

  const seen = new Map<string, string>();
  await table(page).hover();
  await expect
    .poll(
      async () => {
        for (const [name, structure] of await structuresInView(page)) seen.set(name, structure);
        // Rows that fly by are text only for a moment: they are waited for.
        if ((await table(page).locator('.glimpse').count()) === 0) await page.mouse.wheel(0, 480);
        return rows.filter(({ name }) => !seen.has(name.slice(0, 4))).map(({ name }) => name);
      },
      { intervals: [20], timeout: 30_000 },
    )
    .toEqual([]);
  expect(new Set(seen.values()).size).toBe(1);
  expect(await harmIn(page)).toEqual(noHarm);

  // Details and editor: one of each kind, by address as a link in a ticket would.
  for (let index = 0; index < rows.length; index += 48) {
    // One page after the other.
    // oxlint-disable no-await-in-loop
    await page.goto(`/subscriptions/id-${index}`);
    await expect(field(page, 'Name')).toBeVisible();
    expect(await harmIn(page)).toEqual(noHarm);
    // oxlint-enable no-await-in-loop
  }

  for (const path of ['/checks', '/event-types', `/event-types/${encodeURIComponent(hostileTexts[5] ?? '')}`]) {
    // oxlint-disable no-await-in-loop
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await harmIn(page)).toEqual(noHarm);
    // oxlint-enable no-await-in-loop
  }

  await page.goto(`/subscriptions?q=${encodeURIComponent('<script>pwned()</script>')}`);
  await expect(page.getByRole('searchbox', { name: 'Search subscriptions' })).toHaveValue('<script>pwned()</script>');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.insertText('onerror=pwned()');
  await expect(page.getByRole('dialog', { name: 'Command palette' }).getByRole('option').first()).toBeVisible();
  expect(await harmIn(page)).toEqual(noHarm);
  await page.keyboard.press('Escape');

  await page.goto('/checks?view=coverage');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download CSV' }).click();
  expect(await (await download).failure()).toBeNull();
  expect(await harmIn(page)).toEqual(noHarm);
  expect(dialogs).toEqual([]);

  // After all that: nothing anywhere but what design section 5 allows, and the client secret in no form.
  const { keys, everything, ...others } = await readStorages(page);
  expect(others).toEqual({ databases: 0, caches: 0, cookie: '' });
  expect(
    keys.filter((key) => !/^(?:session:(?:vcc-console\.|tsr-scroll)|local:vcc-console\.preference)/.test(key)),
  ).toEqual([]);
  const secret = account.credentials.clientSecret;
  const forms = [secret, btoa(secret), encodeURIComponent(secret), secret.split('').toReversed().join('')];
  expect(forms.filter((form) => everything.includes(form))).toEqual([]);
});
