import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'gone.event.v9'],
  enabled: true,
};
const path = `${collection}/id-1`;

const given = givenSandbox({ subscriptions: [crm] });

const open = (options: Parameters<typeof renderApp>[2] = {}) =>
  renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant, ...options });
const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const urlField = () => screen.getByRole('textbox', { name: 'URL' });
const save = () => screen.getByRole('button', { name: 'Save changes' });
const patches = () => given.tenant.requestBodies('PATCH');

describe('editing', () => {
  test('A30, A20: sends what was changed and nothing else; unknown entries stay as they are', async () => {
    const { user, address } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await user.click(screen.getByRole('switch', { name: 'Enabled' }));
    await user.click(save());
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await patches()).toEqual([{ name: 'CRM 2', enabled: false }]);
    expect(await screen.findByText(/“CRM 2” is saved\. It is live within 30 seconds/)).toBeVisible();
    expect(await given.tenant.subscriptions()).toMatchObject([{ ...crm, name: 'CRM 2', enabled: false }]);
  });

  test('without a change sends nothing, and says so', async () => {
    const { user, address } = await open();
    await nameField();
    await user.click(save());
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/Nothing was changed in “CRM”/)).toBeVisible();
    expect(await patches()).toEqual([]);
  });

  test('C7: keeps what is typed when the server’s data is read again, and says what changed', async () => {
    const { user, queryClient } = await open();
    await fill(user, await nameField(), 'Typed by me');
    const changed = { ...crm, name: 'Changed elsewhere', url: 'https://elsewhere.example.com/' };
    await given.tenant.fault('GET', path, { type: 'body', body: changed });
    await queryClient.invalidateQueries({ queryKey: ['subscriptions', 'detail'] });
    expect(await screen.findByRole('heading', { level: 1, name: 'Changed elsewhere' })).toBeVisible();
    expect(await nameField()).toHaveValue('Typed by me');
    expect(urlField()).toHaveValue(crm.url);
    const note = screen.getByRole('note');
    expect(note).toHaveTextContent('Changed on the server since you opened this');
    expect(note).toHaveTextContent('Name: now Changed elsewhere');
    expect(note).toHaveTextContent('URL: now https://elsewhere.example.com/');
    // Taking theirs over would take away what is typed.
    expect(within(note).queryByRole('button')).toBeNull();
    await user.click(save());
    // The fault is over: what is stored is what the form was opened with.
    await waitFor(async () => expect(await patches()).toEqual([{ name: 'Typed by me' }]));
  });

  test('sends a new secret once and keeps it nowhere', async () => {
    const { user, address, queryClient } = await open();
    await nameField();
    const secret = 'c2VjcmV0'.repeat(6);
    await fill(user, screen.getByLabelText('Signing secret'), secret);
    await user.click(save());
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await patches()).toEqual([{ secret }]);
    await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
    const cached = queryClient
      .getQueryCache()
      .getAll()
      .map(({ state }) => state);
    expect(JSON.stringify(cached)).not.toContain(secret);
    await waitFor(() => expect(document.body.innerHTML.includes(secret)).toBe(false));
  });

  test('a secret whose answer was lost never claims that it is in force', async () => {
    await given.tenant.fault('PATCH', path, { type: 'commit+reset' });
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await fill(user, screen.getByLabelText('Signing secret'), 'A'.repeat(44));
    await user.click(save());
    expect(await screen.findByRole('alert')).toHaveTextContent('It is not known whether the new secret is in force');
    expect(await nameField()).toHaveValue('CRM 2');
    expect(await patches()).toHaveLength(1);
  });

  test('A1: that is refused shows why on the field, with the focus', async () => {
    await given.tenant.fault('PATCH', path, {
      type: 'status',
      status: 400,
      body: { message: 'The URL is not allowed' },
    });
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await user.click(save());
    await waitFor(() => expect(urlField()).toHaveAccessibleDescription(/The URL is not allowed/));
    expect(urlField()).toHaveFocus();
    expect(await nameField()).toHaveValue('CRM 2');
  });

  test('U2, U4, U9: warns of what is worth knowing about the URL, asks, and saves it all the same', async () => {
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'http://10.0.0.1/?token=1');
    expect(screen.getAllByRole('note').map((note) => note.textContent)).toEqual([
      expect.stringContaining('http is not encrypted'),
      expect.stringContaining('cannot reach 10.0.0.1'),
      expect.stringContaining('“token” looks like a secret'),
    ]);
    await user.click(save());
    const dialog = await screen.findByRole('dialog', { name: 'Review changes' });
    // A dialog takes the focus after it is painted.
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    expect(dialog).toHaveTextContent('cannot reach 10.0.0.1');
    expect(await patches()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
    await waitFor(async () => expect(await patches()).toEqual([{ url: 'http://10.0.0.1/?token=1' }]));
  });
});

describe('a subscription that cannot be shown', () => {
  test('A5: because it does not exist says so, without Retry', async () => {
    await renderApp(given.sandbox, '/subscriptions/gone', { tenant: given.tenant });
    expect(await screen.findByRole('alert')).toHaveTextContent('This subscription no longer exists');
    expect(screen.queryByRole('button', { name: 'Retry' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Back to the list' })).toBeVisible();
  });

  test('for any other reason comes with Retry, and never as an empty form', async () => {
    await given.tenant.fault('GET', path, { type: 'status', status: 500 }, { times: 9 });
    const { user } = await open();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The subscription could not be loaded. VCC has a problem');
    expect(screen.queryByRole('textbox')).toBeNull();
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await nameField()).toHaveValue('CRM');
  });
});

describe('deleting', () => {
  test('names what goes, and happens when it is confirmed', async () => {
    const { user, address } = await open();
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete subscription' });
    expect(dialog).toHaveTextContent('Delete CRM, which sends to https://crm.example.com/?');
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/“CRM” is deleted/)).toBeVisible();
    expect(await given.tenant.subscriptions()).toEqual([]);
  });

  test('that fails says so in the dialog, and can be tried again', async () => {
    await given.tenant.fault('DELETE', path, { type: 'status', status: 403 });
    const { user } = await open();
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete subscription' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not deleted. You have no permission for this');
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(async () => expect(await given.tenant.subscriptions()).toEqual([]));
  });

  // Whoever went on before VCC had answered was taken out of the form they were typing into, without a question.
  test('that ends when its page has been left takes nobody out of another form', async () => {
    await given.tenant.fault('DELETE', path, { type: 'reorder' });
    const { user, address, router } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await user.click(await screen.findByRole('link', { name: 'CRM' }));
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete subscription' });
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
    await waitFor(async () => expect(await given.tenant.subscriptions()).toEqual([]));
    router.history.back();
    await user.click(await screen.findByRole('button', { name: 'Create subscription' }));
    await fill(user, await screen.findByRole('textbox', { name: 'Name' }), 'Typed meanwhile');
    // What was held for another one is answered now.
    await given.tenant.clearFaults();
    expect(await screen.findByText(/“CRM” is deleted/)).toBeVisible();
    expect(await nameField()).toHaveValue('Typed meanwhile');
    expect(address()).toBe('/subscriptions/new');
  });
});

test('whoever may read only sees everything, can change nothing and is told why', async () => {
  await open({ signIn: 'read-only' });
  expect(await nameField()).toHaveAttribute('readonly');
  expect(urlField()).toHaveAttribute('readonly');
  expect(screen.getByText(/sign in with credentials that have the scope admin:write/)).toBeVisible();
  expect(screen.getByRole('switch', { name: 'Enabled' })).toBeDisabled();
  for (const name of ['Save changes', 'Delete']) expect(screen.queryByRole('button', { name })).toBeNull();
  expect(screen.queryByLabelText('Signing secret')).toBeNull();
});

// The button was disabled then, and a disabled one loses the focus to the page.
test('A11: too many requests elsewhere hold the save back, and leave the focus on its button', async () => {
  const { user, queryClient } = await open();
  await fill(user, await nameField(), 'CRM 2');
  save().focus();
  await given.tenant.fault('GET', path, { type: 'status', status: 429, headers: { 'Retry-After': '60' } });
  void queryClient.invalidateQueries({ queryKey: ['subscriptions', 'detail'] });
  await waitFor(() => expect(save()).toHaveAttribute('aria-disabled', 'true'));
  expect(save()).toHaveFocus();
  await user.keyboard('{Enter}');
  await user.type(await nameField(), '{Enter}');
  expect(await nameField()).toHaveValue('CRM 2');
  expect(screen.queryByText('Saving …')).toBeNull();
  // It was not even tried, or the form would say that it is held back.
  expect(screen.queryByText(/^Not saved/)).toBeNull();
  expect(await patches()).toEqual([]);
});

// Its form could be saved, and the change would have hit either.
test('A23: one of two rows that share an id is shown by its address, and can be changed no more than in the list', async () => {
  await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: [crm, { ...crm, name: 'B' }] } });
  const { router } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await screen.findAllByText(/Cannot be changed here/);
  await act(() => router.navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId: 'id-1' } }));
  expect(await nameField()).toHaveAttribute('readonly');
  expect(screen.getByRole('note')).toHaveTextContent(
    'Cannot be changed here: another row has the same subscriptionId.',
  );
  expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Delete' })).toBeNull();
});
