import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const wall = { ...crm, subscriptionId: 'id-2', name: 'Wallboard', url: 'http://wall.example.com/', enabled: false };

const given = givenSandbox();

/** A page may ask twice while it opens: a fault that is to be seen must not be over by then. */
const lasting = { times: 9 };

const table = () => screen.findByRole('table', { name: 'Subscriptions' });
const rowNames = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);
const switchOf = (name: string) => screen.findByRole('switch', { name: `Enabled: ${name}` });

describe('the list', () => {
  test('shows what each subscription is, with two requests whatever their number', async () => {
    await given.tenant.seed({ subscriptions: [wall, crm] });
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await rowNames()).toEqual(['CRM', 'Wallboard']);
    const row = within(await table()).getByRole('row', { name: /Wallboard/ });
    expect(within(row).getByRole('switch')).not.toBeChecked();
    expect(row).toHaveTextContent('http://wall.example.com/');
    await waitFor(() => expect(row).toHaveTextContent('2 of 28 event types'));
    expect(row).toHaveTextContent('http URL');
    expect(await given.tenant.requests()).toHaveLength(2);
  });

  test('D1: of an empty account says so, and is not a table', async () => {
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await screen.findByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('that cannot be loaded shows why in one place, and comes with Retry', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await given.tenant.fault(
      'GET',
      collection,
      { type: 'status', status: 403, body: { message: 'Not enrolled' } },
      lasting,
    );
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('You have no permission for this');
    expect(alert).toHaveTextContent('Not enrolled');
    expect(screen.queryByRole('table')).toBeNull();
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await rowNames()).toEqual(['CRM']);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('N12: that cannot be refreshed keeps its rows, and says how old they are', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await table();
    await given.tenant.fault('GET', collection, { type: 'body', body: '{"subscriptions":[' }, lasting);
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/The list could not be refreshed.*VCC answered at/);
    expect(await rowNames()).toEqual(['CRM']);
  });

  test.each([
    ['{}', {}, 'it is an empty object'],
    ['null', 'null', 'it is null'],
    ['""', '""', 'it is a string'],
    ['204', undefined, 'it is empty'],
    ['subscriptions: null', { subscriptions: null }, '“subscriptions” is no list'],
    ['items', { items: [crm] }, 'it has “items”'],
    ['a next link', { subscriptions: [crm], next: '/2' }, 'has “next”, so the list may be incomplete'],
  ])('A17, A19: is never called empty or whole when the API answers %s', async (_what, body, mismatch) => {
    const action = body === undefined ? { type: 'status', status: 204 } : { type: 'body', body };
    await given.tenant.fault('GET', collection, action, lasting);
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Unexpected answer from the API');
    expect(alert).toHaveTextContent(mismatch);
    expect(within(alert).getByRole('button', { name: 'Retry' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
    expect(screen.queryByRole('heading', { name: 'No subscriptions yet' })).toBeNull();
  });

  test('A28: without the catalogue claims nothing about events', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await given.tenant.fault('GET', '/webhooks/event-types', { type: 'status', status: 404 }, lasting);
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await rowNames()).toEqual(['CRM']);
    const row = within(await table()).getByRole('row', { name: /CRM/ });
    expect(row).toHaveTextContent('agent.*');
    expect(row).not.toHaveTextContent('event types');
  });

  test('is found and sorted as its address says', async () => {
    await given.tenant.seed({ subscriptions: [crm, wall] });
    const { user, address } = await renderApp(given.sandbox, '/subscriptions?sort=url&order=desc&q=example', {
      tenant: given.tenant,
    });
    expect(await rowNames()).toEqual(['CRM', 'Wallboard']);
    expect(screen.getByRole('columnheader', { name: 'URL' })).toHaveAttribute('aria-sort', 'descending');
    await user.click(within(screen.getByRole('columnheader', { name: 'URL' })).getByRole('button'));
    await waitFor(async () => expect(await rowNames()).toEqual(['Wallboard', 'CRM']));
    expect(address()).toBe('/subscriptions?sort=url&q=example');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Disabled');
    await waitFor(async () => expect(await rowNames()).toEqual(['Wallboard']));
    await user.type(screen.getByRole('searchbox', { name: 'Search subscriptions' }), 'crm');
    expect(await screen.findByRole('heading', { name: 'No subscription matches' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Clear search and filter' }));
    expect(await rowNames()).toEqual(['Wallboard', 'CRM']);
  });
});

test('what was typed into the search leads nobody back from the page that a link is opening', async () => {
  await given.tenant.seed({ subscriptions: [crm, wall] });
  await given.tenant.fault('GET', `${collection}/id-2`, { type: 'delay', ms: 600 });
  const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await rowNames();
  await user.type(screen.getByRole('searchbox', { name: 'Search subscriptions' }), 'wall');
  await user.click(await screen.findByRole('link', { name: 'Wallboard' }));
  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Wallboard');
  expect(address()).toBe('/subscriptions/id-2');
});

describe('a switch', () => {
  test('that is refused goes back, says why on its row, and leaves the others alone', async () => {
    await given.tenant.seed({ subscriptions: [crm, wall] });
    await given.tenant.fault('PATCH', `${collection}/id-1`, {
      type: 'status',
      status: 403,
      body: { message: 'Read only' },
    });
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await user.click(await switchOf('CRM'));
    await user.click(await switchOf('Wallboard'));
    const row = within(await table()).getByRole('row', { name: /CRM/ });
    const alert = await within(row).findByRole('alert');
    expect(alert).toHaveTextContent('Still on. You have no permission for this.');
    expect(alert).toHaveTextContent('Read only');
    expect(within(row).getByRole('switch')).toBeChecked();
    await waitFor(async () =>
      expect(await given.tenant.subscriptions()).toMatchObject([crm, { ...wall, enabled: true }]),
    );
    expect(await switchOf('Wallboard')).toBeChecked();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
    await user.click(within(alert).getByRole('button', { name: /^Dismiss/ }));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('sends its own field only, and says when it will be live', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await user.click(await switchOf('CRM'));
    await waitFor(async () => expect(await table()).toHaveTextContent(/Off, live within \d+ s/));
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }]);
    expect(await given.tenant.requests()).toHaveLength(3);
  });
});

test('G28: whoever may read only sees everything and can change nothing', async () => {
  await given.tenant.seed({ subscriptions: [crm] });
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant, signIn: 'read-only' });
  expect(await switchOf('CRM')).toBeDisabled();
  expect(screen.queryByText('Create subscription')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Actions for CRM' }));
  expect(await screen.findByRole('menuitem', { name: /Edit/ })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByRole('menuitem', { name: 'Copy URL' })).not.toHaveAttribute('aria-disabled', 'true');
});

test('whoever is not signed in is led to the sign-in page, and back after it', async () => {
  const { address } = await renderApp(given.sandbox, '/subscriptions?q=crm', { tenant: given.tenant, signIn: 'no' });
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(address()).toBe('/sign-in?returnTo=%2Fsubscriptions%3Fq%3Dcrm');
  expect(await given.tenant.requests()).toEqual([]);
});
