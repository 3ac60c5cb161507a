import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../test/render-app.tsx';
import { givenSandbox } from '../../test/given-sandbox.ts';
import { collection, createTenant, httpOf } from '../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox({ subscriptions: [crm] });

async function openDrawer(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  await user.click(screen.getByRole('button', { name: 'Activity' }));
  return screen.findByRole('dialog', { name: 'Activity' });
}

const isUndone = (entries: readonly HTMLElement[]) =>
  entries.map((entry) => within(entry).queryByText('Undone.') !== null);

const writesOf = async () => (await given.tenant.requests()).filter((line) => !line.startsWith('GET'));

test('a switch is kept and taken back by one write of its field, which is kept too', async () => {
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await user.click(await screen.findByRole('switch', { name: 'Enabled: CRM' }));
  await waitFor(async () => expect(await given.tenant.requestBodies('PATCH')).toHaveLength(1));
  const drawer = await openDrawer(user);
  const [entry] = within(drawer).getAllByRole('listitem');
  await waitFor(() => expect(entry).toHaveTextContent(/Switched off.*Done.*live within \d+ s/));
  expect(entry).toHaveTextContent('On → Off');
  expect(entry).toHaveTextContent(`PATCH ${collection}/id-1, status 200`);
  await user.click(within(drawer).getByRole('button', { name: 'Undo “Switched off” of CRM' }));
  await waitFor(() => expect(entry).toHaveTextContent('Undone.'));
  expect(within(drawer).getAllByRole('listitem')[0]).toHaveTextContent('Undo: Switched on');
  expect(within(drawer).getByRole('status')).toHaveTextContent('Undone. It is live within');
  expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }, { enabled: true }]);
});

test('a change whose undo was itself undone is in force, and can be undone again', async () => {
  const { user, writes } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await screen.findByRole('table', { name: 'Subscriptions' });
  await writes.update('id-1', { name: 'CRM 2' });
  const drawer = await openDrawer(user);
  const undo = async (count: number) => {
    await user.click(within(drawer).getAllByRole('button', { name: /^Undo/ })[0] ?? drawer);
    await waitFor(() => expect(within(drawer).getAllByRole('listitem')).toHaveLength(count));
    await waitFor(() => expect(within(drawer).queryByRole('button', { name: /^Undoing/ })).toBeNull());
    return within(drawer).getAllByRole('listitem');
  };
  expect(isUndone(await undo(2))).toEqual([false, true]);
  expect(isUndone(await undo(3))).toEqual([false, true, false]);
  const stored = async () => (await given.tenant.subscriptions()).map(({ name }) => name);
  expect(await stored()).toEqual(['CRM 2']);
  expect(isUndone(await undo(4))).toEqual([false, true, false, true]);
  expect(await stored()).toEqual(['CRM']);
});

test('what somebody else has changed since is left alone, and said', async () => {
  const { user, writes } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await screen.findByRole('table', { name: 'Subscriptions' });
  await writes.update('id-1', { name: 'CRM 2' });
  await (await httpOf(given.sandbox, given.tenant)).send({
    method: 'PATCH',
    path: `${collection}/id-1`,
    body: { name: 'Theirs' },
  });
  const drawer = await openDrawer(user);
  await user.click(within(drawer).getByRole('button', { name: /^Undo/ }));
  expect(await within(drawer).findByRole('alert')).toHaveTextContent('since then name was changed again');
  expect(await writesOf()).toHaveLength(2);
});

test('a secret is never kept, not even when the answer repeats it', async () => {
  const { user, writes } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await screen.findByRole('table', { name: 'Subscriptions' });
  const secret = 'c2VjcmV0LXRoYXQtbm9ib2R5LW1heS1zZWUtaW4tYS1sb2c=';
  await given.tenant.fault('PATCH', `${collection}/id-1`, {
    type: 'status',
    status: 400,
    body: { message: `“${secret}” is no secret` },
  });
  await expect(writes.update('id-1', { secret })).rejects.toThrow('400');
  const drawer = await openDrawer(user);
  expect(within(drawer).getByRole('listitem')).toHaveTextContent(/Signing secret changed.*Failed/);
  expect(drawer).not.toHaveTextContent(secret);
});

test('a deletion shows its effect first, and can be created again as new, switched off', async () => {
  const { user, address } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  const question = await screen.findByRole('dialog', { name: 'Delete subscription' });
  const effect = await within(question).findByText(/nobody will receive/);
  expect(effect).toHaveTextContent('these 2 event types any more');
  expect(question).toHaveTextContent('agent.presencechanged.v1');
  await user.click(within(question).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(address()).toBe('/subscriptions'));
  const drawer = await openDrawer(user);
  await user.click(within(drawer).getByRole('link', { name: 'Create again as new CRM' }));
  expect(await screen.findByRole('note')).toHaveTextContent('It starts switched off here');
  expect(address()).toBe('/subscriptions/new');
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('CRM');
  expect(screen.getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
});

test('what was deleted is not in the history of the browser, and gone for whoever signs in next', async () => {
  const { user, router, session } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
  await user.click(await screen.findByRole('button', { name: 'Delete' }));
  const question = await screen.findByRole('dialog', { name: 'Delete subscription' });
  await user.click(within(question).getByRole('button', { name: 'Delete' }));
  await screen.findByRole('heading', { name: 'No subscriptions yet' });
  const drawer = await openDrawer(user);
  await user.click(within(drawer).getByRole('link', { name: 'Create again as new CRM' }));
  expect(await screen.findByRole('note')).toHaveTextContent('Filled in with what CRM was');
  const { state } = router.history.location;
  expect(JSON.stringify(state)).not.toMatch(/CRM|crm\.example/);

  await session.signOut();
  await screen.findByRole('button', { name: 'Sign in' });
  const { clientId, clientSecret } = (await createTenant(given.sandbox)).account;
  await session.signInWithCredentials({ regionId: 'emea', clientId, clientSecret });
  await router.navigate({ to: '/subscriptions/new', state });
  expect(await screen.findByRole('note')).toHaveTextContent('no longer knows what it was');
  expect(screen.getByRole('textbox', { name: 'Name' })).toHaveValue('');
});
