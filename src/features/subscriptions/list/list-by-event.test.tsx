import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['channel.held.v1', 'agent.*', '*.v1'],
  enabled: true,
};
const archive = { ...crm, subscriptionId: 'id-2', name: 'Archive', events: ['*'], enabled: false };
const wall = { ...crm, subscriptionId: 'id-3', name: 'Wallboard', events: ['channel.held.v1', 'old.gone.v1'] };

const given = givenSandbox();

const seedAll = () => given.tenant.seed({ subscriptions: [crm, archive, wall] });

const box = () => screen.findByRole('combobox', { name: 'Receives event' });
const rowOf = async (name: string) => {
  const table = await screen.findByRole('table', { name: 'Subscriptions' });
  return within(table).getByRole('row', { name: new RegExp(name) });
};
const suggestions = () => [...document.querySelectorAll('datalist option')].map((option) => option.textContent);
const rowCount = () => screen.getAllByRole('row').length - 1;
const noCatalogue = () =>
  given.tenant.fault('GET', '/webhooks/event-types', { type: 'status', status: 404 }, { times: 9 });

describe('the list by event', () => {
  test('shows who receives it and by which entries, and that a disabled one receives nothing now', async () => {
    await seedAll();
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await user.click(await box());
    await user.paste(' agent.presencechanged.v1\n');
    await waitFor(() => expect(rowCount()).toBe(2));
    expect(await box()).toHaveValue('agent.presencechanged.v1');
    expect(screen.getByText('2 of 3 subscriptions')).toBeVisible();
    expect(await rowOf('CRM')).toHaveTextContent('by agent.*, *.v114 of 28 event types');
    expect(await rowOf('Archive')).toHaveTextContent('by *Disabled: receives nothing now');
    expect(await box()).toHaveAccessibleDescription('1 of those shown is disabled and receives nothing now.');
    await waitFor(() => expect(address()).toBe('/subscriptions?event=agent.presencechanged.v1'));
    expect(await given.tenant.requests()).toHaveLength(2);
  });

  test('suggests today’s names, by any part of them', async () => {
    await seedAll();
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await screen.findAllByText(/of 28 event types/);
    const input = await box();
    expect(suggestions()).toEqual([]);
    await user.type(input, 'PRESENCE');
    await waitFor(() => expect(suggestions()).toEqual(['agent.presencechanged.v0', 'agent.presencechanged.v1']));
  });

  test('filters by a pattern, and by a name that the catalogue does not know', async () => {
    await seedAll();
    const { user } = await renderApp(given.sandbox, '/subscriptions?event=agent.*', { tenant: given.tenant });
    expect(await rowOf('CRM')).toHaveTextContent('by agent.*, *.v1');
    expect(rowCount()).toBe(2);
    await waitFor(async () =>
      expect(await box()).toHaveAccessibleDescription(/^Stands for 2 event types of today’s catalogue\./),
    );
    await user.clear(await box());
    await user.click(await box());
    await user.paste('old.gone.v1');
    expect(await rowOf('Wallboard')).toHaveTextContent('by old.gone.v1');
    expect(await box()).toHaveAccessibleDescription(/^Not in today’s catalogue\./);
  });

  test('says when nobody receives it, and what to do', async () => {
    await given.tenant.seed({ subscriptions: [wall] });
    const { user, address } = await renderApp(given.sandbox, '/subscriptions?event=agent.presencechanged.v1', {
      tenant: given.tenant,
    });
    const heading = await screen.findByRole('heading', { name: 'No subscription receives agent.presencechanged.v1' });
    expect(heading).toBeVisible();
    expect(screen.getByRole('link', { name: 'Create a subscription' })).toHaveAttribute('href', '/subscriptions/new');
    await user.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(await rowOf('Wallboard')).toBeVisible();
    expect(await box()).toHaveValue('');
    await waitFor(() => expect(address()).toBe('/subscriptions'));
  });

  test('does not claim that nobody receives what only the status hides', async () => {
    await given.tenant.seed({ subscriptions: [archive] });
    await renderApp(given.sandbox, '/subscriptions?event=agent.presencechanged.v1&status=enabled', {
      tenant: given.tenant,
    });
    expect(await screen.findByRole('heading', { name: 'No subscription matches' })).toBeVisible();
  });
});

describe('without the catalogue', () => {
  test('a name is answered, and what is not known is said', async () => {
    await seedAll();
    await noCatalogue();
    await renderApp(given.sandbox, '/subscriptions?event=agent.presencechanged.v1', { tenant: given.tenant });
    expect(await rowOf('CRM')).toHaveTextContent('by agent.*, *.v1');
    expect(rowCount()).toBe(2);
    await waitFor(async () =>
      expect(await box()).toHaveAccessibleDescription(/^Whether this event is in today’s catalogue is not known\./),
    );
  });

  test('a pattern finds the names that are spelled out, and never claims that nobody receives it', async () => {
    await seedAll();
    await noCatalogue();
    const { user } = await renderApp(given.sandbox, '/subscriptions?event=old.*', { tenant: given.tenant });
    expect(await rowOf('Wallboard')).toHaveTextContent('by old.gone.v1');
    await waitFor(async () =>
      expect(await box()).toHaveAccessibleDescription(/^Without today’s event types a pattern/),
    );
    await user.clear(await box());
    await user.type(await box(), 'conversation.*');
    expect(await screen.findByRole('heading', { name: 'Not known who receives conversation.*' })).toBeVisible();
  });
});

test('a row leads to the checks of its subscription, in a link that can be opened in another tab', async () => {
  await given.tenant.seed({ subscriptions: [{ ...wall, url: 'http://wall.example.com/' }] });
  const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const link = await screen.findByRole('link', { name: 'http URL, 1 more' });
  expect(link).toHaveAccessibleDescription('Wallboard');
  expect(link).toHaveAttribute('href', '/checks?subscription=id-3');
  await user.click(link);
  expect(await screen.findByRole('table', { name: 'Findings' })).toHaveTextContent('http URL');
  expect(address()).toBe('/checks?subscription=id-3');
});
