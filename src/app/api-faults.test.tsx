import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { createAccount } from '../../sandbox/testing/test-sandbox.ts';
import { fill, renderApp } from '../test/render-app.tsx';
import { givenSandbox } from '../test/given-sandbox.ts';
import { collection } from '../test/sandbox-tenant.ts';

/** Group A of the acceptance matrix: what pages say when the API refuses, fails or answers something else. */

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const member = `${collection}/id-1`;
const catalogue = '/webhooks/event-types';
const lasting = { times: 99 };

const given = givenSandbox({ subscriptions: [crm] });

const open = (path: string, config: Readonly<Record<string, unknown>> = {}) =>
  renderApp(given.sandbox, path, { tenant: given.tenant, config: { readRetryDelaysMs: [20, 40], ...config } });
const row = () => screen.findByRole('link', { name: 'CRM' });
const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const save = () => screen.getByRole('button', { name: 'Save changes' });
const alertText = async () => (await screen.findByRole('alert')).textContent;
const count = async (method: string, path: string) =>
  (await given.tenant.requests()).filter((line) => line.startsWith(`${method} `) && line.endsWith(` ${path}`)).length;

/** Changes the name and presses Save, which meets what a test has prepared. */
async function saveChange(config: Readonly<Record<string, unknown>> = {}) {
  const app = await open('/subscriptions/id-1', config);
  await fill(app.user, await nameField(), 'CRM 2');
  await app.user.click(save());
  return app;
}

/** Deletes it from its own page, which meets what a test has prepared. */
async function deleteIt() {
  const { user, address } = await open('/subscriptions/id-1');
  await nameField();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete subscription' });
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(address()).toBe('/subscriptions'));
}

describe('a list that meets', () => {
  test.each([500, 502, 503, 504])('A14: %i twice recovers in silence at the third attempt', async (status) => {
    await given.tenant.fault('GET', collection, { type: 'status', status }, { times: 2 });
    await open('/subscriptions');
    expect(await row()).toBeVisible();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await count('GET', collection)).toBe(3);
  });

  test('A14, G13: 502 for ever is asked for three times, and then said with Retry', async () => {
    await given.tenant.fault('GET', '/webhooks/*', { type: 'status', status: 502 }, lasting);
    await open('/subscriptions');
    expect(await alertText()).toContain('VCC has a problem');
    expect(screen.getByRole('button', { name: 'Retry' })).toBeVisible();
    await waitFor(async () => expect(await given.tenant.requests()).toHaveLength(6));
  });

  test('A11, G13: 429 with Retry-After counts down, and asks once when it is over', async () => {
    await given.tenant.fault('GET', collection, { type: 'status', status: 429, headers: { 'Retry-After': '2' } });
    await open('/subscriptions');
    const began = Date.now();
    expect(await screen.findByText(/VCC has had too many requests/)).toHaveTextContent(/: [12] s$/);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(await row()).toBeVisible();
    expect(Date.now() - began).toBeGreaterThan(1_500);
    expect(screen.queryByText(/VCC has had too many requests/)).toBeNull();
    expect(await count('GET', collection)).toBe(2);
  });

  test('A12, G13: 429 without a readable time is asked after the configured waits, and then stops with a button', async () => {
    await given.tenant.fault(
      'GET',
      collection,
      { type: 'status', status: 429, headers: { 'Retry-After': 'soon' } },
      lasting,
    );
    await open('/subscriptions', { rateLimit: { backOffMs: [100, 150] } });
    expect(await alertText()).toContain('Too many requests at VCC');
    expect(await count('GET', collection)).toBe(3);
    expect(screen.getByRole('button', { name: 'Retry' })).toBeVisible();
  });

  test('A16: 503 for ten minutes is maintenance, with its time, and is not asked again', async () => {
    const action = { type: 'status', status: 503, headers: { 'Retry-After': '600' } };
    await given.tenant.fault('GET', collection, action, lasting);
    await open('/subscriptions');
    expect(await alertText()).toMatch(/VCC is not available for a while.*come back in 10 minutes, at \d/);
    expect(await count('GET', collection)).toBe(1);
  });

  test('A32: 404 hints at the region', async () => {
    await given.tenant.fault('GET', collection, { type: 'status', status: 404 });
    await open('/subscriptions');
    expect(await alertText()).toMatch(/region or its apiBase in config\.json may be wrong/);
    expect(await count('GET', collection)).toBe(1);
  });

  test('A33: an encoding that it does not have is an incomplete answer, and nothing hangs', async () => {
    await given.tenant.fault('GET', collection, { type: 'encoding', value: 'gzip' }, lasting);
    await open('/subscriptions');
    expect(await alertText()).toContain('arrived incomplete');
    expect(await count('GET', collection)).toBe(3);
  });

  test('A33: a content type that it does not have is read by what it holds', async () => {
    await given.tenant.fault('GET', collection, { type: 'ctype', value: 'text/html' });
    await open('/subscriptions');
    expect(await row()).toBeVisible();
  });
});

test('A32: a region whose API refuses a token just issued is named as the cause, and asked no more', async () => {
  const account = await createAccount(given.sandbox, 'nam');
  const { user } = await renderApp(given.sandbox, '/subscriptions', {
    tenant: { ...given.tenant, account },
    config: {
      regions: [
        {
          id: 'emea',
          label: 'EMEA',
          apiBase: `${given.sandbox.url}/emea`,
          tokenEndpoint: `${given.sandbox.url}/nam/Auth/connect/token`,
        },
      ],
    },
  });
  const dialog = await screen.findByRole('dialog', { name: /sign in again/i });
  await fill(user, within(dialog).getByLabelText('Client secret'), account.clientSecret);
  await user.click(within(dialog).getByRole('button', { name: 'Sign in' }));
  await waitFor(async () =>
    expect(await alertText()).toMatch(/The API does not accept this sign-in.*region, or its apiBase/),
  );
});

test('A3: a switch that is refused for want of scope says so, and none can be used after that', async () => {
  await given.tenant.fault('PATCH', member, { type: 'status', status: 401, body: { message: 'Unauthorized' } });
  const { user } = await open('/subscriptions');
  await row();
  await user.click(screen.getByRole('switch', { name: 'Enabled: CRM' }));
  expect(await alertText()).toContain('Still on. You have no permission for this');
  expect(screen.getByRole('switch', { name: 'Enabled: CRM' })).toBeDisabled();
  expect(screen.getByRole('switch').parentElement).toHaveAttribute('title', 'Your credentials can only read');
  expect(screen.queryByRole('button', { name: 'Create subscription' })).toBeNull();
  // The switch that had the focus can have it no more, and neither can the button of the message once it is gone.
  expect(screen.getByRole('link', { name: 'CRM' })).toHaveFocus();
  await user.click(screen.getByRole('button', { name: /^Dismiss/ }));
  expect(screen.getByRole('link', { name: 'CRM' })).toHaveFocus();
});

test('A3: a deletion that is refused for want of scope says so where it was asked for', async () => {
  await given.tenant.fault('DELETE', member, { type: 'status', status: 401, body: { message: 'Unauthorized' } });
  const { user } = await open('/subscriptions/id-1');
  await nameField();
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  const dialog = await screen.findByRole('dialog', { name: 'Delete subscription' });
  await user.click(within(dialog).getByRole('button', { name: 'Delete' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Not deleted. You have no permission for this');
  expect(screen.getByText(/^Your credentials can only read/)).toBeInTheDocument();
});

describe('a save that meets', () => {
  test.each([
    ['A1: 400 with a sentence', 400, { message: 'Too many of them' }, /VCC did not accept this.*Too many of them/],
    ['A2: 400 with a web page', 400, '<html><b>Bad</b>', /VCC did not accept this.*\(status 400, request id 7f3a\)/],
    ['A2: 400 without a body', 400, '', /VCC did not accept this.*\(status 400, request id 7f3a\)/],
    ['A3: 403', 403, { message: 'Not enrolled' }, /You have no permission for this.*Not enrolled/],
    ['A8: 412', 412, '', /Somebody else changed this meanwhile.*did not overwrite/],
    ['A8: 428', 428, '', /Somebody else changed this meanwhile.*did not overwrite/],
    ['A9: 413', 413, '', /too large for VCC.*list of events or the URL/],
    ['A10: 406', 406, '', /refused this version of the console.*version 1/],
    ['A10: 415', 415, '', /refused this version of the console.*version 1/],
    ['A36: a nested error', 400, { error: { code: 'E7', message: 'Nested' } }, /Nested/],
    ['A36: a framework’s error', 400, { statusCode: 400, error: 'Bad Request', message: 'Odd' }, /Odd/],
    ['A36: an OAuth error', 400, { error: 'invalid_request', error_description: 'Said so' }, /Said so/],
  ])(
    '%s says so in the form with the focus, keeps what was typed, and is sent once',
    async (_row, status, body, words) => {
      await given.tenant.fault('PATCH', member, { type: 'status', status, body, headers: { 'X-Request-Id': '7f3a' } });
      const { user } = await saveChange();
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(words);
      expect(alert).toHaveTextContent('Not saved.');
      expect(alert.textContent).not.toMatch(/<html|\[object|Unexpected token/);
      expect(alert.parentElement).toHaveFocus();
      expect(await nameField()).toHaveValue('CRM 2');
      expect(screen.getByRole('button', { name: 'Account' })).toBeVisible();
      expect(await given.tenant.requestBodies('PATCH')).toEqual([{ name: 'CRM 2' }]);
      // It can be sent again as it is.
      await user.click(save());
      await waitFor(async () => expect(await given.tenant.subscriptions()).toMatchObject([{ name: 'CRM 2' }]));
    },
  );

  test('A3: the refusal of a missing scope keeps what was typed, and only reads until signing in again', async () => {
    await given.tenant.fault('PATCH', member, { type: 'status', status: 401, body: { message: 'Unauthorized' } });
    const { user, session } = await saveChange();
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Not saved. You have no permission for this');
    expect(alert.parentElement).toHaveFocus();
    expect(screen.getByText(/^Your credentials can only read/)).toBeVisible();
    expect(await nameField()).toHaveValue('CRM 2');
    expect(await nameField()).toHaveAttribute('readonly');
    expect(screen.queryByRole('button', { name: /Save changes|Delete/ })).toBeNull();
    expect(screen.getByRole('banner')).toHaveTextContent('Read-only');
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ name: 'CRM 2' }]);

    const { clientId, clientSecret } = given.tenant.account;
    await session.signInWithCredentials({ regionId: 'emea', clientId, clientSecret });
    expect(await nameField()).toHaveValue('CRM 2');
    await user.click(await screen.findByRole('button', { name: 'Save changes' }));
    await waitFor(async () => expect(await given.tenant.subscriptions()).toMatchObject([{ name: 'CRM 2' }]));
  });

  test('A36: an error that names its field is said there', async () => {
    const body = { title: 'Invalid', errors: [{ path: '/body/url', message: 'Not reachable' }] };
    await given.tenant.fault('PATCH', member, { type: 'status', status: 400, body });
    await saveChange();
    const url = screen.getByRole('textbox', { name: 'URL' });
    await waitFor(() => expect(url).toHaveAccessibleDescription('Not reachable'));
    expect(url).toHaveFocus();
  });

  test('A11: 429 can be sent again when the wait is over, and not before', async () => {
    await given.tenant.fault('PATCH', member, { type: 'status', status: 429, headers: { 'Retry-After': '1' } });
    const { user } = await saveChange();
    expect(await alertText()).toContain('Not saved. Too many requests at VCC');
    expect(save()).toHaveAttribute('aria-disabled', 'true');
    expect(await count('PATCH', member)).toBe(1);
    await waitFor(() => expect(save()).not.toHaveAttribute('aria-disabled'));
    await user.click(save());
    await waitFor(async () => expect(await given.tenant.subscriptions()).toMatchObject([{ name: 'CRM 2' }]));
    expect(await count('PATCH', member)).toBe(2);
  });

  test.each([500, 502, 503, 504])(
    'A15, N9: %i after it was done is looked into, which is said, and told as saved',
    async (status) => {
      await given.tenant.fault('PATCH', member, { type: 'commit+status', status });
      await given.tenant.fault('GET', member, { type: 'delay', ms: 150 }, { after: 2 });
      const { address } = await saveChange();
      expect(await screen.findByText(/not known yet what became of “CRM”.*Checking …/)).toBeVisible();
      await waitFor(() => expect(address()).toBe('/subscriptions'));
      expect(await screen.findByText(/“CRM 2” is saved/)).toBeVisible();
      expect(screen.queryByText(/Checking …/)).toBeNull();
      expect(await count('PATCH', member)).toBe(1);
    },
  );

  test('A15: 500 that was not done says so after looking, and never sends it again by itself', async () => {
    await given.tenant.fault('PATCH', member, { type: 'status', status: 500 });
    await saveChange();
    expect(await alertText()).toContain('Not saved. VCC has a problem');
    expect(screen.queryByText(/Checking …/)).toBeNull();
    expect(await nameField()).toHaveValue('CRM 2');
    expect(await count('PATCH', member)).toBe(1);
  });

  test('A31: an answer that differs from what was sent is what the list shows, and is said', async () => {
    const normalised = { ...crm, name: 'crm-2' };
    await given.tenant.fault('PATCH', member, { type: 'body', body: normalised });
    await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: [normalised] } });
    await saveChange();
    expect(await screen.findByText(/But VCC stored the name as “crm-2”/)).toBeVisible();
    expect(await screen.findByRole('link', { name: 'crm-2' })).toBeVisible();
    // The form watched the list too: when it went, the reading was given up that the next page had begun.
    expect(await count('GET', collection)).toBe(1);
  });

  // "Not saved", and in Activity "Reading back showed that it was not done": both false, VCC only spells URLs its own way.
  test('A35, A31: 204 is success also where VCC stored something else than it was sent', async () => {
    const normalised = { ...crm, name: 'crm-2' };
    await given.tenant.fault('PATCH', member, { type: 'status', status: 204 });
    await given.tenant.fault('GET', member, { type: 'body', body: normalised }, { after: 2 });
    const { user } = await saveChange();
    expect(await screen.findByText(/“crm-2” is saved.*But VCC stored the name as “crm-2”/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Activity' }));
    const [entry] = within(await screen.findByRole('dialog', { name: 'Activity' })).getAllByRole('listitem');
    expect(entry).toHaveTextContent(/Done.*CRM → crm-2/);
  });

  test.each([
    ['201 with the subscription', { status: 201, body: { ...crm, name: 'CRM 2' } }],
    ['204 without a body', { status: 204 }],
  ])('A35: %s is success', async (_what, answer) => {
    await given.tenant.fault('PATCH', member, { type: 'commit+status', ...answer });
    const { address } = await saveChange();
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/“CRM 2” is saved/)).toBeVisible();
    expect(await count('PATCH', member)).toBe(1);
  });
});

describe('a deletion that meets', () => {
  test.each([
    ['A35: 200 with a body', { type: 'commit+status', status: 200, body: { deleted: true } }],
    ['A35: 202', { type: 'commit+status', status: 202, body: '' }],
    ['A35: 204', { type: 'commit+status', status: 204 }],
    ['N10, A15: 500 after it was done', { type: 'commit+status', status: 500 }],
    ['N10: no answer after it was done', { type: 'commit+reset' }],
  ])('%s is told as deleted, and its row does not come back', async (_what, action) => {
    await given.tenant.fault('DELETE', member, action);
    await deleteIt();
    expect(await screen.findByText(/“CRM” is deleted/)).toBeVisible();
    expect(await screen.findByText('No subscriptions yet')).toBeVisible();
    expect(await count('DELETE', member)).toBe(1);
  });
});

describe('an event catalogue that', () => {
  test('A28: fails leaves the rest to edit, keeps the events, and can be asked for again', async () => {
    await given.tenant.fault('GET', catalogue, { type: 'status', status: 500 }, lasting);
    const { user } = await open('/subscriptions/id-1');
    await fill(user, await nameField(), 'CRM 2');
    const alert = await screen.findByRole('alert');
    expect(within(alert).getByRole('button', { name: 'Retry' })).toBeVisible();
    await user.click(save());
    await waitFor(async () => expect(await given.tenant.requestBodies('PATCH')).toEqual([{ name: 'CRM 2' }]));
    expect(await given.tenant.subscriptions()).toMatchObject([{ events: crm.events }]);
  });

  test('A29: is empty says so, keeps the events, and lets nobody save none', async () => {
    await given.tenant.fault('GET', catalogue, { type: 'body', body: { eventTypes: [] } }, lasting);
    const { user } = await open('/subscriptions/id-1');
    expect(await screen.findByText(/No event types are available today/)).toBeVisible();
    await user.click(await screen.findByRole('button', { name: /^Remove agent\.\*/ }));
    await user.click(save());
    expect((await screen.findAllByText(/Choose at least one event/))[0]).toBeVisible();
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
  });
});
