import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { SessionProvider } from '../../session/session-context.tsx';
import type { SessionFacts } from '../../session/session-state.ts';
import { SignInError } from '../../session/sign-in-error.ts';
import { fakeSession } from '../../test/fake-session.ts';
import { Themed } from '../../test/themed.tsx';
import { SignInAgainDialog } from './sign-in-again-dialog.tsx';

const facts: SessionFacts = {
  region: { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token' },
  method: 'credentials',
  identity: { id: 'my-client', label: 'my-client' },
  canWrite: true,
  expiresAt: 0,
};
const openIdFacts: SessionFacts = { ...facts, method: 'openid', identity: { id: 'user-1', label: 'Ada Lovelace' } };

function renderDialog(session = fakeSession({ status: 'expired', facts, cause: 'token' })) {
  const onSignOut = vi.fn<() => void>();
  const onContinueAsOther = vi.fn<() => void>();
  render(
    <SessionProvider session={session}>
      <label>
        Name <input />
      </label>
      <SignInAgainDialog onSignOut={onSignOut} onContinueAsOther={onContinueAsOther} />
    </SessionProvider>,
    { wrapper: Themed },
  );
  return { session, onSignOut, onContinueAsOther, user: userEvent.setup({ delay: null }) };
}

const dialog = () => screen.queryByRole('dialog', { name: 'Sign in again' });
const secret = () => screen.getByLabelText('Client secret');

afterEach(() => window.history.replaceState(null, '', '/'));

it('T30: asks for the secret of the same client in the same region, and goes away when the session is back', async () => {
  const { user, session } = renderDialog();
  expect(screen.getByRole('textbox', { name: 'Client ID' })).toHaveValue('my-client');
  await user.type(screen.getByRole('textbox', { name: 'Client ID' }), 'other');
  await user.type(secret(), 's3cret{Enter}');
  expect(session.signInWithCredentials).toHaveBeenCalledExactlyOnceWith({
    regionId: 'emea',
    clientId: 'my-client',
    clientSecret: 's3cret',
  });
  await act(async () => session.setState({ status: 'signed-in', facts }));
  expect(dialog()).not.toBeInTheDocument();
});

it('T29: says wrong credentials on the secret', async () => {
  const { user, session } = renderDialog();
  session.signInWithCredentials.mockRejectedValueOnce(new SignInError('wrong-credentials'));
  await user.type(secret(), 'wrong{Enter}');
  await vi.waitFor(() => expect(secret()).toHaveAccessibleDescription(/not accepted/));
  expect(secret()).toHaveValue('');
});

it('says another failure in the dialog and keeps the secret', async () => {
  const { user, session } = renderDialog();
  session.signInWithCredentials.mockRejectedValueOnce(new SignInError('timed-out'));
  await user.type(secret(), 's3cret{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/did not answer in time/);
  expect(secret()).toHaveValue('s3cret');
});

it('T1, T2: cannot be put aside, and keeps what was typed on the page below', async () => {
  const session = fakeSession({ status: 'signed-in', facts });
  const { user } = renderDialog(session);
  expect(dialog()).not.toBeInTheDocument();
  await user.type(screen.getByLabelText('Name'), 'half a na');

  await act(async () => session.setState({ status: 'expired', facts, cause: 'token' }));
  await user.keyboard('{Escape}');
  await user.click(document.querySelector('.MuiBackdrop-root') ?? document.body);
  expect(dialog()).toBeInTheDocument();
  expect(screen.getByLabelText('Name')).toHaveValue('half a na');
});

it('does not take the keys of somebody who is typing', async () => {
  const session = fakeSession({ status: 'signed-in', facts });
  const { user } = renderDialog(session);
  await user.type(screen.getByLabelText('Name'), 'half a na');
  await act(async () => session.setState({ status: 'expired', facts, cause: 'token' }));
  await user.keyboard('me');
  expect(secret()).toHaveValue('');
});

it('T2, T32: sends an OpenID user to a new tab, which no pop-up blocker stops', () => {
  renderDialog(fakeSession({ status: 'expired', facts: openIdFacts, cause: 'token' }));
  expect(dialog()).toHaveTextContent('Ada Lovelace');
  expect(dialog()).toHaveTextContent('nothing on this page is lost');
  const link = screen.getByRole('link', { name: 'Sign in with OpenID in a new tab' });
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
  expect(link).toHaveAttribute('href', '/sign-in?region=emea&again=openid');
  expect(screen.queryByLabelText('Client secret')).not.toBeInTheDocument();
});

it('tells an OpenID user when signing in again must leave the page', async () => {
  window.history.replaceState(null, '', '/subscriptions/abc?tab=events');
  const session = {
    ...fakeSession({ status: 'expired', facts: openIdFacts, cause: 'token' }),
    isSharedBetweenTabs: false,
  };
  const { user } = renderDialog(session);
  expect(dialog()).toHaveTextContent('did not save is lost');
  await user.click(screen.getByRole('button', { name: 'Sign in with OpenID' }));
  expect(session.startOpenIdSignIn).toHaveBeenCalledExactlyOnceWith({
    regionId: 'emea',
    returnTo: '/subscriptions/abc?tab=events',
  });
});

it.each([facts, openIdFacts])(
  'offers to sign out, and leaves it to the page whether to ask first',
  async (expiredFacts) => {
    const { user, session, onSignOut } = renderDialog(
      fakeSession({ status: 'expired', facts: expiredFacts, cause: 'token' }),
    );
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(onSignOut).toHaveBeenCalledOnce();
    expect(session.signOut).not.toHaveBeenCalled();
  },
);

it.each([
  [facts, undefined],
  // The provider knows the other user: it must ask who this is.
  [openIdFacts, '/sign-in?region=emea&again=login'],
])('T25: lets the user give the page up for another one, or go on with it', async (mine, address) => {
  const other: SessionFacts = { ...mine, identity: { id: 'other', label: 'Grace' } };
  const { user, onContinueAsOther } = renderDialog(
    fakeSession({ status: 'expired', facts: mine, cause: 'token', other }),
  );
  expect(dialog()).toHaveTextContent('Grace (EMEA) has signed in in another tab');
  expect(dialog()).toHaveTextContent(`This page is still that of ${mine.identity.label}`);
  expect(screen.queryByRole('link')?.getAttribute('href')).toBe(address);
  await user.click(screen.getByRole('button', { name: 'Discard and go on as the other' }));
  expect(onContinueAsOther).toHaveBeenCalledOnce();
});

it.each([
  ['idle', 'because nobody used the console for a while'],
  ['age', 'it has lasted as long as a session may here'],
] as const)('says that the session is over by a limit: %s', (cause, words) => {
  renderDialog(fakeSession({ status: 'expired', facts, cause }));
  expect(dialog()).toHaveTextContent(words);
});
