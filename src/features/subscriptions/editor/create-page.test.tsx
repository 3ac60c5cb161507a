import { screen, waitFor, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox();

const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const urlField = () => screen.getByRole('textbox', { name: 'URL' });
const secretField = () => screen.getByLabelText('Signing secret');
const create = () => screen.getByRole('button', { name: 'Create subscription' });

async function fillIn(user: UserEvent, { name = 'CRM', url = 'https://crm.example.com/', pattern = 'agent.*' } = {}) {
  await fill(user, await nameField(), name);
  await fill(user, urlField(), url);
  await fill(user, await screen.findByRole('textbox', { name: 'Add a pattern' }), pattern);
  await user.keyboard('{Enter}');
}

const posts = () => given.tenant.requestBodies('POST');

describe('creating', () => {
  test('says on each field what is missing, goes to the first, and sends nothing', async () => {
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await nameField();
    await user.click(create());
    await waitFor(async () => expect(await nameField()).toHaveAccessibleDescription('Enter a name.'));
    expect(await nameField()).toHaveFocus();
    expect(urlField()).toHaveAccessibleDescription('Enter the URL that VCC sends notifications to.');
    expect(screen.getAllByText(/Choose at least one event/)[0]).toBeVisible();
    expect(await posts()).toEqual([]);
  });

  test('U20: shows the secret that VCC made, and lets nobody leave before it is stored', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user, { name: ' CRM ' });
    await user.click(create());
    const dialog = await screen.findByRole('dialog', { name: 'Signing secret' });
    const [stored] = await given.tenant.subscriptions();
    expect(stored).toMatchObject({ name: 'CRM', url: 'https://crm.example.com/', events: ['agent.*'], enabled: true });
    expect(dialog).not.toHaveTextContent(stored?.secret ?? '');
    await user.click(within(dialog).getByRole('button', { name: 'Reveal' }));
    expect(dialog).toHaveTextContent(stored?.secret ?? 'no secret');
    await user.keyboard('{Escape}');
    expect(within(dialog).getByRole('alert')).toHaveTextContent('Store the secret first');
    expect(within(dialog).getByRole('button', { name: 'Done' })).toBeDisabled();
    await user.click(within(dialog).getByRole('checkbox', { name: 'I have stored this secret' }));
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByRole('link', { name: 'CRM' })).toBeVisible();
    expect(document.body).not.toHaveTextContent(stored?.secret ?? '');
    expect(await posts()).toHaveLength(1);
  });

  test('U15: sends one request however often the button is pressed', async () => {
    await given.tenant.fault('POST', collection, { type: 'delay', ms: 50 });
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user);
    await user.dblClick(create());
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(await posts()).toHaveLength(1);
  });

  test.each([
    ['A7: a taken name', { status: 409, body: { message: 'taken' } }, 'Name', /Another subscription of this account/],
    [
      'A1: a sentence about the URL',
      { status: 400, body: { message: 'url must be https' } },
      'URL',
      /url must be https/,
    ],
    [
      'A36: a body that names the field',
      { status: 422, body: { errors: [{ path: '/body/url', message: 'Not reachable' }] } },
      'URL',
      /Not reachable/,
    ],
  ])('%s is shown on its field, with the focus, and keeps what was typed', async (_what, answer, field, message) => {
    await given.tenant.fault('POST', collection, { type: 'status', ...answer });
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user);
    await fill(user, secretField(), 'A'.repeat(44));
    await user.click(create());
    const input = screen.getByRole('textbox', { name: field });
    await waitFor(() => expect(input).toHaveAccessibleDescription(message));
    expect(input).toHaveFocus();
    expect(await nameField()).toHaveValue('CRM');
    expect(secretField()).toHaveValue('A'.repeat(44));
    // The fault is over: what was typed can be sent as it is.
    await user.click(create());
    expect(await screen.findByText(/“CRM” is created/)).toBeVisible();
  });

  test('shows any other failure in the form, once, with the focus', async () => {
    await given.tenant.fault('POST', collection, { type: 'status', status: 403, body: { message: 'Not enrolled' } });
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user);
    await user.click(create());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not saved. You have no permission for this');
    expect(alert).toHaveTextContent('What you typed is still here.');
    expect(alert.parentElement).toHaveFocus();
    expect(await nameField()).toHaveValue('CRM');
  });

  test('N8: whose answer was lost says that the secret is lost, and leads to setting a new one', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+reset' });
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user);
    await user.click(create());
    expect(await screen.findByRole('alert')).toHaveTextContent('“CRM” was created, but its signing secret is lost');
    const [stored] = await given.tenant.subscriptions();
    expect(screen.getByRole('link', { name: 'Set a new secret' })).toHaveAttribute(
      'href',
      `/subscriptions/${stored?.subscriptionId}#secret`,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('VCC’s answer did not arrive');
    // The form that had the focus is gone.
    expect(screen.getByRole('alert').parentElement).toHaveFocus();
    expect(await posts()).toHaveLength(1);
  });

  // "VCC's answer did not arrive; reading back showed …": it had arrived, and nothing had been read back.
  test('answered without a secret says just that, and leads to setting one', async () => {
    await given.tenant.fault('POST', collection, { type: 'commit+status', status: 201, body: crm });
    const { user } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fillIn(user);
    await user.click(create());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('“CRM” was created, but VCC did not tell its signing secret');
    expect(alert).not.toHaveTextContent(/did not arrive|reading back/);
    expect(within(alert).getByRole('link', { name: 'Set a new secret' })).toHaveAttribute(
      'href',
      '/subscriptions/id-1#secret',
    );
    expect(alert.parentElement).toHaveFocus();
  });
});

/** What VCC answers when it breaks its own contract, and what its list then has. */
const broken = { ...crm, enabled: null, secret: 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA' };

async function createBroken(answer: object) {
  await given.tenant.fault('POST', collection, { type: 'commit+status', status: 200, body: answer });
  const { secret: _secret, ...row } = broken;
  await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: [row] } }, { times: 2 });
  const app = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
  await fillIn(app.user);
  await app.user.click(create());
  return app;
}

// "Not saved. Unexpected answer from the API": but VCC had created it, and the secret in the answer was thrown away.
describe('an answer that breaks the contract', () => {
  test('still shows the secret in it once, although no row can be read', async () => {
    const { user, address } = await createBroken(broken);
    const dialog = await screen.findByRole('dialog', { name: 'Signing secret' });
    await user.click(within(dialog).getByRole('button', { name: 'Reveal' }));
    expect(dialog).toHaveTextContent(broken.secret);
    await user.click(within(dialog).getByRole('checkbox', { name: 'I have stored this secret' }));
    await user.click(within(dialog).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/“CRM” is created/)).toBeVisible();
    expect(await posts()).toHaveLength(1);
  });

  test('without a secret in it leads to the list, where the row cannot be read either', async () => {
    await createBroken({ ...broken, secret: undefined });
    expect(await screen.findByRole('alert')).toHaveTextContent('“CRM” was created, but VCC did not tell its');
    expect(screen.getByRole('link', { name: 'Look at the list' })).toHaveAttribute('href', '/subscriptions');
  });
});

// "This browser made this secret for CRM", while VCC signed with the secret of the first try.
test('a name that turns out to be taken by the same leads to setting a new secret instead of showing one', async () => {
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  // The list is known by now, and has no such name.
  await screen.findByRole('heading', { name: 'No subscriptions yet' });
  await user.click(screen.getAllByRole('button', { name: 'Create subscription' })[0] ?? document.body);
  await fillIn(user);
  await user.click(screen.getByRole('button', { name: 'Generate' }));
  await given.tenant.seed({ subscriptions: [crm] });
  await user.click(create());
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('“CRM” exists, but perhaps with another signing secret');
  expect(within(alert).getByRole('link', { name: 'Set a new secret' })).toHaveAttribute(
    'href',
    '/subscriptions/id-1#secret',
  );
  expect(screen.queryByRole('dialog')).toBeNull();
});

describe('leaving', () => {
  test('with something typed asks first; staying keeps it, discarding goes where it was headed', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await fill(user, await nameField(), 'CRM');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    const dialog = await screen.findByRole('dialog', { name: 'Discard changes?' });
    await user.click(within(dialog).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await nameField()).toHaveValue('CRM');
    expect(address()).toBe('/subscriptions/new');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
  });

  test('with nothing typed does not ask', async () => {
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant });
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
  });
});

describe('duplicating', () => {
  test('begins with the other’s values, switched off, under a new name and without a secret', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await renderApp(given.sandbox, '/subscriptions/new?copyOf=id-1', { tenant: given.tenant });
    expect(await nameField()).toHaveValue('Copy of CRM');
    expect(urlField()).toHaveValue(crm.url);
    expect(screen.getByRole('switch', { name: 'Enabled' })).not.toBeChecked();
    expect(secretField()).toHaveValue('');
  });

  test('one that is gone says so instead of showing an empty form', async () => {
    await renderApp(given.sandbox, '/subscriptions/new?copyOf=gone', { tenant: given.tenant });
    expect(await screen.findByRole('alert')).toHaveTextContent('This subscription no longer exists');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });
});

test('whoever may read only is told so, and can create nothing', async () => {
  await renderApp(given.sandbox, '/subscriptions/new', { tenant: given.tenant, signIn: 'read-only' });
  expect(await nameField()).toHaveAttribute('readonly');
  expect(screen.getByText(/sign in with credentials that have the scope admin:write/)).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Create subscription' })).toBeNull();
});
