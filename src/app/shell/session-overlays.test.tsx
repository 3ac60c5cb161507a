import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { fill, renderApp } from '../../test/render-app.tsx';
import { givenSandbox } from '../../test/given-sandbox.ts';
import { collection } from '../../test/sandbox-tenant.ts';

const given = givenSandbox({
  subscriptions: [{ subscriptionId: 'id-1', name: 'CRM', url: 'https://a.example/', events: ['*'], enabled: true }],
});

const dialog = () => screen.findByRole('dialog', { name: 'Sign in again' });

test('T31: a token that is too large for the API is said, and nothing is asked again', async () => {
  await given.tenant.fault('GET', collection, { type: 'status', status: 431 });
  await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  expect(await screen.findByText(/status 431\. The access token is too large/)).toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  const asked = await given.tenant.requests();
  expect(asked.filter((line) => line.endsWith(collection))).toEqual([`GET 431 ${collection}`]);
});

test('T5: a token that is refused at once after signing in again is not renewed a second time', async () => {
  const refused = { error: 'invalid_token', error_description: 'The access token is invalid or has expired' };
  await given.tenant.fault('GET', collection, { type: 'status', status: 401, body: refused }, { times: 9 });
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await dialog();
  await fill(user, screen.getByLabelText('Client secret'), given.tenant.account.clientSecret);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(await screen.findByText(/refused a token that was just issued/)).toBeInTheDocument();
  const asked = await given.tenant.requests();
  expect(asked.filter((line) => line.endsWith(collection))).toHaveLength(2);
});

test('T29: a wrong secret keeps the page and the client, and is forgotten', async () => {
  const { user, session } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await screen.findByRole('link', { name: 'CRM' });
  session.endNow();
  await dialog();
  await fill(user, screen.getByLabelText('Client secret'), 'not-the-secret');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.getByLabelText('Client secret')).toHaveAccessibleDescription(/not accepted/));
  expect(screen.getByLabelText('Client secret')).toHaveValue('');
  expect(screen.getByRole('textbox', { name: 'Client ID' })).toHaveValue(given.tenant.account.clientId);
  expect(document.body.innerHTML).not.toContain('not-the-secret');
  expect(screen.getByRole('link', { name: 'CRM', hidden: true })).toBeInTheDocument();
});
