import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { SessionProvider } from '../../session/session-context.tsx';
import type { SessionEnding, SessionFacts } from '../../session/session-state.ts';
import { fakeSession } from '../../test/fake-session.ts';
import { Themed } from '../../test/themed.tsx';
import { SessionWarning } from './session-warning.tsx';

const credentials: SessionFacts = {
  region: { id: 'emea', label: 'EMEA', apiBase: '/api', tokenEndpoint: '/token' },
  method: 'credentials',
  identity: { id: 'my-client', label: 'my-client' },
  canWrite: true,
  expiresAt: 0,
};
const openId: SessionFacts = { ...credentials, method: 'openid' };
const endsAt = new Date(2026, 10, 25, 14, 32).getTime();

function renderWarning(facts: SessionFacts, ending: Omit<SessionEnding, 'endsAt'>, isShared = true) {
  const session = { ...fakeSession({ status: 'signed-in', facts }), isSharedBetweenTabs: isShared };
  render(
    <SessionProvider session={session}>
      <label>
        Name <input />
      </label>
      <SessionWarning facts={facts} ending={{ ...ending, endsAt }} />
    </SessionProvider>,
    { wrapper: Themed },
  );
  return { session, user: userEvent.setup({ delay: null }) };
}

it('T24: says when an idle session ends, and stays signed in by one press', async () => {
  const { user, session } = renderWarning(credentials, { cause: 'idle', canExtend: true });
  expect(screen.getByRole('alert')).toHaveTextContent(/Your session ends at .*32.*Press any key/);
  expect(document.body).toHaveFocus();
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }));
  expect(session.staySignedIn).toHaveBeenCalledOnce();
});

it('tells who has API credentials that the secret will be asked for, now if they like', async () => {
  const { user, session } = renderWarning(credentials, { cause: 'token', canExtend: false });
  expect(screen.getByRole('alert')).toHaveTextContent('asked for the client secret, and nothing on this page is lost');
  await user.click(screen.getByRole('button', { name: 'Sign in again now' }));
  expect(session.endNow).toHaveBeenCalledOnce();
});

it('T3: tries a refresh once more when it is asked to, and says when that has not worked', async () => {
  const { user, session } = renderWarning(openId, { cause: 'token', canExtend: true });
  await user.click(screen.getByRole('button', { name: 'Stay signed in' }));
  expect(session.staySignedIn).toHaveBeenCalledOnce();
  expect(await screen.findByText(/That did not work/)).toBeInTheDocument();
});

it.each(['token', 'age'] as const)('leads an OpenID user to a new tab (%s)', (cause) => {
  renderWarning(openId, { cause, canExtend: false });
  const link = screen.getByRole('link', { name: 'Stay signed in (opens a new tab)' });
  expect(link).toHaveAttribute('href', '/sign-in?region=emea&again=openid');
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
});

it('says when signing in again must leave the page', () => {
  renderWarning(openId, { cause: 'token', canExtend: false }, false);
  expect(screen.getByRole('alert')).toHaveTextContent('Signing in again leaves this page: save your work before.');
});

it('can be put aside, until there is something new to say', async () => {
  const { user } = renderWarning(credentials, { cause: 'token', canExtend: false });
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});
