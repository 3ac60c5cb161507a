import { screen, waitFor, within } from '@testing-library/react';
import { expect, onTestFinished, test, vi } from 'vitest';
import * as entries from './describe-entries.ts';
import * as selectionWords from '../bulk/selection-words.ts';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';

vi.mock(import('./describe-entries.ts'), { spy: true });
vi.mock(import('../bulk/selection-words.ts'), { spy: true });

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/?token=hunter2',
  events: ['agent.*'],
  enabled: true,
};
const wall = { ...crm, subscriptionId: 'id-2', name: 'Wallboard', events: ['channel.*'] };

const given = givenSandbox({ subscriptions: [crm, wall] });

/** What the browser's console got to know. */
function watchConsole(): () => string {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  onTestFinished(() => warn.mockRestore());
  return () => warn.mock.calls.map((call) => call.map(String).join(' ')).join('\n');
}

test('G14: a row that crashes takes no other with it, tells the console no value, and comes back', async () => {
  const said = watchConsole();
  vi.mocked(entries.describeEntries).mockImplementation((names) => {
    if (names.includes('agent.*')) throw new TypeError(`cannot read ${crm.url}`);
    return names.join(', ');
  });
  const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const alert = await screen.findByText('This row could not be drawn. The others still work.');
  expect(screen.getByRole('switch', { name: 'Enabled: Wallboard' })).toBeEnabled();
  expect(screen.queryByRole('switch', { name: 'Enabled: CRM' })).toBeNull();
  const search = screen.getByRole('searchbox', { name: 'Search subscriptions' });
  await user.type(search, 'example');
  expect(said()).toContain('failed while it was drawn (TypeError)');
  expect(said()).not.toMatch(/hunter2|crm\.example/);

  vi.mocked(entries.describeEntries).mockRestore();
  await user.click(within(alert.closest('tr') ?? document.body).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('switch', { name: 'Enabled: CRM' })).toBeEnabled();
  expect(search).toHaveValue('example');
  expect(document.activeElement).not.toBe(document.body);
});

test('G9, G14: a part that crashes leaves the rest of the page and what was typed, and can be tried again', async () => {
  const said = watchConsole();
  vi.mocked(selectionWords.vanishedWords).mockImplementation(() => {
    throw new Error('hunter2');
  });
  const { user, queryClient, writes } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await user.type(await screen.findByRole('searchbox', { name: 'Search subscriptions' }), 'exam');
  await user.click(screen.getByRole('checkbox', { name: 'Select CRM' }));
  expect(await screen.findByText('1 selected')).toBeVisible();
  await writes.delete('id-1');
  await queryClient.refetchQueries();
  const alert = await screen.findByText('The bar of the selection has failed');
  expect(alert.closest('[role="alert"]')).toHaveTextContent('what you typed is still here');
  expect(screen.getByRole('searchbox', { name: 'Search subscriptions' })).toHaveValue('exam');
  expect(screen.getByRole('switch', { name: 'Enabled: Wallboard' })).toBeEnabled();
  expect(said()).not.toContain('hunter2');

  vi.mocked(selectionWords.vanishedWords).mockRestore();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(screen.queryByText('The bar of the selection has failed')).toBeNull());
  expect(screen.getByText(/no longer exists: it left the selection/)).toBeVisible();
});
