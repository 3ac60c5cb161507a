import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import * as secretRules from '../../../domain/secret.ts';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { collection } from '../../../test/sandbox-tenant.ts';
import * as nameAdvice from './name-advice.tsx';
import * as conflictDialog from './review/conflict-dialog.tsx';
import * as goneDialog from './review/gone-dialog.tsx';
import * as reviewDialog from './review/review-dialog.tsx';
import * as changeSecret from './secret/change-secret-dialog.tsx';
import * as secretOnce from './secret/secret-once.tsx';
import * as ownHosts from './use-own-hosts.ts';

vi.mock(import('../../../domain/secret.ts'), { spy: true });
vi.mock(import('./name-advice.tsx'), { spy: true });
vi.mock(import('./review/conflict-dialog.tsx'), { spy: true });
vi.mock(import('./review/gone-dialog.tsx'), { spy: true });
vi.mock(import('./review/review-dialog.tsx'), { spy: true });
vi.mock(import('./secret/change-secret-dialog.tsx'), { spy: true });
vi.mock(import('./secret/secret-once.tsx'), { spy: true });
vi.mock(import('./use-own-hosts.ts'), { spy: true });

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const given = givenSandbox({ subscriptions: [crm] });

const open = async (address = '/subscriptions/id-1') => {
  // Where the boundaries report what they caught.
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => {
    warn.mockRestore();
    vi.resetAllMocks();
  });
  return renderApp(given.sandbox, address, { tenant: given.tenant });
};
const crash = (): never => {
  throw new TypeError('A mistake');
};
const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const urlField = () => screen.getByRole('textbox', { name: 'URL' });
const secretField = () => screen.getByLabelText('Signing secret');
const button = (name: string) => screen.getByRole('button', { name });
const patches = () => given.tenant.requestBodies('PATCH');
const ownSecret = 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA';

describe('G9: a crash', () => {
  test('of all advice leaves the fields, what is typed and saving', async () => {
    vi.mocked(nameAdvice.NameAdvice).mockImplementation(crash);
    vi.mocked(ownHosts.useOwnHosts).mockImplementation(crash);
    const { adviseSecret } = await vi.importActual<typeof secretRules>('../../../domain/secret.ts');
    vi.mocked(secretRules.adviseSecret).mockImplementation((secret, name) =>
      // Only the advice beside the field knows the name; the form's rule goes on.
      name === undefined ? adviseSecret(secret) : crash(),
    );
    const { user, address } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await fill(user, urlField(), `${crm.url}hook`);
    await fill(user, secretField(), ownSecret);
    expect(await screen.findByText('The advice on the name has failed')).toBeVisible();
    expect(screen.getByText('The advice on the URL has failed')).toBeVisible();
    expect(screen.getByText('The advice on the secret has failed')).toBeVisible();
    expect(await nameField()).toHaveValue('CRM 2');
    await user.click(button('Save changes'));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await patches()).toEqual([{ name: 'CRM 2', url: `${crm.url}hook`, secret: ownSecret }]);
  });

  test('of the change of the secret in steps leaves what is typed, and can be tried again', async () => {
    vi.mocked(changeSecret.ChangeSecretDialog).mockImplementation(crash);
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await user.click(button('Change it step by step'));
    expect(await screen.findByText('The change in steps has failed')).toBeVisible();
    vi.mocked(changeSecret.ChangeSecretDialog).mockRestore();
    await user.click(button('Try again'));
    await user.click(button('Change it step by step'));
    expect(await screen.findByRole('dialog', { name: 'Change the signing secret' })).toBeVisible();
    expect(screen.getByDisplayValue('CRM 2')).toBeInTheDocument();
  });

  test('of the review saves nothing, says so, and leaves a form that can be saved', async () => {
    vi.mocked(reviewDialog.ReviewDialog).mockImplementation(crash);
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'https://new.example.com/');
    await user.click(button('Save changes'));
    expect(await screen.findByText(/^Not saved\. Something went wrong/)).toBeVisible();
    expect(urlField()).toHaveValue('https://new.example.com/');
    expect(urlField()).not.toHaveAttribute('readonly');
    expect(await patches()).toEqual([]);
    vi.mocked(reviewDialog.ReviewDialog).mockRestore();
    await user.click(button('Save changes'));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Apply' }));
    await waitFor(async () => expect(await patches()).toEqual([{ url: 'https://new.example.com/' }]));
  });

  test.each([
    ['conflict', () => vi.mocked(conflictDialog.ConflictDialog).mockImplementation(crash)],
    ['deletion', () => vi.mocked(goneDialog.GoneDialog).mockImplementation(crash)],
  ])('of the question about a %s elsewhere saves nothing and leaves what is typed', async (what, crashIt) => {
    crashIt();
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await given.tenant.fault(
      'GET',
      `${collection}/id-1`,
      what === 'conflict' ? { type: 'body', body: { ...crm, name: 'Theirs' } } : { type: 'status', status: 404 },
    );
    await user.click(button('Save changes'));
    expect(await screen.findByText(/^Not saved\. Something went wrong/)).toBeVisible();
    expect(await nameField()).toHaveValue('CRM 2');
    expect(await nameField()).not.toHaveAttribute('readonly');
    expect(await patches()).toEqual([]);
  });

  test('of the question about a new URL leaves a form that can be saved', async () => {
    vi.mocked(reviewDialog.ReviewDialog).mockImplementation(crash);
    const { user } = await open('/subscriptions/new?event=agent.*');
    await fill(user, await nameField(), 'Wallboard');
    await fill(user, urlField(), 'https://10.0.0.1/');
    await user.click(button('Create subscription'));
    expect(await screen.findByText(/^Not saved\. Something went wrong/)).toBeVisible();
    expect(await nameField()).not.toHaveAttribute('readonly');
    expect(await nameField()).toHaveValue('Wallboard');
  });
});

test('G9, S9: a crash of the dialog that shows a secret once shows it plainly, and closes when it is stored', async () => {
  vi.mocked(secretOnce.SecretOnce).mockImplementation(crash);
  const { user, address } = await open('/subscriptions/new?event=agent.*');
  await fill(user, await nameField(), 'Wallboard');
  await fill(user, urlField(), 'https://wallboard.example.com/');
  await user.click(button('Create subscription'));
  const dialog = await screen.findByRole('dialog', { name: 'Signing secret' });
  const made = (await given.tenant.subscriptions()).find(({ name }) => name === 'Wallboard');
  expect(dialog).toHaveTextContent(made?.secret ?? 'none');
  await user.click(within(dialog).getByRole('checkbox', { name: 'I have stored this secret' }));
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  await waitFor(() => expect(address()).toBe('/subscriptions'));
});
