import { render, screen, within, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Region } from '../../domain/region.ts';
import { deferred } from '../../lib/deferred.ts';
import { SessionProvider } from '../../session/session-context.tsx';
import { SignInError } from '../../session/sign-in-error.ts';
import { fakeSession } from '../../test/fake-session.ts';
import { Themed } from '../../test/themed.tsx';
import { SignInPage, type SignInPageProps } from './sign-in-page.tsx';

const openId = { authority: 'https://id.example', clientId: 'console', scope: 'openid' };
const EMEA: Region = { id: 'emea', label: 'EMEA', apiBase: '/emea', tokenEndpoint: '/emea/token', openId };
const NAM: Region = { id: 'nam', label: 'North America', apiBase: '/nam', tokenEndpoint: '/nam/token' };

function renderPage(props: Partial<SignInPageProps> = {}, session = fakeSession()) {
  const onSignedIn = vi.fn<() => void>();
  render(
    <SessionProvider session={session}>
      <SignInPage
        regions={[EMEA, NAM]}
        defaultRegionId="emea"
        methods={['credentials', 'openid']}
        environmentLabel="Sandbox"
        returnTo="/checks"
        onSignedIn={onSignedIn}
        {...props}
      />
    </SessionProvider>,
    { wrapper: Themed },
  );
  return { session, onSignedIn, user: userEvent.setup({ delay: null }) };
}

const region = () => screen.getByRole('combobox', { name: 'Region' });
const clientId = () => screen.getByRole('textbox', { name: 'Client ID' });
const secret = () => screen.getByLabelText('Client secret');
const submit = () => screen.getByRole('button', { name: 'Sign in' });
const openIdButton = () => screen.queryByRole('button', { name: 'Sign in with OpenID' });

it('signs in with what was typed, blanks around it removed, and lets the secret go', async () => {
  const { user, session, onSignedIn } = renderPage();
  await user.selectOptions(region(), 'North America');
  await user.type(clientId(), ' my-client ');
  await user.type(secret(), ' s3cret {Enter}');
  expect(session.signInWithCredentials).toHaveBeenCalledExactlyOnceWith({
    regionId: 'nam',
    clientId: 'my-client',
    clientSecret: 's3cret',
  });
  expect(onSignedIn).toHaveBeenCalledOnce();
  await waitFor(() => expect(secret()).toHaveValue(''));
});

it('says on the fields what is missing, goes to the first, and sends nothing', async () => {
  const { user, session } = renderPage({ defaultRegionId: undefined });
  await user.click(submit());
  expect(region()).toHaveAccessibleDescription('Choose a region');
  expect(region()).toHaveFocus();
  expect(clientId()).toHaveAccessibleDescription('Enter the client ID');
  expect(secret()).toHaveAccessibleDescription('Enter the client secret');
  expect(secret()).toBeInvalid();
  expect(session.signInWithCredentials).not.toHaveBeenCalled();
});

it('says wrong credentials on the secret, clears it and keeps the id', async () => {
  const { user, session, onSignedIn } = renderPage();
  session.signInWithCredentials.mockRejectedValueOnce(new SignInError('wrong-credentials'));
  await user.type(clientId(), 'my-client');
  await user.type(secret(), 'wrong{Enter}');
  await vi.waitFor(() => expect(secret()).toHaveAccessibleDescription(/not accepted/));
  expect(secret()).toHaveValue('');
  expect(secret()).toHaveFocus();
  expect(clientId()).toHaveValue('my-client');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(onSignedIn).not.toHaveBeenCalled();

  await user.type(secret(), 'right{Enter}');
  expect(onSignedIn).toHaveBeenCalledOnce();
});

it('says every other failure in the form, keeps everything typed, and takes it back at the next try', async () => {
  const { user, session, onSignedIn } = renderPage();
  session.signInWithCredentials.mockRejectedValueOnce(
    new SignInError('refused-by-provider', { providerText: '<b>No</b>' }),
  );
  await user.type(clientId(), 'my-client');
  await user.type(secret(), 's3cret');
  await user.click(submit());
  expect(await screen.findByRole('alert')).toHaveTextContent('The provider says: “<b>No</b>”');
  expect(clientId()).toHaveValue('my-client');
  expect(secret()).toHaveValue('s3cret');

  await user.click(submit());
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(onSignedIn).toHaveBeenCalledOnce();
});

it('survives a failure nobody foresaw', async () => {
  const { user, session } = renderPage();
  session.signInWithCredentials.mockRejectedValueOnce(new Error('internal detail'));
  await user.type(clientId(), 'my-client');
  await user.type(secret(), 's3cret{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent(/^Signing in failed unexpectedly/);
});

it('sends one request for a double click', async () => {
  const { user, session, onSignedIn } = renderPage();
  const exchange = deferred<void>();
  session.signInWithCredentials.mockReturnValue(exchange.promise);
  await user.type(clientId(), 'my-client');
  await user.type(secret(), 's3cret');
  await user.dblClick(submit());
  expect(await screen.findByRole('button', { name: 'Signing in…' })).toBeDisabled();
  await user.type(secret(), '{Enter}');
  expect(session.signInWithCredentials).toHaveBeenCalledOnce();
  exchange.resolve();
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
});

it('masks the secret until it is revealed, and asks the browser to keep its hands off', async () => {
  const { user } = renderPage();
  expect(secret()).toHaveAttribute('type', 'password');
  expect(secret()).toHaveAttribute('autocomplete', 'off');
  expect(secret()).toHaveAttribute('spellcheck', 'false');
  await user.type(secret(), 's3cret');
  await user.click(screen.getByRole('button', { name: 'Reveal' }));
  expect(screen.getByRole('textbox', { name: 'Client secret' })).toHaveValue('s3cret');
  await user.click(screen.getByRole('button', { name: 'Hide' }));
  expect(secret()).toHaveAttribute('type', 'password');
});

it('preselects the default region, or the only one', () => {
  renderPage({ defaultRegionId: undefined, regions: [NAM] });
  expect(region()).toHaveValue('nam');
  expect(within(region()).getAllByRole('option')).toHaveLength(1);
});

it('offers OpenID where the region has it and the configuration allows it', async () => {
  const { user } = renderPage();
  expect(openIdButton()).toBeInTheDocument();
  await user.selectOptions(region(), 'North America');
  expect(openIdButton()).not.toBeInTheDocument();
});

it.each([
  [['credentials'], true, false],
  [['openid'], false, true],
] as const)('with %j alone offers nothing else', (methods, hasSecret, hasOpenId) => {
  renderPage({ methods });
  expect(screen.queryByLabelText('Client secret') !== null).toBe(hasSecret);
  expect(openIdButton() !== null).toBe(hasOpenId);
});

it('leaves for the provider with the page the user wanted, without asking for credentials', async () => {
  const { user, session } = renderPage();
  await user.click(screen.getByRole('button', { name: 'Sign in with OpenID' }));
  expect(session.startOpenIdSignIn).toHaveBeenCalledExactlyOnceWith({ regionId: 'emea', returnTo: '/checks' });
  expect(clientId()).not.toBeInvalid();
});

it('says why it could not leave for the provider', async () => {
  const { user, session } = renderPage();
  session.startOpenIdSignIn.mockRejectedValueOnce(new SignInError('unreachable'));
  await user.click(screen.getByRole('button', { name: 'Sign in with OpenID' }));
  expect(await screen.findByRole('alert')).toHaveTextContent(/could not be reached/);
  expect(openIdButton()).toBeEnabled();
});

it('says where it is, what it needs and why the user is here', () => {
  renderPage({ notice: 'You are signed out.' });
  expect(screen.getByRole('heading', { level: 1, name: 'Sign in' })).toBeInTheDocument();
  const page = screen.getByRole('main');
  for (const text of [
    'Sandbox',
    'API Credentials',
    'admin:read',
    'admin:write',
    'by invitation',
    'You are signed out.',
  ]) {
    expect(page).toHaveTextContent(text);
  }
  expect(secret()).toHaveAccessibleDescription(/kept nowhere/);
});
