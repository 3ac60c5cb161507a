import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { deleteSubscription, updateSubscription } from '../../../../api/subscriptions.ts';
import { fill, renderApp } from '../../../../test/render-app.tsx';
import { givenSandbox } from '../../../../test/given-sandbox.ts';
import { collection, httpOf } from '../../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'channel.held.v1'],
  enabled: true,
};
const path = `${collection}/id-1`;

const given = givenSandbox({ subscriptions: [crm] });

const open = () => renderApp(given.sandbox, '/subscriptions/id-1', { tenant: given.tenant });
const nameField = () => screen.findByRole('textbox', { name: 'Name' });
const urlField = () => screen.getByRole('textbox', { name: 'URL' });
const save = () => screen.getByRole('button', { name: 'Save changes' });
const enabled = () => screen.getByRole('switch', { name: 'Enabled' });
const pane = () => screen.getByRole('region', { name: 'What will change' });
const gone = () => screen.findByRole('dialog', { name: 'Deleted by someone else' });
const conflict = () => screen.findByRole('dialog', { name: 'Changed by someone else' });
const stored = async () => (await given.tenant.subscriptions())[0];
const writes = async () =>
  (await given.tenant.requests()).filter((line) => !line.startsWith('GET') && !line.includes('Auth'));
/** What a second admin does meanwhile. */
const elsewhere = async (change: Parameters<typeof updateSubscription>[2]) =>
  updateSubscription(await httpOf(given.sandbox, given.tenant), 'id-1', change);
const addPattern = async (user: Awaited<ReturnType<typeof open>>['user'], pattern: string) => {
  await fill(user, screen.getByRole('textbox', { name: 'Add a pattern' }), pattern);
  await user.keyboard('{Enter}');
};

describe('what will change', () => {
  test('is listed beside the button, field by field, before it is saved', async () => {
    const { user } = await open();
    await nameField();
    expect(pane()).toHaveTextContent('Nothing yet.');
    await fill(user, await nameField(), 'CRM 2');
    await user.click(enabled());
    await addPattern(user, 'channel.ended.v1');
    await user.click(screen.getByRole('button', { name: 'Remove channel.held.v1' }));
    expect(pane()).toHaveTextContent('NameBefore CRMAfter CRM 2');
    expect(pane()).toHaveTextContent('EnabledBefore OnAfter OffNothing is sent any more.');
    const entries = within(pane()).getByRole('list', { name: 'Entries' });
    expect(
      within(entries)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['−removed: channel.held.v1', '+added: channel.ended.v1']);
    expect(pane()).toHaveTextContent('1 lost, 1 gained, by our reading of today’s catalogue.');
    await fill(user, await nameField(), 'CRM');
    expect(pane()).not.toHaveTextContent('Name');
    expect(await writes()).toEqual([]);
  });

  test('says which later event types a pattern no longer brings', async () => {
    const { user } = await open();
    await nameField();
    await user.click(await screen.findByRole('button', { name: /^Only these 2: agent/ }));
    expect(pane()).toHaveTextContent('The same event types as before are received');
    expect(pane()).toHaveTextContent('Event types that VCC adds later are no longer included by agent.*.');
    await user.click(save());
    // Nothing of today is lost: nobody is asked.
    await waitFor(async () => expect(await writes()).toEqual([`PATCH 200 ${path}`]));
  });

  test('is asked about when event types are lost, and nothing is sent before Apply', async () => {
    const { user } = await open();
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Remove channel.held.v1' }));
    await user.click(save());
    const dialog = await screen.findByRole('dialog', { name: 'Review changes' });
    expect(dialog).toHaveTextContent('1 event type is lost: this subscription will not receive it any more.');
    // A dialog takes the focus after it is painted.
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(save()).toHaveFocus();
    expect(await writes()).toEqual([]);
    await user.click(save());
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Apply' }));
    await waitFor(async () => expect(await given.tenant.requestBodies('PATCH')).toEqual([{ events: ['agent.*'] }]));
  });

  test('is asked about when the host changes, and not for another path', async () => {
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'https://new.example.com/');
    await user.click(save());
    const dialog = await screen.findByRole('dialog', { name: 'Review changes' });
    expect(dialog).toHaveTextContent('another host: new.example.com instead of crm.example.com');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await fill(user, urlField(), 'https://crm.example.com/other');
    await user.click(save());
    await waitFor(async () => expect(await writes()).toEqual([`PATCH 200 ${path}`]));
  });

  test('of taken entries without a catalogue is asked about, because nobody knows what is lost', async () => {
    await given.tenant.fault('GET', '/webhooks/event-types', { type: 'status', status: 404 }, { times: 9 });
    const { user } = await open();
    await nameField();
    await user.click(await screen.findByRole('button', { name: 'Remove channel.held.v1' }));
    expect(pane()).toHaveTextContent('What is gained or lost is not known');
    await user.click(save());
    expect(await screen.findByRole('dialog', { name: 'Review changes' })).toHaveTextContent('is not known');
  });
});

describe('two admins', () => {
  test('C5: of different fields both survive, with one look and one write and no question', async () => {
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await elsewhere({ url: 'https://colleague.example.com/', enabled: false });
    await user.click(save());
    await waitFor(async () => expect(await given.tenant.requestBodies('PATCH')).toHaveLength(2));
    expect((await given.tenant.requestBodies('PATCH'))[1]).toEqual({ name: 'CRM 2' });
    expect(await stored()).toMatchObject({
      ...crm,
      name: 'CRM 2',
      url: 'https://colleague.example.com/',
      enabled: false,
    });
    // To open it, and just before writing.
    expect((await given.tenant.requests()).filter((line) => line === `GET 200 ${path}`)).toHaveLength(2);
  });

  test('of one field are asked: theirs, mine and what it was; mine is sent when it is chosen', async () => {
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'https://crm.example.com/mine');
    await elsewhere({ url: 'https://crm.example.com/theirs', enabled: false });
    await user.click(save());
    const dialog = await conflict();
    const field = within(dialog).getByRole('group', { name: 'URL' });
    expect(field).toHaveTextContent('When you opened it: https://crm.example.com/');
    expect(
      within(field)
        .getAllByRole('radio')
        .map((radio) => radio.closest('label')?.textContent),
    ).toEqual(['Keep minehttps://crm.example.com/mine', 'Take theirshttps://crm.example.com/theirs']);
    expect(dialog).toHaveTextContent('Changed elsewhere only, and kept so: Enabled: Off.');
    expect(within(dialog).getByRole('button', { name: 'Apply' })).toBeDisabled();
    expect(await writes()).toEqual([`PATCH 200 ${path}`]);
    await user.click(within(field).getByRole('radio', { name: /Keep mine/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
    await waitFor(async () =>
      expect(await stored()).toMatchObject({ url: 'https://crm.example.com/mine', enabled: false }),
    );
    expect((await given.tenant.requestBodies('PATCH'))[1]).toEqual({ url: 'https://crm.example.com/mine' });
  });

  test('of one field: when theirs is taken, only what else was changed is sent', async () => {
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await fill(user, urlField(), 'https://crm.example.com/mine');
    await elsewhere({ url: 'https://theirs.example.com/' });
    await user.click(save());
    await user.click(within(await conflict()).getByRole('radio', { name: /Take theirs/ }));
    await user.click(within(await conflict()).getByRole('button', { name: 'Apply' }));
    await waitFor(async () => expect((await given.tenant.requestBodies('PATCH'))[1]).toEqual({ name: 'CRM 2' }));
    expect(await stored()).toMatchObject({ name: 'CRM 2', url: 'https://theirs.example.com/' });
  });

  test('of the events: entry by entry, and both can be combined', async () => {
    const { user } = await open();
    await nameField();
    await addPattern(user, 'channel.ended.v1');
    await elsewhere({ events: ['agent.*', 'channel.parked.v1'] });
    await user.click(save());
    const dialog = await conflict();
    const changes = within(dialog).getByRole('list', { name: 'Entries changed' });
    expect(
      within(changes)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual([
      '−removed: channel.held.v1 by someone else',
      '+added: channel.parked.v1 by someone else',
      '+added: channel.ended.v1 by you',
    ]);
    await user.click(within(dialog).getByRole('radio', { name: /Combine both/ }));
    await user.click(within(dialog).getByRole('button', { name: 'Apply' }));
    await waitFor(async () =>
      expect((await stored())?.events).toEqual(['agent.*', 'channel.parked.v1', 'channel.ended.v1']),
    );
  });

  test('a third change while the question is open is asked about anew', async () => {
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'https://crm.example.com/mine');
    await elsewhere({ url: 'https://crm.example.com/theirs' });
    await user.click(save());
    await conflict();
    await elsewhere({ url: 'https://crm.example.com/third' });
    await user.click(screen.getByRole('radio', { name: /Keep mine/ }));
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    await waitFor(() => expect(screen.getByRole('dialog')).toHaveTextContent('https://crm.example.com/third'));
    expect(screen.getByRole('group', { name: 'URL' })).toHaveTextContent(
      'When you opened it: https://crm.example.com/theirs',
    );
    expect(await writes()).toHaveLength(2);
  });

  test('keep editing leaves the form as it is, with a note of what changed', async () => {
    const { user } = await open();
    await nameField();
    await fill(user, urlField(), 'https://crm.example.com/mine');
    await elsewhere({ url: 'https://crm.example.com/theirs' });
    await user.click(save());
    await user.click(within(await conflict()).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(save()).toHaveFocus();
    expect(urlField()).toHaveValue('https://crm.example.com/mine');
    expect(pane()).toHaveTextContent('URL: now https://crm.example.com/theirs');
    expect(await writes()).toHaveLength(1);
  });

  test('the same change made by both is not sent twice', async () => {
    const { user, address } = await open();
    await nameField();
    await user.click(enabled());
    await elsewhere({ enabled: false });
    await user.click(save());
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await screen.findByText(/“CRM” is so already: nothing had to be sent/)).toBeVisible();
    expect(await writes()).toHaveLength(1);
  });

  test('C7: who has typed nothing can have the new values in the form', async () => {
    const { user, queryClient } = await open();
    await nameField();
    await elsewhere({ name: 'CRM 2' });
    await queryClient.invalidateQueries({ queryKey: ['subscriptions', 'detail'] });
    await user.click(await within(pane()).findByRole('button', { name: 'Show it here' }));
    expect(await nameField()).toHaveValue('CRM 2');
    expect(pane()).not.toHaveTextContent('Changed on the server');
    await user.click(enabled());
    await user.click(save());
    await waitFor(async () => expect((await given.tenant.requestBodies('PATCH'))[1]).toEqual({ enabled: false }));
  });
});

// *Show it here* emptied the pasted list and the typed pattern, which are no change yet and so did not hide the button.
test('C7: having the new values in the form leaves what is typed or pasted and not added yet', async () => {
  const { user, queryClient } = await open();
  await nameField();
  await fill(user, screen.getByRole('textbox', { name: 'Add a pattern' }), 'channel.en');
  await user.click(screen.getByRole('button', { name: 'Paste a list' }));
  const list = await screen.findByRole('textbox', { name: 'List of events' });
  await fill(user, list, 'channel.ended.v1');
  await elsewhere({ name: 'CRM 2' });
  await queryClient.invalidateQueries({ queryKey: ['subscriptions', 'detail'] });
  await user.click(await within(pane()).findByRole('button', { name: 'Show it here' }));
  expect(await nameField()).toHaveValue('CRM 2');
  expect(screen.getByRole('textbox', { name: 'Add a pattern' })).toHaveValue('channel.en');
  expect(list).toHaveValue('channel.ended.v1');
});

describe('A6, C8: deleted elsewhere', () => {
  const secret = 'k3Vd8Qm1Zp0Xy7Tg5Rb2Nw9Lc4Hs6Jf+A/eUiOaSoEqA';

  async function saveWhatIsGone() {
    const { user, address } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await fill(user, screen.getByLabelText('Signing secret'), secret);
    await deleteSubscription(await httpOf(given.sandbox, given.tenant), 'id-1');
    await user.click(save());
    return { user, address, dialog: await gone() };
  }

  test('is created as new in its place, with everything typed, and leaving that asks', async () => {
    const { user, address, dialog } = await saveWhatIsGone();
    expect(dialog).toHaveTextContent('CRM no longer exists, so your changes were not saved.');
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Create as new' }));
    await screen.findByRole('heading', { name: 'Create subscription' });
    expect(screen.getByRole('heading', { name: 'Create subscription' })).toHaveFocus();
    expect(await nameField()).toHaveValue('CRM 2');
    expect(screen.getByLabelText('Signing secret')).toHaveValue(secret);
    // What is typed is in no history entry, where the next person at this browser would find it.
    expect(address()).toBe('/subscriptions/id-1');
    expect(enabled()).not.toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Keep editing' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Create subscription' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    const { url, events } = crm;
    expect(await given.tenant.subscriptions()).toMatchObject([{ name: 'CRM 2', url, events, enabled: false, secret }]);
  });

  // The form that creates did not know that this browser had made the secret: it went into force and nobody ever saw it.
  test('G17: a secret that this browser made is shown once, as if it had been made in the new form', async () => {
    const { user, address } = await open();
    await nameField();
    await user.click(screen.getByRole('button', { name: 'Generate' }));
    await deleteSubscription(await httpOf(given.sandbox, given.tenant), 'id-1');
    await user.click(save());
    await user.click(within(await gone()).getByRole('button', { name: 'Create as new' }));
    await screen.findByRole('heading', { name: 'Create subscription' });
    expect(screen.getByText(/Made in this browser/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Create subscription' }));
    const dialog = await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(dialog).toHaveTextContent('This browser made this secret');
    await user.click(within(dialog).getByRole('button', { name: 'Reveal' }));
    expect(dialog).toHaveTextContent((await stored())?.secret ?? 'none');
    expect(address()).toBe('/subscriptions/id-1');
  });

  test('can be discarded', async () => {
    const { user, address, dialog } = await saveWhatIsGone();
    await user.click(within(dialog).getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(address()).toBe('/subscriptions'));
    expect(await given.tenant.subscriptions()).toEqual([]);
  });

  test('keeps the form when nothing is chosen', async () => {
    const { user, address, dialog } = await saveWhatIsGone();
    // A dialog takes the focus after it is painted.
    await waitFor(() => expect(within(dialog).getByRole('button', { name: 'Keep editing' })).toHaveFocus());
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await nameField()).toHaveValue('CRM 2');
    expect(screen.getByLabelText('Signing secret')).toHaveValue(secret);
    expect(address()).toBe('/subscriptions/id-1');
  });

  test('between the look and the write is the same', async () => {
    await given.tenant.fault('PATCH', path, { type: 'status', status: 404 });
    const { user } = await open();
    await fill(user, await nameField(), 'CRM 2');
    await user.click(save());
    expect(await gone()).toBeVisible();
  });
});
