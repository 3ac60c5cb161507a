import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { fill, renderApp } from '../../../test/render-app.tsx';

// Thirty entries that somebody had typed went with Escape, with a click beside the dialog, with Back, and with the
// plan that showed a slip in one of them.

const patience = { timeout: 15_000 };
const entries = Array.from({ length: 3 }, (_, index) => `channel.number${index}.v1`);
const typed = entries.join('\n');

const given = givenSandbox({
  eventTypes: entries.map((name) => ({ name })),
  subscriptions: [
    { subscriptionId: 'id-0', name: 'CRM', url: 'https://crm.example.com/', events: ['*'], enabled: true },
  ],
});

const change = () => screen.findByRole('dialog', { name: 'Change 1 selected' }, patience);
const review = () => screen.findByRole('dialog', { name: 'Review changes' }, patience);
const question = () => screen.findByRole('dialog', { name: 'Discard changes?' }, patience);
const fieldIn = async (name: string) => within(await change()).getByRole('textbox', { name });
const nothingOpen = () => waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), patience);

/** With the dialog *Change* open over the list. */
async function open() {
  const app = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  const { user } = app;
  const press = async (dialog: () => Promise<HTMLElement>, name: string): Promise<void> =>
    user.click(within(await dialog()).getByRole('button', { name }));
  const openChange = () => press(() => screen.findByRole('region', { name: 'Selection' }, patience), 'Change');
  await user.click(await screen.findByRole('checkbox', { name: 'Select CRM' }, patience));
  await openChange();
  return { ...app, press, openChange };
}

test('what is typed stays until it is applied: a plan that is cancelled leads back to it', async () => {
  const { user, press, openChange } = await open();
  await fill(user, await fieldIn('Entries to add'), typed);
  await press(change, 'Show the plan');
  await press(review, 'Cancel');
  expect(await fieldIn('Entries to add')).toHaveValue(typed);
  await press(change, 'Show the plan');
  await press(review, 'Apply');
  await waitFor(async () => expect(await review()).toHaveTextContent('1 of 1 done'), patience);
  expect(await given.tenant.requestBodies('PATCH')).toEqual([{ events: ['*', ...entries] }]);
  await press(review, 'Close');
  await nothingOpen();
  await openChange();
  expect(await fieldIn('Entries to add')).toHaveValue('');
});

test('U18: what is typed is asked about, whichever way the dialog is left', async () => {
  const { user, router, address, press } = await open();
  await fill(user, await fieldIn('Entries to add'), typed);
  const waysOut = [
    () => user.keyboard('{Escape}'),
    () => press(change, 'Cancel'),
    // MUI takes a press that begins and ends beside the dialog for one on the page behind it.
    async () => user.click((await change()).parentElement ?? document.body),
    // As Back does in a browser, where e2e/bulk.e2e.ts tries it.
    () => Promise.resolve(router.history.push('/checks')),
  ];
  for (const leave of waysOut) {
    // One way after the other.
    // oxlint-disable no-await-in-loop
    await leave();
    const keep = within(await question()).getByRole('button', { name: 'Keep editing' });
    // A dialog takes the focus after it is painted.
    await waitFor(() => expect(keep).toHaveFocus());
    await press(question, 'Keep editing');
    expect(await fieldIn('Entries to add')).toHaveValue(typed);
    // oxlint-enable no-await-in-loop
  }
  expect(address()).toBe('/subscriptions');
  await press(change, 'Cancel');
  await press(question, 'Discard');
  await nothingOpen();
  expect(address()).toBe('/subscriptions');
});

test('U18: what is typed is asked about too where the page below its plan is left', async () => {
  const { user, router, address, press } = await open();
  await fill(user, await fieldIn('Entries to add'), typed);
  await press(change, 'Show the plan');
  await review();
  router.history.push('/checks');
  await press(question, 'Keep editing');
  await press(review, 'Cancel');
  expect(await fieldIn('Entries to add')).toHaveValue(typed);
  expect(address()).toBe('/subscriptions');
});

test('a look at another kind of change costs nothing, and with nothing typed nothing is asked', async () => {
  const { user, press, openChange } = await open();
  const choose = async (kind: string): Promise<void> =>
    user.selectOptions(within(await change()).getByRole('combobox', { name: 'Change' }), kind);
  await fill(user, await fieldIn('Entries to add'), typed);
  await choose('Change the URL’s host');
  expect(await fieldIn('New host')).toHaveValue('');
  await press(change, 'Cancel');
  await press(question, 'Keep editing');
  await choose('Add entries');
  expect(await fieldIn('Entries to add')).toHaveValue(typed);
  await user.clear(await fieldIn('Entries to add'));
  await user.keyboard('{Escape}');
  await nothingOpen();
  await openChange();
  await press(change, 'Cancel');
  await nothingOpen();
});
