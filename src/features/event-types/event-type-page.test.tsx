import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
import { fill, renderApp } from '../../test/render-app.tsx';
import { givenSandbox } from '../../test/given-sandbox.ts';
import { collection } from '../../test/sandbox-tenant.ts';

const catalogue = '/webhooks/event-types';

const type = (name: string) => ({ name, description: `What ${name} tells`, jsonSchema: {} });

const subscription = (name: string, events: readonly string[], enabled = true) => ({
  subscriptionId: `id-${name}`,
  name,
  url: 'https://crm.example.com/',
  events,
  enabled,
});

const given = givenSandbox({
  eventTypes: [type('call.ended.v0'), type('call.ended.v1'), type('call.ended.v2'), type('agent.ready.v1')],
  subscriptions: [
    subscription('Archive', ['*'], false),
    subscription('Wallboard', ['call.ended.v1']),
    subscription('CRM', ['call.*', 'agent.*', 'call.ended.v1']),
  ],
});

const region = () => screen.findByRole('region', { name: 'Who receives this event' });
const opened = async () => (await screen.findByRole('heading', { level: 1 })).textContent;
const entries = () => screen.findByRole('list', { name: 'Selected entries' });
const cellsOf = (table: HTMLElement) =>
  within(table)
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map((cell) => cell.textContent.trim()),
    );
const receivers = async () => cellsOf(await within(await region()).findByRole('table'));

describe('an event type', () => {
  test('tells who receives it and by which entries, enabled ones first, with two requests', async () => {
    await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant });
    expect(await screen.findByRole('heading', { level: 1, name: 'agent.ready.v1' })).toBeVisible();
    expect(await receivers()).toEqual([
      ['CRM', 'Enabled', 'agent.*'],
      ['Archive', 'Disabled', '*'],
    ]);
    expect(await region()).toHaveTextContent(
      '1 enabled subscription receives it. 1 disabled subscription selects it and receives nothing now.',
    );
    expect(within(await region()).getByRole('link', { name: 'CRM' })).toHaveAttribute('href', '/subscriptions/id-CRM');
    expect(within(await region()).getByRole('link', { name: 'Show in the list' })).toHaveAttribute(
      'href',
      '/subscriptions?event=agent.ready.v1',
    );
    expect(screen.getByText('What agent.ready.v1 tells')).toBeVisible();
    expect(screen.getByText('The only version in today’s catalogue.')).toBeVisible();
    expect(await given.tenant.requests()).toHaveLength(2);
  });

  test('warns of a newer version, and of subscriptions that are sent several', async () => {
    const { user, address } = await renderApp(given.sandbox, '/event-types/call.ended.v1', { tenant: given.tenant });
    expect(await receivers()).toEqual([
      ['CRM', 'Enabled', 'call.* call.ended.v1Also selects call.ended.v2 call.ended.v0'],
      ['Wallboard', 'Enabled', 'call.ended.v1'],
      ['Archive', 'Disabled', '*Also selects call.ended.v2 call.ended.v0'],
    ]);
    expect(screen.getByText(/1 enabled subscription receives several versions of this event/)).toBeVisible();
    await user.click(within(screen.getByText(/A newer version of this event exists/)).getByRole('link'));
    await waitFor(() => expect(address()).toBe('/event-types/call.ended.v2'));
    expect(screen.queryByText(/A newer version of this event exists/)).toBeNull();
  });

  test('sets its versions side by side, and compares the schema with the neighbour or another', async () => {
    const { user, address } = await renderApp(given.sandbox, '/event-types/call.ended.v1', { tenant: given.tenant });
    const versions = await screen.findByRole('table', { name: 'Versions' });
    await waitFor(() => expect(cellsOf(versions)[0]?.[2]).toBe('1 enabled, 1 disabled'));
    expect(cellsOf(versions)).toEqual([
      ['call.ended.v2Newest', 'What call.ended.v2 tells', '1 enabled, 1 disabled'],
      ['call.ended.v1Older, this page', 'What call.ended.v1 tells', '2 enabled, 1 disabled'],
      ['call.ended.v0Older', 'What call.ended.v0 tells', '1 enabled, 1 disabled'],
    ]);
    expect(screen.getByRole('heading', { name: 'Schema from call.ended.v0 to call.ended.v1' })).toBeVisible();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Compare with' }), 'call.ended.v2');
    expect(await screen.findByRole('heading', { name: 'Schema from call.ended.v1 to call.ended.v2' })).toBeVisible();
    expect(address()).toBe('/event-types/call.ended.v1?compare=call.ended.v2');
  });

  test('copies its name, and does not say so when the browser refused', async () => {
    const { user } = await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant });
    await user.click(await screen.findByRole('button', { name: 'Copy name' }));
    expect(await screen.findByText('“agent.ready.v1” copied.')).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe('agent.ready.v1');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new DOMException('No', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: 'Copy name' }));
    expect(await screen.findByText(/The name could not be copied/)).toBeVisible();
  });

  test('that nobody receives is said to be so', async () => {
    await given.tenant.seed({ eventTypes: [type('lone.one.v1')] });
    await given.tenant.fault('GET', collection, { type: 'body', body: { subscriptions: [] } });
    await renderApp(given.sandbox, '/event-types/lone.one.v1', { tenant: given.tenant });
    expect(await screen.findByText('Nobody receives it.')).toBeVisible();
    expect(within(await region()).queryByRole('table')).toBeNull();
  });

  test('that the catalogue does not know is answered too, and cannot be subscribed to', async () => {
    await renderApp(given.sandbox, '/event-types/call.ended.v9', { tenant: given.tenant });
    expect(await screen.findByText('Not in today’s catalogue')).toBeVisible();
    expect(screen.getByRole('heading', { level: 1, name: 'call.ended.v9' })).toBeVisible();
    expect((await receivers()).map(([name]) => name)).toEqual(['CRM', 'Archive']);
    expect(screen.getByRole('table', { name: 'Versions' })).toHaveTextContent('call.ended.v2');
    expect(screen.queryByRole('link', { name: 'Subscribe' })).toBeNull();
    expect(screen.queryByRole('region', { name: 'Schema and sample' })).toBeNull();
  });

  test.each(['a/b?c#d.v1', '100%.v1', '%2e%2e.v1', ' blank & plus+ .v1', 'ünïcode☃.v1', '__proto__', '"1"', 'x.js'])(
    'of the odd name %s is reached from the catalogue, and again by its address',
    async (name) => {
      await given.tenant.seed({ eventTypes: [type(name)] });
      const { user, router } = await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
      const table = await screen.findByRole('table', { name: 'Event types' });
      const link = within(table)
        .getAllByRole('link')
        .find((candidate) => candidate.textContent === name);
      if (link === undefined) throw new Error(`No link to ${name}`);
      const href = link.getAttribute('href') ?? '';
      await user.click(link);
      await waitFor(async () => expect(await opened()).toBe(name));
      expect(screen.getByText(`What ${name} tells`, { normalizer: (text) => text })).toBeVisible();
      await router.navigate({ to: '/checks' });
      router.history.push(href);
      await waitFor(async () => expect(await opened()).toBe(name));
    },
  );

  test.each(['.', '..', '\ud800'])('of a name that no address can hold, %j, is listed without a link', async (name) => {
    await given.tenant.fault('GET', catalogue, { type: 'body', body: { eventTypes: [type(name), type('a.b.v1')] } });
    await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    const table = await screen.findByRole('table', { name: 'Event types' });
    expect(
      within(table)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['a.b.v1']);
    expect(within(table).getAllByRole('row')).toHaveLength(5);
  });
});

describe('without', () => {
  test('the catalogue, who receives is answered and Subscribe is there', async () => {
    await given.tenant.fault('GET', catalogue, { type: 'status', status: 404 }, { times: 9 });
    const { user } = await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant });
    expect(await screen.findByRole('alert')).toHaveTextContent('The event types could not be loaded.');
    expect((await receivers()).map(([name]) => name)).toEqual(['CRM', 'Archive']);
    expect(screen.queryByText('Not in today’s catalogue')).toBeNull();
    expect(screen.getByRole('link', { name: 'Subscribe' })).toBeVisible();
    await given.tenant.clearFaults();
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('What agent.ready.v1 tells')).toBeVisible();
  });

  test('the subscriptions, the catalogue is told, and the region offers Retry', async () => {
    await given.tenant.fault('GET', collection, { type: 'status', status: 404 }, { times: 9 });
    const { user } = await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant });
    const alert = await within(await region()).findByRole('alert');
    expect(alert).toHaveTextContent('The subscriptions could not be loaded.');
    expect(await screen.findByText('What agent.ready.v1 tells')).toBeVisible();
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await receivers()).toHaveLength(2);
  });

  test('the right to write, Subscribe is absent with the reason', async () => {
    await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant, signIn: 'read-only' });
    expect(await screen.findByText(/Your credentials can only read, so you cannot subscribe/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Subscribe' })).toBeNull();
  });
});

describe('subscribing', () => {
  test('opens the form with the event chosen, and creates what was typed with it', async () => {
    const { user, address } = await renderApp(given.sandbox, '/event-types/agent.ready.v1', { tenant: given.tenant });
    await user.click(await screen.findByRole('link', { name: 'Subscribe' }));
    expect(await entries()).toHaveTextContent('agent.ready.v1');
    expect(address()).toBe('/subscriptions/new?event=agent.ready.v1');
    expect(screen.getByRole('note')).toHaveTextContent('The link that you followed has chosen agent.ready.v1');
    await fill(user, screen.getByRole('textbox', { name: 'Name' }), 'New one');
    await fill(user, screen.getByRole('textbox', { name: 'URL' }), 'https://new.example.com/');
    await user.click(screen.getByRole('button', { name: 'Create subscription' }));
    await screen.findByRole('dialog', { name: 'Signing secret' });
    expect(await given.tenant.requestBodies('POST')).toMatchObject([{ name: 'New one', events: ['agent.ready.v1'] }]);
  });

  test('is left without a question as long as nothing was typed, and with one after', async () => {
    const { user, router, address } = await renderApp(given.sandbox, '/event-types/agent.ready.v1', {
      tenant: given.tenant,
    });
    await user.click(await screen.findByRole('link', { name: 'Subscribe' }));
    await entries();
    router.history.back();
    await waitFor(() => expect(address()).toBe('/event-types/agent.ready.v1'));
    await user.click(await screen.findByRole('link', { name: 'Subscribe' }));
    await fill(user, await screen.findByRole('textbox', { name: 'Name' }), 'New one');
    await user.click(screen.getByRole('link', { name: 'Checks' }));
    expect(await screen.findByRole('dialog', { name: 'Discard changes?' })).toBeVisible();
  });

  test.each(['', '%20%20', '%7B%22a%22%3A1%7D', 'x'.repeat(501)])(
    'with garbage (%.20s) begins with an empty form',
    async (garbage) => {
      await renderApp(given.sandbox, `/subscriptions/new?event=${garbage}`, { tenant: given.tenant });
      await screen.findByRole('textbox', { name: 'Name' });
      expect(screen.queryByText(/The link that you followed/)).toBeNull();
      expect(screen.queryByRole('list', { name: 'Selected entries' })).toBeNull();
    },
  );

  test('chooses nothing for who may only read', async () => {
    await renderApp(given.sandbox, '/subscriptions/new?event=agent.ready.v1', {
      tenant: given.tenant,
      signIn: 'read-only',
    });
    await screen.findByRole('textbox', { name: 'Name' });
    expect(screen.queryByText(/The link that you followed/)).toBeNull();
  });
});
