import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SessionProvider } from '../../session/session-context.tsx';
import { SignInError } from '../../session/sign-in-error.ts';
import { fakeSession } from '../../test/fake-session.ts';
import { Themed } from '../../test/themed.tsx';
import { AuthCallbackPage } from './auth-callback-page.tsx';

beforeEach(() => window.history.replaceState(null, '', '/auth/callback?code=c&state=s'));
afterEach(() => window.history.replaceState(null, '', '/'));

function renderPage(session = fakeSession()) {
  const onDone = vi.fn<(returnTo: string) => void>();
  const onStartAgain = vi.fn<(returnTo?: string) => void>();
  render(
    <StrictMode>
      <SessionProvider session={session}>
        <AuthCallbackPage onDone={onDone} onStartAgain={onStartAgain} />
      </SessionProvider>
    </StrictMode>,
    { wrapper: Themed },
  );
  return { onDone, onStartAgain, user: userEvent.setup({ delay: null }) };
}

it('T16: completes the sign-in with the address it was opened with, and goes on once', async () => {
  const session = fakeSession();
  session.completeOpenIdSignIn.mockImplementation(async () => {
    window.history.replaceState(null, '', '/auth/callback');
    return { returnTo: '/checks' };
  });
  const { onDone } = renderPage(session);
  expect(screen.getByRole('heading', { name: 'Signing you in…' })).toBeInTheDocument();
  await vi.waitFor(() => expect(onDone).toHaveBeenCalledExactlyOnceWith('/checks'));
  const addresses = session.completeOpenIdSignIn.mock.calls.map(([url]) => url.search);
  expect(new Set(addresses)).toEqual(new Set(['?code=c&state=s']));
});

it('T13, T14: says that the sign-in could not be verified, and lets the user start again', async () => {
  const session = fakeSession();
  session.completeOpenIdSignIn.mockRejectedValue(
    new SignInError('refused-by-provider', { providerText: '<img src=x>', returnTo: '/checks' }),
  );
  const { user, onDone, onStartAgain } = renderPage(session);
  expect(await screen.findByRole('heading', { name: 'Sign-in could not be verified' })).toBeInTheDocument();
  expect(screen.getByRole('alert')).toHaveTextContent('The provider says: “<img src=x>”');
  expect(onStartAgain).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: 'Start again' }));
  expect(onStartAgain).toHaveBeenCalledExactlyOnceWith('/checks');
  expect(onDone).not.toHaveBeenCalled();
});

it('T14: goes to the sign-in page without a word when a silent attempt ends', async () => {
  const session = fakeSession();
  session.completeOpenIdSignIn.mockRejectedValue(new SignInError('login-required', { returnTo: '/checks' }));
  const { onStartAgain } = renderPage(session);
  await vi.waitFor(() => expect(onStartAgain).toHaveBeenCalledExactlyOnceWith('/checks'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});
