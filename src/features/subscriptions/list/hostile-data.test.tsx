import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createSubscription, updateSubscription } from '../../../api/subscriptions.ts';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox();

const rows = async () =>
  within(await screen.findByRole('table', { name: 'Subscriptions' }))
    .getAllByRole('row')
    .slice(1);
const names = async () => (await rows()).map((row) => row.querySelector('a.name')?.textContent);
const seed = (fields: readonly Partial<typeof crm>[]) =>
  given.tenant.seed({
    subscriptions: fields.map((some, index) => ({
      ...crm,
      subscriptionId: `id-${index}`,
      name: `Row ${index}`,
      ...some,
    })),
  });

/** Read before what follows, and answered after it. */
const slowAnswer = () => given.tenant.fault('GET', collection, { type: 'commit+delay', ms: 400 });

describe('names and URLs', () => {
  test('D3: names of any length and script are whole in the page and in their titles', async () => {
    const odd = ['W'.repeat(128), '😀'.repeat(64), 'شركة الاتصالات', 'e\u0301cole'];
    await seed(odd.map((name) => ({ name })));
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(new Set(await names())).toEqual(new Set(odd));
    for (const name of odd) {
      const link = screen.getByRole('link', { name });
      expect(link).toHaveAttribute('title', name);
      expect(link.querySelector('bdi')).not.toBeNull();
    }
  });

  test('D4: what looks like markup or a template is shown as it is', async () => {
    const odd = ['<img src=x onerror=alert(1)>', '{{7*7}}', '${7*7}', '%s %d', '</script><b>x'];
    await seed(odd.map((name) => ({ name })));
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(new Set(await names())).toEqual(new Set(odd));
    expect(document.querySelector('td img, td b, td script')).toBeNull();
  });

  test('D5: a URL that is not http or https is text, marked, and nobody can follow it', async () => {
    const odd = ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'blob:https://a/b', ' https://a.example/'];
    await seed(odd.map((url) => ({ url })));
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    for (const [index, row] of (await rows()).entries()) {
      expect(row).toHaveTextContent(odd[index]?.trim() ?? '');
      expect(within(row).getByRole('link', { name: 'URL is not http or https' })).toBeVisible();
      expect([...row.querySelectorAll('a')].map((link) => link.pathname)).toEqual(
        expect.not.arrayContaining([expect.stringContaining('alert')]),
      );
      expect([...row.querySelectorAll('a')].every((link) => link.origin === location.origin)).toBe(true);
    }
  });

  test('D6, D7, D8: hidden characters, look-alikes, passwords and http are shown for what they are', async () => {
    await seed([
      { url: 'https://a.example/\u202egnp.exe' },
      { url: 'https://\u0430pple.example/' },
      { url: 'https://user:hunter2@a.example/' },
      { url: 'http://a.example/' },
    ]);
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    const [bidi, script, password, plain] = await rows();
    expect(bidi).toHaveTextContent('https://a.example/\\u{202e}gnp.exe');
    expect(bidi).toHaveTextContent('Hidden characters in the URL');
    expect(script).toHaveTextContent('Host is really xn--pple-43d.example');
    expect(password).toHaveTextContent('https://user:•••@a.example/');
    expect(password).toHaveTextContent('Credentials in the URL');
    expect(document.body.innerHTML).not.toContain('hunter2');
    expect(plain).toHaveTextContent('http URL');
  });
});

test('D9: of five thousand entries three are named and the others counted', async () => {
  await seed([{ events: Array.from({ length: 5_000 }, (_, index) => `agent.event${index}.v1`) }]);
  await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const [row] = await rows();
  expect(row).toHaveTextContent('agent.event0.v1, agent.event1.v1, agent.event2.v1, and 4,997 more');
  expect(row?.querySelectorAll('*').length).toBeLessThan(60);
});

test('D12: rows stand in natural order, which no answer changes', async () => {
  const inOrder = ['Ä', 'a1', 'A2', 'a10', 'b', 'B2', 'b10'];
  await seed(inOrder.toReversed().map((name) => ({ name })));
  const { queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  expect(await names()).toEqual(inOrder);
  const answer = inOrder.map((name, index) => ({ ...crm, subscriptionId: `id-${inOrder.length - 1 - index}`, name }));
  await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: answer } });
  await queryClient.refetchQueries();
  expect(await names()).toEqual(inOrder);
});

test('D13: odd characters in the address find nothing, and break nothing', async () => {
  await seed([{}]);
  const { user } = await renderApp(given.sandbox, '/subscriptions?q=%00%E2%80%AE%ED%A0%80&sort=%3Cimg&order=7', {
    tenant: given.tenant,
  });
  expect(await screen.findByRole('heading', { name: 'No subscription matches' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Clear search and filter' }));
  expect(await names()).toEqual(['Row 0']);
});

test('D14: the menu of a row stays with it when rows come before it, and acts on it', async () => {
  await seed([{ name: 'Alpha' }, { name: 'Beta' }]);
  const { user, queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await user.click(await screen.findByRole('button', { name: 'Actions for Beta' }));
  await screen.findByRole('menu', { name: 'Actions for Beta' });
  const http = await httpOf(given.sandbox, given.tenant);
  await createSubscription(http, { name: 'Aaron', url: crm.url, events: ['*'], enabled: true });
  await updateSubscription(http, 'id-0', { name: 'Zulu' });
  await queryClient.refetchQueries();
  expect(await screen.findByText('Aaron', { selector: 'a.name bdi' })).toBeInTheDocument();
  expect(screen.getByRole('menu', { name: 'Actions for Beta' })).toBeVisible();
  await user.click(screen.getByRole('menuitem', { name: 'Delete' }));
  expect(await screen.findByRole('dialog', { name: 'Delete subscription' })).toHaveTextContent('Beta');
});

test.each([
  ['de', '4.997'],
  ['ar-EG', '٤٬٩٩٧'],
  ['ja', '4,997'],
])('D17: numbers and times are those of the language %s', async (language, expected) => {
  const time = vi.spyOn(Date.prototype, 'toLocaleTimeString').mockImplementation(function format(this: Date) {
    return new Intl.DateTimeFormat(language, { timeStyle: 'medium' }).format(this);
  });
  const numbers = new Intl.NumberFormat(language);
  const count = (value: number) => numbers.formatToParts(value).reduce((text, part) => text + part.value, '');
  const number = vi.spyOn(Number.prototype, 'toLocaleString').mockImplementation(function format(this: number) {
    return count(this);
  });
  // A formatter that was made when the console was loaded has the machine's language.
  const formats = Object.getOwnPropertyDescriptor(Intl.NumberFormat.prototype, 'format') ?? {};
  Object.defineProperty(Intl.NumberFormat.prototype, 'format', { configurable: true, get: () => count });
  onTestFinished(() => {
    Object.defineProperty(Intl.NumberFormat.prototype, 'format', formats);
    [time, number].forEach((spy) => spy.mockRestore());
  });
  await seed([{ events: Array.from({ length: 5_000 }, (_, index) => `agent.event${index}.v1`) }]);
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const [row] = await rows();
  expect(row).toHaveTextContent(`and ${expected} more`);
  await given.tenant.fault('GET', collection, { type: 'status', status: 403 });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/VCC answered at .*\p{Nd}/u);
  expect(document.body).not.toHaveTextContent(/NaN|Invalid Date|undefined/);
});

test('B9: Back and Forward lead through filters, pages and questions, and the focus is never lost', async () => {
  await seed([{ name: 'Alpha' }, { name: 'Beta', enabled: false }]);
  const { user, router, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  expect(await names()).toEqual(['Alpha', 'Beta']);
  await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Disabled');
  await waitFor(async () => expect(await names()).toEqual(['Beta']));
  await user.click(within(screen.getByRole('columnheader', { name: 'URL' })).getByRole('button'));
  await waitFor(() => expect(address()).toBe('/subscriptions?status=disabled&sort=url'));
  await user.click(screen.getByRole('link', { name: 'Beta' }));
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  await screen.findByRole('dialog', { name: 'Delete subscription' });

  router.history.back();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(async () => expect(await names()).toEqual(['Beta']));
  expect(address()).toBe('/subscriptions?status=disabled&sort=url');
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveDisplayValue('Disabled');
  router.history.back();
  await waitFor(() => expect(address()).toBe('/subscriptions?status=disabled'));
  router.history.back();
  await waitFor(async () => expect(await names()).toEqual(['Alpha', 'Beta']));
  expect(address()).toBe('/subscriptions');
  router.history.go(3);
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Beta');
  expect(await given.tenant.requests()).toEqual(
    expect.not.arrayContaining([expect.stringMatching(/^(?:DELETE|PATCH)/)]),
  );
});

describe('while the list is being read again', () => {
  test('C3: a switch that is pressed stays where it was put, though an older answer comes in', async () => {
    await seed([{ name: 'Alpha' }]);
    const { user, queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    const toggle = await screen.findByRole('switch', { name: 'Enabled: Alpha' });
    await slowAnswer();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    const shown: unknown[] = [];
    const watch = new MutationObserver(() => shown.push(toggle.getAttribute('aria-checked')));
    watch.observe(toggle, { attributeFilter: ['aria-checked'] });
    onTestFinished(() => watch.disconnect());
    await user.click(toggle);
    await waitFor(async () => expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }]));
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    // The list, the event types, and the list once more: a write does not begin the reading anew.
    expect((await given.tenant.requests()).filter((line) => line.startsWith('GET'))).toHaveLength(3);
    expect(toggle).not.toBeChecked();
    expect(shown).toEqual(['false']);
  });

  test('C18: the rows are those of the newest filter, whichever answer comes last', async () => {
    await seed([{ name: 'Alpha' }, { name: 'Beta', enabled: false }]);
    const { user, queryClient, address } = await renderApp(given.sandbox, '/subscriptions?status=enabled', {
      tenant: given.tenant,
    });
    expect(await names()).toEqual(['Alpha']);
    await slowAnswer();
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Disabled');
    await waitFor(async () => expect(await names()).toEqual(['Beta']));
    await waitFor(() => expect(queryClient.isFetching()).toBe(0));
    expect(await names()).toEqual(['Beta']);
    expect(address()).toBe('/subscriptions?status=disabled');
  });
});
