import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../test/render-app.tsx';
import { givenSandbox } from '../test/given-sandbox.ts';
import { collection } from '../test/sandbox-tenant.ts';

/** Group N of the acceptance matrix, as far as it needs no browser: what the list shows of a bad line. */

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*'],
  enabled: true,
};
const lasting = { times: 99 };

const given = givenSandbox({ subscriptions: [crm] });

const open = (config: Readonly<Record<string, unknown>> = {}) =>
  renderApp(given.sandbox, '/subscriptions', {
    tenant: given.tenant,
    config: { readRetryDelaysMs: [20, 40], ...config },
  });
const row = () => screen.findByRole('link', { name: 'CRM' });
const lists = async () => (await given.tenant.requests()).filter((line) => line.endsWith(` ${collection}`));
const problem = async () => (await screen.findByRole('alert')).textContent;

test('N4, G13: an API that never answers is given up, asked no more, and Retry stays', async () => {
  await given.tenant.fault('*', '/webhooks/*', { type: 'delay', ms: 60_000 }, lasting);
  const { user } = await open({ timeouts: { readMs: 200, listMs: 200 } });
  expect(await problem()).toContain('The API did not answer in time');
  expect(screen.getByRole('heading', { level: 1 })).toBeVisible();
  expect(await given.tenant.requests()).toHaveLength(2);
  await given.tenant.clearFaults();
  await user.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await row()).toBeVisible();
});

test('N5: a host that refuses connections is named, and nobody is signed out', async () => {
  await open({
    regions: [
      {
        id: 'emea',
        label: 'EMEA',
        apiBase: 'http://127.0.0.1:9',
        tokenEndpoint: `${given.sandbox.url}/Auth/connect/token`,
      },
    ],
  });
  expect(await problem()).toMatch(/The API cannot be reached.*127\.0\.0\.1:9/);
  expect(document.body).not.toHaveTextContent(/unauthorized|sign in again/i);
  expect(screen.getByRole('button', { name: 'Account' })).toBeVisible();
});

test('N6: a read whose connection breaks recovers without a word', async () => {
  await given.tenant.fault('GET', collection, { type: 'reset' });
  await open();
  expect(await row()).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await lists()).toEqual([`GET null ${collection}`, `GET 200 ${collection}`]);
});

test('N6, G13: a connection that always breaks is tried three times, and then said', async () => {
  await given.tenant.fault('GET', collection, { type: 'reset' }, lasting);
  await open();
  expect(await problem()).toContain('The API cannot be reached');
  expect(await lists()).toHaveLength(3);
});

test('N12: an answer that is cut keeps the rows, with their age, and is called incomplete', async () => {
  const { user } = await open();
  await row();
  await given.tenant.fault('GET', collection, { type: 'truncate' }, lasting);
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  expect(await problem()).toMatch(/could not be refreshed.*arrived incomplete.*VCC answered at/);
  expect(await row()).toBeVisible();
  expect(await lists()).toHaveLength(4);
});

test('N12: an answer that is cut on the first load is never an empty account', async () => {
  await given.tenant.fault('GET', collection, { type: 'truncate' }, lasting);
  await open();
  expect(await problem()).toContain('arrived incomplete');
  expect(document.body).not.toHaveTextContent('No subscriptions yet');
});

test('N13: a slow answer that keeps coming is waited for, longer than any silence would be', async () => {
  const rows = Array.from({ length: 40 }, (_, index) => ({ ...crm, subscriptionId: `slow-${index}` }));
  await given.tenant.seed({ subscriptions: rows });
  await given.tenant.fault('GET', collection, { type: 'trickle', bytes: 200, everyMs: 20 });
  await open({ timeouts: { listMs: 300 } });
  expect((await screen.findAllByRole('link', { name: 'CRM' })).length).toBeGreaterThan(1);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(await lists()).toHaveLength(1);
});

test('N19: an answer that unpacks to half a gigabyte is given up at 64 MB, and said', async () => {
  await given.tenant.fault('GET', collection, { type: 'bomb', megabytes: 500 }, lasting);
  await open();
  await waitFor(async () => expect(await problem()).toContain('The API’s answer is too large'), { timeout: 15_000 });
  expect(await lists()).toHaveLength(1);
});

test('N21: what the answer of a page that was left would have shown is not shown', async () => {
  await given.tenant.fault('GET', collection, { type: 'delay', ms: 60_000 });
  const { user } = await open();
  await user.click(await screen.findByRole('button', { name: 'Create subscription' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Create subscription' })).toBeVisible();
  // Given up: the server, which tells of no answer to it, has room for the next one.
  await user.click(within(screen.getByRole('navigation')).getByRole('link', { name: 'Subscriptions' }));
  expect(await row()).toBeVisible();
  expect(await lists()).toEqual([`GET null ${collection}`, `GET 200 ${collection}`]);
});
