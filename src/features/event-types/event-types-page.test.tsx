import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fill, renderApp } from '../../test/render-app.tsx';
import { givenSandbox } from '../../test/given-sandbox.ts';
import { collection } from '../../test/sandbox-tenant.ts';

const catalogue = '/webhooks/event-types';

const type = (name: string, description = `What ${name} tells`) => ({ name, description, jsonSchema: {} });

const subscription = (subscriptionId: string, events: readonly string[], enabled = true) => ({
  subscriptionId,
  name: `Name of ${subscriptionId}`,
  url: 'https://crm.example.com/',
  events,
  enabled,
});

const given = givenSandbox({
  eventTypes: [type('call.ended.v0'), type('call.ended.v1'), type('agent.ready.v1', 'Takes calls')],
  subscriptions: [subscription('one', ['call.*']), subscription('two', ['call.ended.v1', 'agent.*'], false)],
});
beforeEach(async () => {
  localStorage.clear();
});

const table = () => screen.findByRole('table', { name: 'Event types' });
const rows = async () =>
  within(await table())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
const names = async () =>
  within(await table())
    .getAllByRole('link')
    .map((link) => link.textContent);
const filter = (name: RegExp) => screen.getByRole('link', { name });

/** A visit of the same person in the same browser. */
const visit = (path = '/event-types') => {
  cleanup();
  return renderApp(given.sandbox, path, { tenant: given.tenant });
};

describe('the catalogue', () => {
  test('tells by source, event and version who receives each type, with two requests', async () => {
    const { address, user } = await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    expect(await screen.findByText('1 enabled, 1 disabled')).toBeVisible();
    expect(await rows()).toEqual([
      'agent 1 event type',
      'agent.ready.v1Takes callsNobody now, 1 disabled',
      'call 2 event types',
      'call.ended.v1What call.ended.v1 tells1 enabled, 1 disabled',
      'call.ended.v0 Older versionWhat call.ended.v0 tells1 enabled',
    ]);
    expect(screen.getByText('3 event types')).toHaveRole('status');
    expect(await given.tenant.requests()).toHaveLength(2);
    await user.click(screen.getByRole('link', { name: 'call.ended.v1' }));
    expect(await screen.findByRole('heading', { name: 'call.ended.v1' })).toBeVisible();
    expect(address()).toBe('/event-types/call.ended.v1');
    expect(await given.tenant.requests()).toHaveLength(2);
  });

  test('is narrowed down by words of name and description, source, and nobody, all in the address', async () => {
    const { user, address } = await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    await table();
    await fill(user, screen.getByRole('searchbox', { name: 'Search event types' }), 'CALLS takes');
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    await waitFor(() => expect(address()).toBe('/event-types?q=CALLS+takes'));
    expect(screen.getByText('1 of 3 event types')).toBeVisible();
    await user.clear(screen.getByRole('searchbox', { name: 'Search event types' }));
    await waitFor(() => expect(address()).toBe('/event-types'));
    await user.click(filter(/^Nobody receives 1$/));
    await waitFor(async () => expect((await rows())[1]).toContain('agent.ready.v1'));
    expect(address()).toBe('/event-types?show=nobody');
    expect(filter(/^Nobody receives/)).toHaveAttribute('aria-current', 'page');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Source' }), 'call');
    expect(await screen.findByText(/Nothing matches the search and filters/)).toBeVisible();
    expect(address()).toBe('/event-types?show=nobody&source=call');
    await user.click(screen.getByRole('link', { name: 'Show all event types' }));
    await waitFor(async () => expect(await rows()).toHaveLength(5));
  });

  test('takes garbage in the address for nothing', async () => {
    await renderApp(given.sandbox, '/event-types?show=x&q=%7B%22a%22%3A1%7D&source=%5B%5D', { tenant: given.tenant });
    expect(await rows()).toHaveLength(5);
  });

  test('that is empty says so', async () => {
    await given.tenant.fault('GET', catalogue, { type: 'body', body: { eventTypes: [] } });
    await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    expect(await screen.findByText(/The catalogue is empty/)).toBeVisible();
    expect(screen.queryByRole('table')).toBeNull();
  });

  test('that cannot be loaded offers Retry', async () => {
    await given.tenant.fault('GET', catalogue, { type: 'status', status: 404 }, { times: 9 });
    const { user } = await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The event types could not be loaded.');
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await rows()).toHaveLength(5);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('can be read without the subscriptions, and then says that receivers are not known', async () => {
    await given.tenant.fault('GET', collection, { type: 'status', status: 404 }, { times: 9 });
    const { user } = await renderApp(given.sandbox, '/event-types?show=nobody', { tenant: given.tenant });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Who receives them is not known');
    expect(screen.getByText(/Whom nobody receives: not known/)).toBeVisible();
    await user.click(filter(/^All/));
    expect(await screen.findAllByText('Not known')).toHaveLength(3);
    await given.tenant.clearFaults();
    await user.click(within(alert).getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('1 enabled, 1 disabled')).toBeVisible();
  });

  test('stays in view with its age when it cannot be refreshed', async () => {
    const { user } = await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    await table();
    await given.tenant.fault('GET', catalogue, { type: 'status', status: 404 }, { times: 9 });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /The event types could not be refreshed.*Below is what VCC answered at/,
    );
    expect(await rows()).toHaveLength(5);
  });

  test('does not pass over a subscription that it could not read', async () => {
    await given.tenant.seed({ subscriptions: [{ ...subscription('odd', []), enabled: 'yes' }] });
    await renderApp(given.sandbox, '/event-types', { tenant: given.tenant });
    expect(
      await screen.findByText(/One subscription in the API’s answer cannot be read and is not counted/),
    ).toBeVisible();
  });
});

describe('what is new since the last visit', () => {
  test('is nothing at first, then marked until it is marked as seen', async () => {
    const first = await visit();
    await table();
    expect(document.body).not.toHaveTextContent(/New since (?!your)/);
    expect(localStorage).toHaveLength(1);
    expect(JSON.stringify(localStorage)).not.toContain(given.tenant.account.clientSecret);
    await first.session.signOut();

    await given.tenant.seed({ eventTypes: [type('call.moved.v1')] });
    const { user } = await visit('/event-types?show=new');
    const date = new Date().toLocaleDateString(undefined, { dateStyle: 'medium' });
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect((await rows())[1]).toMatch(`call.moved.v1 New since ${date}`);
    expect(screen.getByText(/1 event type is new since/)).toHaveTextContent(date);
    await user.click(screen.getByRole('button', { name: 'Mark as seen' }));
    expect(await screen.findByText('All event types are marked as seen.')).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Event types' })).toHaveFocus();
    expect(screen.getByText(/Nothing is new since/)).toBeVisible();
  });

  test('is followed when another tab marks it as seen', async () => {
    const first = await visit();
    await table();
    await first.session.signOut();
    await given.tenant.seed({ eventTypes: [type('call.moved.v1')] });
    await visit();
    await screen.findByText(/1 event type is new since/);
    const [key = ''] = Object.keys(localStorage);
    localStorage.setItem(key, JSON.stringify({ since: 1, names: await names() }));
    window.dispatchEvent(new StorageEvent('storage', { key }));
    await waitFor(() => expect(screen.queryByText(/is new since/)).toBeNull());
  });

  test('stays marked, and says so, when the browser has no room', async () => {
    const first = await visit();
    await table();
    await first.session.signOut();
    await given.tenant.seed({ eventTypes: [type('call.moved.v1')] });
    const { user } = await visit();
    const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('Full', 'QuotaExceededError');
    });
    await user.click(await screen.findByRole('button', { name: 'Mark as seen' }));
    full.mockRestore();
    expect(await screen.findByRole('alert')).toHaveTextContent('This browser did not store it');
    expect(screen.getByText(/1 event type is new since/)).toBeVisible();
  });

  test('is not known where the browser forbids storage, and the catalogue is there all the same', async () => {
    const forbidden = vi.spyOn(window, 'localStorage', 'get').mockImplementation(() => {
      throw new DOMException('Forbidden', 'SecurityError');
    });
    const { user } = await visit();
    expect(await rows()).toHaveLength(5);
    await user.click(filter(/^New since your last visit/));
    expect(await screen.findByText(/This browser does not remember what you saw before/)).toBeVisible();
    forbidden.mockRestore();
  });
});
