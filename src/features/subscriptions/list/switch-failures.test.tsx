import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { updateSubscription } from '../../../api/subscriptions.ts';
import { collection, httpOf } from '../../../test/sandbox-tenant.ts';

// A switch told of its failure on its row alone: whoever had filtered it away or opened another page meanwhile heard
// nothing, and believed that it was off.

const crm = { subscriptionId: 'id-1', name: 'CRM', url: 'https://a.example.com/', events: ['*'], enabled: true };
const path = `${collection}/id-1`;

const given = givenSandbox({ subscriptions: [crm, { ...crm, subscriptionId: 'id-2', name: 'Wallboard' }] });

/** Switches CRM off. The answer is lost, and the look at what became of it is held until the faults are cleared. */
async function switchOff() {
  const { tenant } = given;
  const app = await renderApp(given.sandbox, '/subscriptions', { tenant });
  await tenant.fault('PATCH', path, { type: 'reset' });
  await tenant.fault('GET', path, { type: 'reorder' });
  await app.user.click(await screen.findByRole('switch', { name: 'Enabled: CRM' }));
  await waitFor(async () => expect(await tenant.requests()).toContain(`GET null ${path}`));
  return app;
}

const said = () => screen.findByText(/^“CRM” is still on: The API cannot be reached/);
const search = () => screen.getByRole('searchbox', { name: 'Search subscriptions' });
const inRow = async () => within(await screen.findByRole('row', { name: /CRM/ }));

test('a switch that fails in view says so on its row, and nowhere else', async () => {
  await switchOff();
  await given.tenant.clearFaults();
  expect(await (await inRow()).findByRole('alert')).toHaveTextContent('Still on. The API cannot be reached');
  expect(screen.queryByText(/“CRM”/)).toBeNull();
});

// "Still off. VCC has a problem" became "Still on" beside a switch that somebody else had switched on since.
test('what a switch failed with is told no longer once the row is as it was wished', async () => {
  const { user } = await switchOff();
  await given.tenant.clearFaults();
  await (await inRow()).findByRole('alert');
  await updateSubscription(await httpOf(given.sandbox, given.tenant), 'id-1', { enabled: false });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await waitFor(async () => expect((await inRow()).getByRole('switch')).not.toBeChecked());
  expect((await inRow()).queryByText(/Still o/)).toBeNull();
});

test('a switch that fails while a filter hides its row says so over the page, once', async () => {
  const { user } = await switchOff();
  await fill(user, search(), 'Wallboard');
  await waitFor(() => expect(screen.queryByRole('link', { name: 'CRM' })).toBeNull());
  await given.tenant.clearFaults();
  expect(await said()).toBeVisible();
  // On its row it stands as well, and is not announced again.
  await user.clear(search());
  expect(await (await inRow()).findByText(/Still on\. The API cannot be reached/)).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('a switch that fails while another page is open says so there', async () => {
  const { user } = await switchOff();
  await user.click(screen.getByRole('link', { name: 'Event types' }));
  await screen.findByRole('heading', { level: 1, name: 'Event types' });
  await given.tenant.clearFaults();
  expect(await said()).toBeVisible();
});
