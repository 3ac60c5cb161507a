import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { deleteSubscription } from '../../../api/subscriptions.ts';
import { singleKeys } from '../../../components/shortcuts/single-keys.ts';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { httpOf } from '../../../test/sandbox-tenant.ts';

const named = (name: string, enabled = true) => ({
  subscriptionId: `id-${name}`,
  name,
  url: 'https://a.example.com/',
  events: ['agent.*'],
  enabled,
});

const given = givenSandbox({ subscriptions: ['Alpha', 'Beta', 'Gamma'].map((name) => named(name)) });

const link = (name: string) => screen.findByRole('link', { name });
const switchOf = (name: string) => screen.getByRole('switch', { name: `Enabled: ${name}` });
const boxOf = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });
const actionsOf = (name: string) => screen.getByRole('button', { name: `Actions for ${name}` });
const deleteElsewhere = async (name: string) =>
  deleteSubscription(await httpOf(given.sandbox, given.tenant), `id-${name}`);

describe('the focus', () => {
  test('stays with its row when the order turns around', async () => {
    const { router } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    (await link('Alpha')).focus();
    await router.navigate({ to: '/subscriptions', search: { order: 'desc' } });
    await waitFor(() => expect(screen.getAllByRole('row')[1]).toHaveTextContent('Gamma'));
    expect(await link('Alpha')).toHaveFocus();
  });

  test('goes to the same control of the next row when a refresh brings its own no more', async () => {
    const { queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await link('Beta');
    actionsOf('Beta').focus();
    await deleteElsewhere('Beta');
    await queryClient.refetchQueries();
    await waitFor(() => expect(actionsOf('Gamma')).toHaveFocus());
    await deleteElsewhere('Gamma');
    await queryClient.refetchQueries();
    await waitFor(() => expect(actionsOf('Alpha')).toHaveFocus());
    await deleteElsewhere('Alpha');
    await queryClient.refetchQueries();
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 })).toHaveFocus());
  });

  test('of a switch that takes its row out of the filter goes to the name of the next', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions?status=enabled', { tenant: given.tenant });
    await link('Alpha');
    await user.click(switchOf('Alpha'));
    await waitFor(async () => expect(await link('Beta')).toHaveFocus());
    expect(screen.queryByRole('link', { name: 'Alpha' })).toBeNull();
  });

  test('goes to the heading when nothing matches any more', async () => {
    const { router } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    (await link('Alpha')).focus();
    await router.navigate({ to: '/subscriptions', search: { q: 'nobody' } });
    await screen.findByRole('heading', { name: 'No subscription matches' });
    expect(screen.getByRole('heading', { level: 1 })).toHaveFocus();
  });

  test('goes on when the row whose menu is open vanishes', async () => {
    const { queryClient, user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await link('Alpha');
    await user.click(actionsOf('Alpha'));
    await screen.findByRole('menuitem', { name: 'Edit' });
    await deleteElsewhere('Alpha');
    await queryClient.refetchQueries();
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
    await waitFor(() => expect(actionsOf('Beta')).toHaveFocus());
  });

  test('is left alone where somebody put it outside the rows', async () => {
    const { queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    (await link('Alpha')).focus();
    const search = screen.getByRole('searchbox', { name: 'Search subscriptions' });
    search.focus();
    await deleteElsewhere('Alpha');
    await queryClient.refetchQueries();
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Alpha' })).toBeNull());
    expect(search).toHaveFocus();
  });
});

describe('single keys', () => {
  test('walk the rows, reach the search, and lead into a row', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await link('Alpha');
    await user.keyboard('j');
    expect(await link('Alpha')).toHaveFocus();
    await user.keyboard('jjj');
    expect(await link('Gamma')).toHaveFocus();
    await user.keyboard('k');
    expect(await link('Beta')).toHaveFocus();
    await user.keyboard('/');
    const search = screen.getByRole('searchbox', { name: 'Search subscriptions' });
    expect(search).toHaveFocus();
    await user.keyboard('jen');
    expect(search).toHaveValue('jen');
    await user.clear(search);
    (await link('Beta')).focus();
    await user.keyboard('e');
    await waitFor(() => expect(address()).toBe('/subscriptions/id-Beta'));
  });

  test('select the row that has the focus, and take it out again', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await link('Alpha');
    await user.keyboard('x');
    expect(screen.queryByText(/selected/)).toBeNull();
    await user.keyboard('jjxjx');
    expect(boxOf('Alpha')).not.toBeChecked();
    expect(boxOf('Beta')).toBeChecked();
    expect(boxOf('Gamma')).toBeChecked();
    expect(await screen.findByText('2 selected')).toBeVisible();
    expect(await link('Gamma')).toHaveFocus();
    await user.keyboard('x');
    expect(boxOf('Gamma')).not.toBeChecked();
  });

  // The row that had the focus last was selected, and opened, wherever it was by then.
  test('act on no row while a header or the table itself has the focus', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    (await link('Beta')).focus();
    for (const elsewhere of [
      screen.getByRole('button', { name: 'URL' }),
      screen.getByRole('region', { name: 'Subscriptions table' }),
    ]) {
      elsewhere.focus();
      // One key after the other.
      // oxlint-disable-next-line no-await-in-loop
      await user.keyboard('xe');
    }
    expect(boxOf('Beta')).not.toBeChecked();
    expect(address()).toBe('/subscriptions');
  });

  test('do nothing once they are switched off on their sheet, which the account menu still opens', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await link('Alpha');
    await user.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    await user.click(within(sheet).getByRole('switch', { name: 'Single-key shortcuts' }));
    await user.click(within(sheet).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('n?/j');
    expect(address()).toBe('/subscriptions');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Account' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Keyboard shortcuts' }));
    const again = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(within(again).getByRole('switch')).not.toBeChecked();
    singleKeys().set(true);
  });

  test('create nothing for who may only read', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions', {
      tenant: given.tenant,
      signIn: 'read-only',
    });
    await link('Alpha');
    await user.keyboard('n');
    expect(address()).toBe('/subscriptions');
  });
});
