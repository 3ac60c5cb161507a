import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { collection } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const odd = { ...crm, subscriptionId: 'id-2', name: 'Odd' };

const given = givenSandbox();

const table = () => screen.findByRole('table', { name: 'Subscriptions' });
const brokenRow = async () => (await screen.findByText(/^Cannot be changed here/)).closest('tr') ?? document.body;
const answer = (body: unknown) => given.tenant.fault('GET', collection, { type: 'body', body }, { times: 1 });

function without(member: keyof typeof odd): object {
  return Object.fromEntries(Object.entries(odd).filter(([name]) => name !== member));
}

/** An answer, how many rows of it are whole, and how many are not. */
const bodies: readonly (readonly [what: string, rows: readonly unknown[], whole: number, broken: number])[] = [
  ['enabled is missing', [without('enabled'), crm], 1, 1],
  ['enabled is null', [{ ...odd, enabled: null }, crm], 1, 1],
  ['enabled is the text false', [{ ...odd, enabled: 'false' }, crm], 1, 1],
  ['enabled is a number', [{ ...odd, enabled: 1 }, crm], 1, 1],
  ['events are missing', [without('events'), crm], 1, 1],
  ['events are null', [{ ...odd, events: null }, crm], 1, 1],
  ['events are a text', [{ ...odd, events: 'agent.*' }, crm], 1, 1],
  ['events hold a number', [{ ...odd, events: ['agent.*', 7] }, crm], 1, 1],
  ['events hold null', [{ ...odd, events: [null] }, crm], 1, 1],
  ['events are an object', [{ ...odd, events: { 0: 'agent.*' } }, crm], 1, 1],
  ['the name is missing', [without('name'), crm], 1, 1],
  ['the name is null', [{ ...odd, name: null }, crm], 1, 1],
  ['the name is a number', [{ ...odd, name: 7 }, crm], 1, 1],
  ['the name is an object', [{ ...odd, name: { en: 'Odd' } }, crm], 1, 1],
  ['the name is no Unicode', [{ ...odd, name: '\ufffd' }], 0, 1],
  ['the URL is missing', [without('url'), crm], 1, 1],
  ['the URL is null', [{ ...odd, url: null }, crm], 1, 1],
  ['the URL is a list', [{ ...odd, url: [] }, crm], 1, 1],
  ['the id is missing', [without('subscriptionId'), crm], 1, 1],
  ['the id is empty', [{ ...odd, subscriptionId: '' }, crm], 1, 1],
  ['the id is a number', [{ ...odd, subscriptionId: 7 }, crm], 1, 1],
  ['a row is null', [null, crm], 1, 1],
  ['a row is a text', ['text', crm], 1, 1],
  ['a row is a number', [7, crm], 1, 1],
  ['a row is a list', [[], crm], 1, 1],
  ['a row is empty', [{}, crm], 1, 1],
  ['two rows share their id', [odd, odd, crm], 1, 2],
  ['a broken row shares an id', [{ ...crm, enabled: 0 }, crm, odd], 1, 2],
  ['all rows are broken', [{}, null, without('events')], 0, 3],
  ['rows have members too many', [{ ...odd, __proto__: null, owner: {} }, crm], 2, 0],
];

/** What the page shows, in numbers. */
const read = (total: number) => ({
  rows: document.querySelectorAll('tbody tr').length,
  broken: screen.queryAllByText(/^Cannot be changed here: /).length,
  switches: screen.queryAllByLabelText(/^Enabled: /).length,
  actions: screen.queryAllByLabelText(/^Actions for /).length,
  isCounted: screen.queryByText(`${total} ${total === 1 ? 'subscription' : 'subscriptions'}`) !== null,
  isNoted: screen.queryByText(/in the API’s answer cannot be read in full/) !== null,
});

test('G16, A21, A22, A23: of 30 malformed answers every row is shown and counted, and only whole ones can be changed', async () => {
  await given.tenant.seed({ subscriptions: [crm] });
  const { queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
  await table();
  for (const [index, [what, rows, whole, broken]] of bodies.entries()) {
    const last = { ...crm, subscriptionId: 'last', name: `Answer ${index}` };
    // One answer after the other, into the same page.
    // oxlint-disable no-await-in-loop
    await answer({ subscriptions: [...rows, last] });
    await queryClient.refetchQueries({ queryKey: ['subscriptions'] });
    await screen.findByLabelText(`Enabled: ${last.name}`);
    // oxlint-enable no-await-in-loop
    const [total, able] = [whole + broken + 1, whole + 1];
    const seen = { rows: total, broken, switches: able, actions: able, isCounted: true, isNoted: broken > 0 };
    expect({ what, ...read(total) }).toEqual({ what, ...seen });
  }
  expect(bodies).toHaveLength(30);
});

describe('a row that breaks the contract', () => {
  test('A21, A22: shows what is known, says what is not, and never a switch that lies', async () => {
    await answer({ subscriptions: [{ ...odd, enabled: 'false' }, crm] });
    const { user } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    const row = await brokenRow();
    expect(row).toHaveTextContent('Unknown');
    expect(row).toHaveTextContent(/Odd\s*Cannot be changed here: unexpected value in enabled/);
    expect(row).toHaveTextContent('https://crm.example.com/');
    expect(row).toHaveTextContent('agent.*');
    expect(within(row).queryByRole('checkbox')).toBeNull();
    expect(within(row).queryByRole('link')).toBeNull();
    expect(row).toHaveAttribute('aria-rowindex', '2');
    expect(await table()).toHaveAttribute('aria-rowcount', '3');

    await user.click(screen.getByRole('checkbox', { name: 'Select all 1 shown' }));
    expect(await screen.findByText('1 selected')).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Status' }), 'Disabled');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'CRM' })).toBeNull());
    expect(await brokenRow()).toHaveTextContent('Odd');
    await user.type(screen.getByRole('searchbox', { name: 'Search subscriptions' }), 'nothing like it');
    expect(await screen.findByRole('heading', { name: 'No subscription matches' })).toBeVisible();
    expect(screen.getByText('2 hidden by search and filters')).toBeVisible();
    expect(screen.getByText(/1 hidden by search and filters/)).toBeVisible();
  });

  test('A21: cannot be edited by its address either, and says why', async () => {
    await given.tenant.fault(
      'GET',
      `${collection}/id-2`,
      { type: 'body', body: { ...odd, enabled: 'false' } },
      { times: 9 },
    );
    await renderApp(given.sandbox, '/subscriptions/id-2', { tenant: given.tenant });
    expect(await screen.findByRole('alert')).toHaveTextContent('“enabled” is not what the API');
    expect(screen.queryByRole('textbox', { name: 'Name' })).toBeNull();
  });

  test('A21: is no news of somebody else, neither when it breaks nor when it is whole again', async () => {
    await given.tenant.seed({ subscriptions: [crm, odd] });
    const { queryClient } = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant });
    await table();
    await answer({ subscriptions: [{ ...odd, events: null }, crm] });
    await queryClient.refetchQueries({ queryKey: ['subscriptions'] });
    await brokenRow();
    await queryClient.refetchQueries({ queryKey: ['subscriptions'] });
    await waitFor(() => expect(screen.queryByText(/^Cannot be changed here/)).toBeNull());
    expect(await screen.findByRole('switch', { name: 'Enabled: Odd' })).toBeVisible();
    expect(screen.queryByText(/Since you last looked|^New$/)).toBeNull();
  });
});
