import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from '../../test/render-app.tsx';
import { givenSandbox } from '../../test/given-sandbox.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'gone.x.v1'],
  enabled: true,
};
const wall = {
  ...crm,
  subscriptionId: 'id-2',
  name: 'Wallboard',
  url: 'http://wall.example.com/',
  events: ['agent.*'],
};

const given = givenSandbox();

const findings = async () =>
  within(await screen.findByRole('table', { name: 'Findings' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(0, 2)
        .concat(row)
        .map((cell) => cell.textContent),
    );

describe('the checks', () => {
  test('name each finding, with two requests, and are narrowed down by kind', async () => {
    await given.tenant.seed({ subscriptions: [wall, crm] });
    const { user, address } = await renderApp(given.sandbox, '/checks', { tenant: given.tenant });
    expect(await findings()).toEqual([
      ['Warning', 'CRM', expect.stringContaining('gone.x.v1 is not in the catalogue')],
      ['Warning', 'Wallboard', expect.stringContaining('http URL')],
    ]);
    expect(screen.getByText('2 findings on 2 of 2 subscriptions')).toHaveRole('status');
    expect(await given.tenant.requests()).toHaveLength(2);
    await user.click(screen.getByRole('link', { name: 'http URL 1' }));
    await waitFor(() => expect(address()).toBe('/checks?kind=http-url'));
    expect(await findings()).toEqual([['Warning', 'Wallboard', expect.any(String)]]);
    expect(screen.getByRole('link', { name: 'http URL 1' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('link', { name: 'All kinds' })).not.toHaveAttribute('aria-current');
    expect(screen.getByRole('link', { name: 'Any weight' })).toHaveAttribute('aria-current', 'page');
  });

  test('of one subscription are those on it, and lead back to all', async () => {
    await given.tenant.seed({ subscriptions: [wall, crm] });
    const { user } = await renderApp(given.sandbox, '/checks?subscription=id-1', { tenant: given.tenant });
    expect(await findings()).toHaveLength(1);
    await user.click(screen.getByRole('link', { name: 'Show all findings' }));
    await waitFor(async () => expect(await findings()).toHaveLength(2));
  });

  test('say when there is nothing to look at', async () => {
    await given.tenant.seed({ subscriptions: [{ ...crm, events: ['agent.*'] }] });
    await renderApp(given.sandbox, '/checks', { tenant: given.tenant });
    expect(await screen.findByRole('heading', { name: 'Nothing to look at' })).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('need the catalogue: without it they offer Retry and claim nothing', async () => {
    await given.tenant.seed({ subscriptions: [wall] });
    await given.tenant.fault('GET', '/webhooks/event-types', { type: 'status', status: 404 }, { times: 9 });
    const { user } = await renderApp(given.sandbox, '/checks', { tenant: given.tenant });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The configuration could not be loaded');
    expect(screen.queryByRole('heading', { name: 'Nothing to look at' })).toBeNull();
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await findings()).toHaveLength(1);
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('a suggestion', () => {
  const note = /A check suggested/;

  test('is in the editor as an unsaved change, and saving sends exactly the events', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user } = await renderApp(given.sandbox, '/checks', { tenant: given.tenant });
    await user.click(await screen.findByRole('link', { name: 'Remove gone.x.v1: CRM' }));
    expect(await screen.findByRole('note')).toHaveTextContent(
      'A check suggested this change of the events. Look at it, then save or cancel.',
    );
    expect(screen.getByRole('list', { name: 'Selected entries' })).not.toHaveTextContent('gone.x.v1');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const question = await screen.findByRole('dialog', { name: 'Discard changes?' });
    await user.click(within(question).getByRole('button', { name: 'Keep editing' }));
    await user.click(await screen.findByRole('button', { name: 'Save changes' }));
    await screen.findByRole('table', { name: 'Subscriptions' });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ events: ['agent.*'] }]);
  });

  test('made for other entries than are stored now is not applied', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user, router } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    const suggestedEvents = { from: ['channel.*'], to: ['agent.*'] };
    await router.navigate({
      to: '/subscriptions/$subscriptionId',
      params: { subscriptionId: 'id-1' },
      state: { suggestedEvents },
    });
    expect(await screen.findByText(note)).toHaveTextContent('they have been changed since. Nothing was applied.');
    expect(screen.getByRole('list', { name: 'Selected entries' })).toHaveTextContent('gone.x.v1');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await screen.findByRole('table', { name: 'Subscriptions' });
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
  });

  test('is not made to who may only read', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user } = await renderApp(given.sandbox, '/checks', { tenant: given.tenant, signIn: 'read-only' });
    await user.click(await screen.findByRole('link', { name: 'Open: CRM' }));
    expect(await screen.findByRole('list', { name: 'Selected entries' })).toHaveTextContent('gone.x.v1');
    expect(screen.queryByText(note)).toBeNull();
  });
});
