import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { csvRecord } from '../lib/csv.ts';
import { parseChecksSearch } from '../features/checks/checks-search.ts';
import { parseEventTypeSearch, parseEventTypesSearch } from '../features/event-types/event-types-search.ts';
import { parseListSearch } from '../features/subscriptions/list/list-search.ts';
import { hostileKinds, hostileTexts } from '../test/hostile-texts.ts';
import { renderApp } from '../test/render-app.tsx';
import { givenSandbox } from '../test/given-sandbox.ts';
import { collection } from '../test/sandbox-tenant.ts';
import { Themed } from '../test/themed.tsx';
import { ConfigError, parseConfig } from './config.ts';
import { StartUpErrorPage } from './pages/start-up-error-page.tsx';
import { WhereAmI } from './shell/where-am-i.tsx';

/**
 * Goal G1: no text does anything, and none changes the structure of a page. What runs is seen in a real browser
 * (e2e/injection.e2e.ts); here the elements are compared with those of a harmless text.
 */
const given = givenSandbox();

/** Elements and their attributes by name, without texts: what a text must not be able to change. */
function structureOf(element: Element): string {
  const attributes = [...element.attributes].map(({ name }) => name).toSorted();
  return `${element.tagName}[${attributes.join()}](${[...element.children].map(structureOf).join('')})`;
}

const forbidden = 'script, iframe, object, embed, base, form[action], meta, style, [onerror], [onload], [onclick]';

/** Every address that can be followed is of this origin, or an https one that the person asked for. */
function unsafeLinks(): readonly string[] {
  return [...document.querySelectorAll('a[href]')]
    .map((link) => link.getAttribute('href') ?? '')
    .filter((href) => !/^(?:\/(?![/\\])|https:\/\/|#)/.test(href));
}

function expectNoHarm(): void {
  expect(document.body.querySelectorAll(forbidden)).toHaveLength(0);
  expect(unsafeLinks()).toEqual([]);
  expect(Reflect.has({}, 'polluted')).toBe(false);
}

test('the corpus has at least 200 texts, each once', () => {
  expect(new Set(hostileTexts).size).toBe(hostileTexts.length);
  expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
});

/** The alert on a page whose data is refused with these words. */
async function structureWith(message: string): Promise<string> {
  const lasting = { times: 5 };
  await given.tenant.fault('GET', collection, { type: 'status', status: 403, body: { message } }, lasting);
  await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const alert = await screen.findByRole('alert');
  expectNoHarm();
  const structure = structureOf(alert);
  await given.tenant.clearFaults();
  cleanup();
  return structure;
}

test('G1: no text in an answer that refuses changes the page that shows it', async () => {
  const hostile = hostileTexts.filter((text) => text.length < 200).join(' ');
  expect(await structureWith(hostile)).toBe(await structureWith('harmless'));
});

test('G1: no text in config.json changes the header or the start-up page', () => {
  const facts = {
    method: 'credentials',
    identity: { id: 'x', label: 'x' },
    region: { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token' },
    canWrite: true,
    expiresAt: 0,
  } as const;
  const { container } = render(
    <>
      {['harmless', ...hostileTexts].map((text) => {
        const region = { ...facts.region, label: text };
        const identity = { id: text, label: text };
        return (
          <WhereAmI key={text} environment={{ label: text, color: 'error' }} facts={{ ...facts, region, identity }} />
        );
      })}
    </>,
    { wrapper: Themed },
  );
  expect(container.children).toHaveLength(hostileTexts.length + 1);
  expect(new Set([...container.children].map(structureOf)).size).toBe(1);
  expectNoHarm();
  cleanup();

  const file = `{${hostileTexts.map((text) => `${JSON.stringify(text)}: 1`).join()}, "tokenStorage": "<img>"}`;
  render(<StartUpErrorPage error={new ConfigError(problemsOf(JSON.parse(file)))} />, { wrapper: Themed });
  const [list] = document.querySelectorAll('ul');
  expect(new Set([...(list?.children ?? [])].map(structureOf)).size).toBe(1);
  expectNoHarm();
});

function problemsOf(value: unknown): readonly string[] {
  try {
    parseConfig(value);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
  }
  return [];
}

test('G1, D13: no text in the address bar breaks a page', async () => {
  const fields = ['q', 'event', 'status', 'sort', 'columns', 'view', '__proto__', 'finding', 'tab', 'version'];
  for (const text of hostileTexts) {
    const search = Object.fromEntries(fields.map((name) => [name, text]));
    for (const parse of [parseListSearch, parseChecksSearch, parseEventTypeSearch, parseEventTypesSearch]) {
      expect(() => parse(search)).not.toThrow();
    }
  }
  const { router } = await renderApp(given.sandbox, '/signatures', { tenant: given.tenant });
  await screen.findByRole('heading', { level: 1, name: 'Signatures' });
  for (const text of hostileTexts.filter((candidate, index) => index % 16 === 0 && candidate.length < 100)) {
    // One address after the other, in the same console.
    // oxlint-disable no-await-in-loop
    await router.navigate({ to: '/event-types/$name', params: { name: text } });
    expect((await screen.findAllByText(/\S/, { selector: 'h1' }))[0]).toBeVisible();
    // oxlint-enable no-await-in-loop
    expectNoHarm();
  }
});

test('G1: no text that is typed into the search changes the page', async () => {
  await given.tenant.seed({ subscriptions: [{ name: 'CRM', url: 'https://crm.example.com/', events: ['*'] }] });
  await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const search = await screen.findByRole('searchbox', { name: 'Search subscriptions' });
  for (const text of hostileKinds.markup) fireEvent.change(search, { target: { value: text } });
  expect(search).toHaveValue(hostileKinds.markup.at(-1));
  expectNoHarm();
});

test('G27, D18: no text becomes a formula in a CSV file', () => {
  for (const text of hostileTexts) {
    const [cell = ''] = /^(?:"(?:[^"]|"")*"|[^,\r\n]*)/.exec(csvRecord([text, 'next'])) ?? [];
    expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r\n\0\uff1d]/);
    expect(csvRecord([text, 'next'])).toBe(`${cell},next\r\n`);
  }
});
