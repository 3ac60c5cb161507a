import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { fill, renderApp } from '../../../../test/render-app.tsx';
import { givenSandbox } from '../../../../test/given-sandbox.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};

const given = givenSandbox();

const openNew = (options: Partial<Parameters<typeof renderApp>[2]> = {}) =>
  renderApp(given.sandbox, '/subscriptions/new?event=agent.*', { tenant: given.tenant, ...options });
type User = Awaited<ReturnType<typeof openNew>>['user'];

async function createCrm(user: User): Promise<HTMLElement> {
  await fill(user, await screen.findByRole('textbox', { name: 'Name' }), 'CRM');
  await fill(user, screen.getByRole('textbox', { name: 'URL' }), crm.url);
  await user.click(screen.getByRole('button', { name: 'Create subscription' }));
  return screen.findByRole('dialog', { name: 'Signing secret' });
}

const button = (dialog: HTMLElement, name: string) => within(dialog).getByRole('button', { name });

describe('a secret that is shown once', () => {
  test('S1: is masked, with Reveal and Copy, without a download, and closes only when it is stored', async () => {
    const { user } = await openNew();
    const dialog = await createCrm(user);
    const secret = (await given.tenant.subscriptions())[0]?.secret ?? 'none';
    expect(dialog).not.toHaveTextContent(secret);
    expect(button(dialog, 'Copy')).toBeVisible();
    expect(within(dialog).queryByRole('button', { name: /Download/ })).toBeNull();
    expect(button(dialog, 'Done')).toBeDisabled();
    await user.click(button(dialog, 'Reveal'));
    expect(dialog).toHaveTextContent(secret);
  });

  test('S1: can be saved as a file where config.json says so', async () => {
    const { user } = await openNew({ config: { secretDownload: true } });
    expect(button(await createCrm(user), 'Download .env')).toBeVisible();
  });

  test.each([
    ['is refused', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
    ['is not there', undefined],
  ])('S3: whose copying %s says so and stands there to be selected', async (_what, clipboard) => {
    const { user } = await openNew();
    const dialog = await createCrm(user);
    const secret = (await given.tenant.subscriptions())[0]?.secret ?? 'none';
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    await user.click(button(dialog, 'Copy'));
    expect(await within(dialog).findByText(/^Copying failed/)).toBeVisible();
    expect(within(dialog).queryByText(/^Copied/)).toBeNull();
    await waitFor(() => expect(window.getSelection()?.toString()).toBe(secret));
  });

  test('U20: is closed neither by Escape nor by a click beside it', async () => {
    const { user, address } = await openNew();
    const dialog = await createCrm(user);
    const beside = dialog.parentElement;
    if (beside === null) throw new Error('The dialog has nothing around it');
    for (const tryToClose of [() => user.keyboard('{Escape}'), () => user.click(beside)]) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await tryToClose();
      expect(within(dialog).getByText(/Store the secret first/)).toBeVisible();
      expect(dialog).toBeVisible();
    }
    expect(address()).toMatch(/^\/subscriptions\/new/);
    expect(button(dialog, 'Done')).toBeDisabled();
  });

  test('U20: survives the end of the session', async () => {
    const { user, session } = await openNew();
    const dialog = await createCrm(user);
    session.endNow();
    await screen.findByRole('dialog', { name: 'Sign in again' });
    await fill(user, screen.getByLabelText('Client secret'), given.tenant.account.clientSecret);
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Sign in again' })).toBeNull());
    await user.click(button(dialog, 'Reveal'));
    expect(dialog).toHaveTextContent((await given.tenant.subscriptions())[0]?.secret ?? 'none');
  });
});

describe('a secret that this browser makes', () => {
  test('is not offered while one is being saved', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    await given.tenant.fault('PATCH', '/webhooks/subscriptions/id-1', { type: 'delay', ms: 1_500 });
    const { user } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
    await screen.findByRole('textbox', { name: 'Name' });
    const generate = screen.getByRole('button', { name: 'Generate' });
    expect(generate).toBeEnabled();
    await user.click(generate);
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => expect(generate).toBeDisabled());
    expect(await screen.findByRole('dialog', { name: 'Signing secret' })).toBeVisible();
  });

  test('S10, G17: is sent as it was made, shown once after creating, and kept nowhere', async () => {
    const { user, address, queryClient } = await openNew();
    await screen.findByRole('textbox', { name: 'Name' });
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    expect(screen.getByText(/Made in this browser/)).toBeVisible();
    const dialog = await createCrm(user);
    const secret = (await given.tenant.subscriptions())[0]?.secret ?? 'none';
    expect(await given.tenant.requestBodies('POST')).toMatchObject([{ secret }]);
    expect(dialog).toHaveTextContent('This browser made this secret');
    await user.click(button(dialog, 'Reveal'));
    expect(dialog).toHaveTextContent(secret);
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(button(dialog, 'Done'));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    await waitFor(() => expect(document.body.innerHTML.includes(secret)).toBe(false));
    await waitFor(() => expect(queryClient.getMutationCache().getAll()).toEqual([]));
  });

  test('S9: warns of what it breaks, and after a change shows the console’s own copy once', async () => {
    await given.tenant.seed({ subscriptions: [crm] });
    const { user, address } = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
    await screen.findByRole('textbox', { name: 'Name' });
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    expect(screen.getByText(/refuses every notification; for up to 30 seconds/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    const dialog = await screen.findByRole('dialog', { name: 'Signing secret' });
    const secret = (await given.tenant.subscriptions())[0]?.secret ?? 'none';
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ secret }]);
    await user.click(button(dialog, 'Reveal'));
    expect(dialog).toHaveTextContent(secret);
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(button(dialog, 'Done'));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/“CRM” is saved/)).toBeVisible();
  });
});

const open = async () => {
  await given.tenant.seed({ subscriptions: [crm] });
  // A read is tried again, as in production: the look before a save may meet a connection that has just been closed.
  const config = { readRetryDelaysMs: [10, 100] };
  const app = await renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant, config });
  await screen.findByRole('textbox', { name: 'Name' });
  return app;
};
const steps = () => screen.findByRole('dialog', { name: 'Change the signing secret' });

/** As far as a secret that is stored at the receiver, and not yet sent. */
async function reachSave(user: User): Promise<HTMLElement> {
  await user.click(screen.getByRole('button', { name: 'Change it step by step' }));
  const dialog = await steps();
  await user.click(button(dialog, 'Swap it now'));
  await user.click(button(dialog, 'It accepts two'));
  await user.click(button(dialog, 'Generate'));
  await user.click(within(dialog).getByRole('checkbox'));
  return dialog;
}

describe('the guided change', () => {
  test('S9: has the secret stored before it is saved, sends it alone, and remembers its steps', async () => {
    const { user, router } = await open();
    await user.click(screen.getByRole('button', { name: 'Change it step by step' }));
    const dialog = await steps();
    await user.click(button(dialog, 'Swap it now'));
    await user.click(button(dialog, 'It accepts two'));
    await user.click(button(dialog, 'Generate'));
    await user.keyboard('{Escape}');
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('The new secret is not saved yet');
    expect(button(dialog, 'Save the new secret')).toBeDisabled();
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(button(dialog, 'Save the new secret'));
    expect(await within(dialog).findByText(/VCC has taken the new secret/)).toBeVisible();
    const secret = (await given.tenant.subscriptions())[0]?.secret ?? 'none';
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ secret }]);
    expect(document.body.innerHTML.includes(secret)).toBe(false);
    await user.click(within(dialog).getByRole('link', { name: 'Verify a notification' }));
    await screen.findByRole('heading', { level: 1, name: 'Signatures' });
    await router.navigate({ to: '/subscriptions/$subscriptionId', params: { subscriptionId: 'id-1' } });
    await user.click(await screen.findByRole('button', { name: 'Go on with the change' }));
    await user.click(button(await steps(), 'I have seen one verify'));
    await user.click(button(await steps(), 'The old one is out'));
    expect(await steps()).toHaveTextContent('the console has not seen it');
    // What is finished is begun anew, not gone on with.
    await user.click(button(await steps(), 'Close'));
    expect(await screen.findByRole('button', { name: 'Change it step by step' })).toBeVisible();
  });

  test('cannot be closed while a secret is being sent', async () => {
    const { user } = await open();
    const dialog = await reachSave(user);
    await given.tenant.fault('PATCH', '/webhooks/subscriptions/id-1', { type: 'delay', ms: 1_500 });
    await user.click(button(dialog, 'Save the new secret'));
    await user.click(button(dialog, 'Close'));
    const question = await within(dialog).findByRole('alert');
    expect(question).toHaveTextContent('VCC has not answered yet');
    expect(within(question).queryByRole('button')).toBeNull();
    expect(button(dialog, 'Generate another')).toBeDisabled();
    expect(await within(dialog).findByText(/VCC has taken the new secret/)).toBeVisible();
    expect(within(dialog).queryByText('VCC has not answered yet')).toBeNull();
  });

  test('of which an answer was lost keeps the one secret that may be in force, and saves the same again', async () => {
    const { user } = await open();
    const dialog = await reachSave(user);
    await given.tenant.fault('PATCH', '/webhooks/subscriptions/id-1', { type: 'commit+reset' });
    await user.click(button(dialog, 'Save the new secret'));
    const again = await within(dialog).findByRole('button', { name: 'Save the same secret again' });
    // Nothing but the secret was sent: "Saved, but …" told of something that was not.
    expect(within(dialog).getByRole('alert')).toHaveTextContent(/^It is not known whether the new secret is in force/);
    expect(button(dialog, 'Generate another')).toBeDisabled();
    await user.keyboard('{Escape}');
    expect(await within(dialog).findByText(/Nobody knows whether VCC has the new secret/)).toBeVisible();
    expect(button(dialog, 'Close anyway')).toBeVisible();
    await user.click(again);
    expect(await within(dialog).findByText(/VCC has taken the new secret/)).toBeVisible();
    const [first, second] = await given.tenant.requestBodies('PATCH');
    expect(second).toEqual(first);
  });

  test('a save that is refused says why, and keeps the secret', async () => {
    const { user } = await open();
    await given.tenant.fault('PATCH', '/webhooks/subscriptions/id-1', { type: 'status', status: 403 });
    await user.click(screen.getByRole('button', { name: 'Change it step by step' }));
    const dialog = await steps();
    await user.click(button(dialog, 'Swap it now'));
    await user.click(button(dialog, 'It accepts two'));
    await fill(
      user,
      within(dialog).getByLabelText('Or your own secret'),
      'bXkgb3duIHNlY3JldCBvZiB0aGlydHktdHdvIGJ5dGVzISE=',
    );
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(button(dialog, 'Save the new secret'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('You have no permission');
    expect(within(dialog).queryByText(/VCC has taken/)).toBeNull();
    await user.click(button(dialog, 'Save the new secret'));
    expect(await within(dialog).findByText(/VCC has taken the new secret/)).toBeVisible();
  });

  test('the second way leads to a copy', async () => {
    const { user } = await open();
    await user.click(screen.getByRole('button', { name: 'Change it step by step' }));
    await user.click(button(await steps(), 'Use a second subscription'));
    expect(within(await steps()).getByRole('link', { name: 'Duplicate' })).toHaveAttribute(
      'href',
      '/subscriptions/new?copyOf=id-1',
    );
  });
});
