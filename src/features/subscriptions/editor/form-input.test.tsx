import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'Billing',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox();

const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const urlField = () => screen.getByRole('textbox', { name: 'URL' });
const secretField = () => screen.getByLabelText('Signing secret');
const create = () => screen.getByRole('button', { name: 'Create subscription' });
const save = () => screen.getByRole('button', { name: 'Save changes' });
const openNew = (options: Partial<Parameters<typeof renderApp>[2]> = {}) =>
  renderApp(given.sandbox, '/subscriptions/new?event=agent.*', { tenant: given.tenant, ...options });
type User = Awaited<ReturnType<typeof openNew>>['user'];

async function fillIn(user: User, url = 'https://crm.example.com/') {
  await fill(user, await nameField(), 'CRM');
  await fill(user, urlField(), url);
}

describe('what is typed', () => {
  test('U1: blanks around a name are left out, and said to be', async () => {
    const { user } = await openNew();
    await fillIn(user);
    expect(await nameField()).not.toHaveAccessibleDescription();
    await fill(user, await nameField(), ' CRM ');
    expect(await nameField()).toHaveAccessibleDescription('The blanks around it are not saved.');
    await user.click(create());
    await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(await given.tenant.requestBodies('POST')).toMatchObject([{ name: 'CRM' }]);
  });

  test.each([
    ['U4', 'https://10.1.2.3/', 'cannot reach 10.1.2.3'],
    ['U5', 'https://0x7f000001/', 'cannot reach 127.0.0.1'],
    ['U7', 'https://аpple.com/', 'xn--pple-43d.com'],
  ])('%s: %s is asked about before anything is sent', async (_id, url, words) => {
    const { user } = await openNew();
    await fillIn(user, url);
    await user.click(create());
    const dialog = await screen.findByRole('dialog', { name: 'Review changes' });
    expect(dialog).toHaveTextContent(words);
    // A dialog takes the focus after it is painted.
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(create()).toHaveFocus();
    expect(urlField()).toHaveValue(url);
    expect(await given.tenant.requestBodies('POST')).toEqual([]);
    await user.click(create());
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Apply' }));
    await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(await given.tenant.requestBodies('POST')).toHaveLength(1);
  });

  test('U11: the API’s own address warns of a loop', async () => {
    const { user } = await openNew();
    await fillIn(user, `${given.sandbox.url}/webhooks`);
    expect(
      screen
        .getAllByRole('note')
        .map((note) => note.textContent)
        .join(),
    ).toContain('go round in a loop');
    await fill(user, urlField(), window.location.origin);
    expect(
      screen
        .getAllByRole('note')
        .map((note) => note.textContent)
        .join(),
    ).toContain('go round in a loop');
  });

  test('U13: a secret that a person made up is warned of, and so is one that is the name', async () => {
    const { user } = await openNew();
    await fill(user, await nameField(), 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA');
    await fill(user, secretField(), 'Password1234Password1234Password1234Password');
    expect(screen.getByText(/looks made up by a person/)).toBeVisible();
    await fill(user, secretField(), 'm3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqB');
    expect(screen.queryByText(/looks made up by a person/)).toBeNull();
    await fill(user, secretField(), 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA');
    expect(screen.getByText(/looks made up by a person/)).toBeVisible();
  });

  test('U14: megabytes are cut to more than a field may hold, refused with a sentence, and never sent', async () => {
    const { user } = await openNew();
    const megabytes = 'x'.repeat(5_000_000);
    await fill(user, await nameField(), megabytes);
    await fill(user, urlField(), `https://crm.example.com/${megabytes}`);
    await fill(user, secretField(), megabytes);
    await fill(user, screen.getByRole('textbox', { name: 'Add a pattern' }), megabytes);
    expect(screen.getByRole('textbox', { name: 'Add a pattern' })).toHaveAccessibleDescription(
      /at most 500 characters/,
    );
    await user.click(create());
    await waitFor(async () =>
      expect(await nameField()).toHaveAccessibleDescription(/at most 128 characters; this one has 1000/),
    );
    expect(urlField()).toHaveAccessibleDescription(/longer than 2,048/);
    expect(secretField()).toHaveAccessibleDescription(/at most 1,024/);
    expect(await given.tenant.requestBodies('POST')).toEqual([]);
  });

  test('U27, U28: no browser fills, completes or spell-checks a secret, nor a URL', async () => {
    await openNew();
    await nameField();
    // Browsers put a saved password into a field that says `off`; into a one-time code they do not.
    expect(secretField()).toHaveAttribute('autocomplete', 'one-time-code');
    expect(await nameField()).toHaveAttribute('autocomplete', 'off');
    for (const field of [secretField(), urlField()]) {
      expect(field).toHaveAttribute('spellcheck', 'false');
      expect(field).toHaveAttribute('autocapitalize', 'none');
    }
  });

  test('D16: a name that looks like another one is said to, and may be used', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await user.click(await screen.findByRole('link', { name: 'Create subscription' }).catch(() => create()));
    await fill(user, await nameField(), 'Bіlling');
    expect(await screen.findByText(/This looks like the name of another subscription/)).toHaveTextContent('Billing');
    await fill(user, await nameField(), 'Billing');
    expect(await screen.findByText(/Another subscription has this name/)).toBeVisible();
    await fill(user, await nameField(), 'Billing B');
    await waitFor(() => expect(screen.queryByText(/of another subscription/)).toBeNull());
    // The names are those of the list that is known: nothing is asked for them.
    expect((await given.tenant.requests()).filter((line) => line === `GET 200 ${collection}`)).toHaveLength(1);
  });

  test('A7: a 400 that speaks of the name is said on it, with the focus', async () => {
    await given.tenant.fault('POST', collection, {
      type: 'status',
      status: 400,
      body: { message: 'Name already exists' },
    });
    const { user } = await openNew();
    await fillIn(user);
    await user.click(create());
    await waitFor(async () => expect(await nameField()).toHaveAccessibleDescription(/Name already exists/));
    expect(await nameField()).toHaveFocus();
    expect(urlField()).toHaveValue('https://crm.example.com/');
    expect(await given.tenant.requestBodies('POST')).toHaveLength(1);
  });
});

describe('while it is saved', () => {
  test('C9: the form is locked, so that nothing is typed that is neither sent nor kept', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'delay', ms: 1_500 });
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
    await fill(user, await nameField(), 'CRM 2');
    await user.click(save());
    await screen.findByText('Saving …');
    expect(await nameField()).toHaveAttribute('readonly');
    expect(urlField()).toHaveAttribute('readonly');
    expect(secretField()).toHaveAttribute('readonly');
    expect(screen.getByRole('switch', { name: 'Enabled' })).toBeDisabled();
    expect(save()).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ name: 'CRM 2' }]);
  });

  test('C11: leaving is held up until VCC has answered, and then the save has ended well', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await given.tenant.fault('PATCH', `${collection}/id-1`, { type: 'delay', ms: 1_500 });
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
    await fill(user, await nameField(), 'CRM 2');
    await user.click(save());
    await screen.findByText('Saving …');
    await user.click(screen.getByRole('link', { name: 'Event types' }));
    await screen.findByRole('dialog', { name: 'Still saving' });
    expect(await screen.findByText(/“CRM 2” is saved/)).toBeVisible();
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await given.tenant.requestBodies('PATCH')).toHaveLength(1);
  });

  test('C19: mounted twice, as StrictMode does, it still writes once', async () => {
    const { user } = await openNew({ isStrict: true });
    await fillIn(user);
    await user.click(create());
    await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(await given.tenant.requestBodies('POST')).toHaveLength(1);
  });
});

const unsaved = 'Not saved.';
const lostSecret = '“CRM” was created, but its signing secret is lost';
/** VCC's word against its own list, or somebody on the way who did not wait: it may yet appear there. */
const unsettled = 'It is not known whether this was done';

/** Faults after which nobody knows at once whether it was created, and what is found out. */
const ambiguous: readonly (readonly [what: string, action: object, words: string])[] = [
  ['a connection cut before it was done', { type: 'reset' }, unsaved],
  ['a connection cut after it was done', { type: 'commit+reset' }, lostSecret],
  ['no answer in time, not done', { type: 'delay', ms: 5_000 }, unsettled],
  ['no answer in time, done', { type: 'commit+delay', ms: 5_000 }, lostSecret],
  ['500', { type: 'status', status: 500 }, unsaved],
  ['502 with a page', { type: 'status', status: 502, body: '<html>Bad gateway</html>' }, unsaved],
  ['503', { type: 'status', status: 503 }, unsaved],
  ['504', { type: 'status', status: 504 }, unsettled],
  ['408', { type: 'status', status: 408 }, unsettled],
  ['200 with a page', { type: 'body', body: '<html>Sign in to the proxy</html>' }, unsaved],
  ['200 with half an answer', { type: 'body', body: '{"subscriptionId":"x","na' }, unsettled],
  ['204', { type: 'status', status: 204 }, unsettled],
];

describe('G10: after', () => {
  test('twelve ways to lose an answer', () => expect(ambiguous).toHaveLength(12));

  test.each(ambiguous)(
    '%s there is one subscription or none, and the page says which, or that it cannot know',
    async (_what, action, words) => {
      const created = words === lostSecret ? 1 : 0;
      await given.tenant.fault('POST', collection, action);
      const { user } = await openNew({ config: { timeouts: { writeMs: 400 } } });
      await fillIn(user);
      await user.click(create());
      expect(await screen.findByRole('alert')).toHaveTextContent(words);
      expect(await given.tenant.subscriptions()).toHaveLength(created);
      expect(await given.tenant.requestBodies('POST')).toHaveLength(1);
      // The form stays where there is something to try again.
      expect(screen.queryAllByDisplayValue('CRM')).toHaveLength(1 - created);
    },
  );
});
