import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { createSubscription, deleteSubscription, updateSubscription } from '../../../../api/subscriptions.ts';
import { renderApp } from '../../../../test/render-app.tsx';
import { givenSandbox } from '../../../../test/given-sandbox.ts';
import { collection, httpOf } from '../../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const wall = { ...crm, subscriptionId: 'id-2', name: 'Wallboard', url: 'http://wall.example.com/', events: ['*.v0'] };
const archive = { ...crm, subscriptionId: 'id-3', name: 'Archive', events: ['channel.held.v1'] };

const given = givenSandbox({ subscriptions: [crm, wall, archive] });

const table = () => screen.findByRole('table', { name: 'Subscriptions' });
const rowNames = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('link')[0]?.textContent);
const headers = async () =>
  within(await table())
    .getAllByRole('columnheader')
    // The first one holds the checkbox that selects all.
    .slice(1)
    .map((header) => header.textContent);
const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('further filters', () => {
  test('are in the address, in sight when their panel is closed, and cleared with one press', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await rowNames()).toEqual(['Archive', 'CRM', 'Wallboard']);
    await user.click(button('Filters'));
    const panel = await screen.findByRole('region', { name: 'Filters' });
    await user.click(within(panel).getByRole('checkbox', { name: /^agent/ }));
    await waitFor(async () => expect(await rowNames()).toEqual(['CRM', 'Wallboard']));
    await user.click(within(panel).getByRole('checkbox', { name: /^http URL/ }));
    await waitFor(async () => expect(await rowNames()).toEqual(['Wallboard']));
    expect(address()).toBe('/subscriptions?source=agent&finding=http-url');
    expect(screen.getByText('1 of 3 subscriptions')).toBeVisible();
    expect(screen.getByText('2 hidden by search and filters')).toBeVisible();
    await user.click(button('Filters (2)'));
    await user.click(button('Remove filter: finding http URL'));
    await waitFor(async () => expect(await rowNames()).toEqual(['CRM', 'Wallboard']));
    expect(button('Filters (1)')).toHaveFocus();
    await user.click(button('Clear'));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await rowNames()).toHaveLength(3);
    expect(await given.tenant.requests()).toHaveLength(2);
  });

  test('come with a link, also with a value that nothing has any more', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions?host=gone.example,crm.example.com', {
      tenant: given.tenant,
    });
    expect(await rowNames()).toEqual(['Archive', 'CRM']);
    await user.click(button('Filters (2)'));
    const gone = await screen.findByRole('checkbox', { name: /^gone\.example/ });
    expect(gone).toBeChecked();
    await user.click(gone);
    await waitFor(() => expect(screen.queryByRole('checkbox', { name: /^gone\.example/ })).toBeNull());
    expect(await rowNames()).toEqual(['Archive', 'CRM']);
  });
});

describe('options and views', () => {
  test('columns are chosen once, and are there on the next visit', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await headers()).toEqual(['Status', 'Name', 'URL', 'Events', 'Checks', 'Actions']);
    await user.click(button('Options'));
    await user.click(await screen.findByRole('checkbox', { name: 'URL' }));
    await user.click(screen.getByRole('checkbox', { name: 'ID' }));
    await user.click(screen.getByRole('radio', { name: 'Compact' }));
    await waitFor(async () => expect(await headers()).toEqual(['Status', 'Name', 'Events', 'Checks', 'ID', 'Actions']));
    expect(await table()).toHaveTextContent('id-1');
    cleanup();
    await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await headers()).toEqual(['Status', 'Name', 'Events', 'Checks', 'ID', 'Actions']);
  });

  test('a view is saved, opened, renamed and deleted', async () => {
    const { user, address, router } = await renderApp(given.sandbox, '/subscriptions?q=crm&sort=url', {
      tenant: given.tenant,
    });
    await table();
    await user.click(button('Views'));
    await user.type(await screen.findByRole('textbox', { name: 'Name of the view shown now' }), 'Mine{Enter}');
    expect(await screen.findByText('“Mine” is saved.')).toBeVisible();
    await router.navigate({ to: '/subscriptions' });
    await waitFor(async () => expect(await rowNames()).toHaveLength(3));
    await user.click(screen.getByRole('link', { name: 'Mine' }));
    await waitFor(() => expect(address()).toContain('q=crm'));
    expect(address()).toContain('sort=url');
    expect(decodeURIComponent(address())).toContain('columns=status,name,url,events,checks');
    expect(screen.getByRole('link', { name: 'Mine' })).toHaveAttribute('aria-current', 'page');
    await user.click(button('Rename Mine'));
    const field = screen.getByRole('textbox', { name: 'New name for Mine' });
    await user.clear(field);
    await user.type(field, 'Ours{Enter}');
    expect(await screen.findByRole('link', { name: 'Ours' })).toBeVisible();
    await user.click(button('Delete view Ours'));
    expect(await screen.findByText('“Ours” is deleted.')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Ours' })).toBeNull();
    expect(screen.getByRole('region', { name: 'Views' })).toHaveFocus();
  });
});

describe('what others changed', () => {
  test('is marked in words, counted and named, until it is seen', async () => {
    const http = await httpOf(given.sandbox, given.tenant);
    const { user, queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    expect(await rowNames()).toHaveLength(3);
    await updateSubscription(http, 'id-1', { enabled: false, url: 'https://new.example.com/' });
    await deleteSubscription(http, 'id-3');
    await createSubscription(http, { name: 'Late', url: 'https://l.example.com/', events: ['agent.*'], enabled: true });
    await user.click(button('Refresh'));
    expect(await screen.findByText('Changed: switched off, URL')).toBeVisible();
    expect(screen.getByText('New')).toBeVisible();
    const news = await screen.findByText(/Since you last looked/);
    expect(news).toHaveTextContent('1 changed (CRM). 1 new (Late). 1 gone (Archive).');

    // A refetch that nobody asked for keeps what was not looked at; what I change myself is seen.
    await queryClient.refetchQueries();
    expect(screen.getByText('New')).toBeVisible();
    await user.click(screen.getByRole('switch', { name: 'Enabled: CRM' }));
    await waitFor(() => expect(screen.queryByText(/^Changed: /)).toBeNull());
    expect(screen.getByText(/Since you last looked/)).not.toHaveTextContent('changed');
    await user.click(button('Mark as seen'));
    await waitFor(() => expect(screen.queryByText('New')).toBeNull());
    expect(screen.queryByText(/Since you last looked/)).toBeNull();
  });

  test('does not tell of what the person did', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await table();
    await user.click(screen.getByRole('switch', { name: 'Enabled: CRM' }));
    await waitFor(async () => expect(await table()).toHaveTextContent('Off, live within 30 s'));
    await user.click(button('Refresh'));
    await waitFor(async () => expect(await given.tenant.requests()).toHaveLength(4));
    await waitFor(() => expect(button('Refresh')).not.toHaveAttribute('aria-busy'));
    expect(screen.queryByText(/Since you last looked|^Changed/)).toBeNull();
  });

  test('does not blame others for what the person did without learning what became of it', async () => {
    const { user, queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await table();
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'commit+reset' });
    await given.tenant.fault('GET', `${collection}/id-1`, { type: 'reset' }, { times: 9 });
    const requests = (await given.tenant.requests()).length;
    await user.click(screen.getByRole('switch', { name: 'Enabled: CRM' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It is not known whether this was done');
    await waitFor(() => expect(screen.getByRole('switch', { name: 'Enabled: CRM' })).not.toBeChecked());
    expect((await given.tenant.requests()).length).toBeGreaterThan(requests + 2);
    expect(screen.queryByText(/Since you last looked|^Changed/)).toBeNull();

    // From then on it is as any other row.
    await updateSubscription(await httpOf(given.sandbox, given.tenant), 'id-1', { enabled: true });
    await queryClient.refetchQueries();
    expect(await screen.findByText('Changed: switched on')).toBeVisible();
  });
});
