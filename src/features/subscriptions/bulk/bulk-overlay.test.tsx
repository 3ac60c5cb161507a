import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { renderApp } from '../../../test/render-app.tsx';

const patience = { timeout: 15_000 };

const given = givenSandbox({
  subscriptions: Array.from({ length: 12 }, (_, index) => ({
    subscriptionId: `id-${index}`,
    name: `Row ${index}`,
    url: 'https://crm.example.com/',
    events: ['*'],
    enabled: true,
  })),
});

const dialog = () => screen.findByRole('dialog', { name: 'Review changes' }, patience);
const line = () => screen.findByRole('region', { name: 'Change in bulk' }, patience);

/** With a job that is paused in its middle, and its dialog hidden. */
async function openPaused() {
  const app = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const { user } = app;
  const press = async (name: string): Promise<void> =>
    user.click(await within(await dialog()).findByRole('button', { name }, patience));
  await user.click(await screen.findByRole('checkbox', { name: 'Select all 12 shown' }, patience));
  const selection = await screen.findByRole('region', { name: 'Selection' }, patience);
  await user.click(within(selection).getByRole('button', { name: 'Disable' }));
  await press('Apply');
  await press('Pause');
  await press('Go on in the background');
  return { ...app, press };
}

// The focus fell to the page's body, and nobody who does not see the line was told that it had ended.
test('a job in the background is told of, and the focus goes where the person goes on', async () => {
  const { user, press } = await openPaused();
  const show = within(await line()).getByRole('button', { name: 'Show' });
  expect(show).toHaveFocus();
  expect(within(await line()).getByRole('status')).toHaveTextContent('Paused. Nothing more is sent');
  await user.click(show);
  await press('Resume');
  await press('Go on in the background');
  await waitFor(async () => expect(within(await line()).getByRole('status')).toHaveTextContent('Ended.'), patience);
  await user.click(within(await line()).getByRole('button', { name: 'Show' }));
  await press('Close');
  await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Select all 12 shown' })).toHaveFocus(), patience);
});

// The rest of the job went without a word.
test('signing out in the middle of a job is asked about', async () => {
  const { user, router } = await openPaused();
  const signOut = () => void router.navigate({ to: '/sign-out', state: { isSignOutAsked: true } });
  const question = () => screen.findByRole('dialog', { name: 'Sign out in the middle?' }, patience);
  signOut();
  expect(await question()).toHaveTextContent(/Disable: \d+ of 12 done.* to do.*the rest will not be sent/);
  expect(within(await question()).getByRole('button', { name: 'Stay' })).toHaveFocus();
  await user.click(within(await question()).getByRole('button', { name: 'Stay' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), patience);
  expect(await line()).toHaveTextContent('Paused.');
  signOut();
  await user.click(within(await question()).getByRole('button', { name: 'Sign out' }));
  expect(await screen.findByRole('button', { name: 'Sign in' }, patience)).toBeVisible();
});
