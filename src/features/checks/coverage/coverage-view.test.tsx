import { screen, waitFor, within } from '@testing-library/react';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Sandbox } from '../../../../sandbox/start-sandbox.ts';
import { startTestSandbox } from '../../../../sandbox/testing/test-sandbox.ts';
import { renderApp } from '../../../test/render-app.tsx';
import { createTenant, type SandboxTenant } from '../../../test/sandbox-tenant.ts';

const crm = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['channel.*', 'channel.held.v1'],
  enabled: true,
};
const wall = { ...crm, subscriptionId: 'id-2', name: 'Wallboard', url: 'https://wall.example.com/', enabled: false };
const eventTypes = ['channel.held.v1', 'agent.in.v1', 'channel.ended.v1'].map((name) => ({
  name,
  description: '',
  jsonSchema: {},
}));

let sandbox: Sandbox;
let tenant: SandboxTenant;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  tenant = await createTenant(sandbox);
  await tenant.seed({ subscriptions: [wall, crm], eventTypes });
});

const nothing = (): void => undefined;

/** jsdom draws nothing and knows no screen; the browser suite sees the picture. */
function replaceScreen(): void {
  const noChange = {
    matches: false,
    addEventListener: nothing,
    removeEventListener: nothing,
    addListener: nothing,
    removeListener: nothing,
  };
  vi.stubGlobal('matchMedia', () => noChange);
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = nothing;
      unobserve = nothing;
      disconnect = nothing;
    },
  );
  const context = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  // Not known to jsdom either.
  const scrolls = { scrollTo: nothing, scrollIntoView: nothing };
  Object.assign(Element.prototype, scrolls);
  onTestFinished(() => {
    context.mockRestore();
    vi.unstubAllGlobals();
    for (const name of Object.keys(scrolls)) Reflect.deleteProperty(Element.prototype, name);
  });
}

async function open(address = '/checks?view=coverage') {
  replaceScreen();
  const app = await renderApp(sandbox, address, { tenant });
  return app;
}

const picture = () => screen.findByRole('application', { name: /^Coverage picture/ });
const said = async () => {
  await picture();
  return screen.getAllByRole('status').map(({ textContent }) => textContent);
};
const rows = async () =>
  within(await screen.findByRole('table', { name: 'Coverage as text' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .map(({ textContent }) => textContent),
    );

describe('the coverage', () => {
  test('is the second view of the checks, and says every row as text after two requests', async () => {
    const { user, address } = await open('/checks?kind=http-url');
    expect(await screen.findByRole('link', { name: 'Findings' })).toHaveAttribute('aria-current', 'page');
    await user.click(screen.getByRole('link', { name: 'Coverage' }));
    expect(await rows()).toEqual([
      ['CRM', 'enabled', '2 of 3', 'channel.* 2, by name 1', '1: agent.in.v1'],
      ['Wallboard', 'disabled', '2 of 3', 'channel.* 2, by name 1', '1: agent.in.v1'],
    ]);
    expect(address()).toBe('/checks?view=coverage');
    expect(screen.getByRole('link', { name: 'Coverage' })).toHaveAttribute('aria-current', 'page');
    expect(screen.getByRole('link', { name: 'Findings' })).not.toHaveAttribute('aria-current');
    expect(await said()).toContain('2 subscriptions, 3 event types');
    expect(await tenant.requests()).toHaveLength(2);
  });

  test('with garbage in the address is the findings', async () => {
    await open('/checks?view=chart&rank=worst&size=7&q[]=1');
    expect(await screen.findByRole('link', { name: 'Findings' })).toHaveAttribute('aria-current', 'page');
    expect(screen.queryByRole('application')).toBeNull();
  });

  test('counts its kinds of cells in the legend', async () => {
    await open();
    const legend = await screen.findByRole('list', { name: 'Legend' });
    expect(
      within(legend)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'by its name 0',
      'by a wildcard 2',
      'by several entries of the subscription 2',
      'twice: another enabled subscription sends it to the same URL 0',
      'not received 2',
      'in grey: the subscription is disabled 2',
    ]);
  });

  test('is narrowed down and ranked by the address, and by what is typed', async () => {
    const { user, address } = await open('/checks?view=coverage&types=channel&rank=fewest');
    expect(await said()).toContain('2 subscriptions, 2 of 3 event types');
    expect(screen.getByRole('combobox', { name: 'Order' })).toHaveValue('fewest');
    await user.type(screen.getByRole('searchbox', { name: 'Subscriptions' }), 'wall');
    await waitFor(async () => expect(await said()).toContain('1 of 2 subscriptions, 2 of 3 event types'));
    await waitFor(() => expect(address()).toBe('/checks?view=coverage&types=channel&rank=fewest&q=wall'));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Cells' }), 'Overview');
    await waitFor(() => expect(address()).toContain('size=overview'));
    await user.clear(screen.getByRole('searchbox', { name: 'Event types' }));
    await user.type(screen.getByRole('searchbox', { name: 'Event types' }), 'nothing');
    expect(await screen.findByRole('heading', { name: 'No such event type' })).toBeVisible();
  });

  test('of an account without subscriptions says so', async () => {
    tenant = await createTenant(sandbox);
    await open();
    expect(await screen.findByRole('heading', { name: 'No subscriptions yet' })).toBeVisible();
  });

  test('names the event types that nobody receives', async () => {
    const { user } = await open();
    await user.click(await screen.findByText('One event type is received by no enabled subscription'));
    expect(screen.getByRole('link', { name: 'agent.in.v1' })).toHaveAttribute('href', '/event-types/agent.in.v1');
  });
});

describe('the picture', () => {
  test('is walked with the keys, and says every cell and label', async () => {
    const { user } = await open();
    (await picture()).focus();
    const steps = [
      ['', 'CRM does not receive agent.in.v1.'],
      ['{ArrowRight}', 'CRM receives channel.ended.v1 by channel.*.'],
      ['{ArrowDown}', 'Wallboard receives channel.ended.v1 by channel.* (disabled).'],
      ['{End}', 'Wallboard receives channel.held.v1 by channel.* and channel.held.v1 (disabled).'],
      ['{ArrowUp}{ArrowUp}', '1 enabled subscription receives channel.held.v1, 1 disabled one selects it.'],
      ['{ArrowDown}{Home}{ArrowLeft}', 'CRM receives 2 of 3 event types.'],
    ] as const;
    for (const [keys, words] of steps) {
      if (keys !== '') await user.keyboard(keys);
      expect(await said()).toContain(words);
    }
  });

  test('leads to the subscription with Enter and to the event type with Shift+Enter', async () => {
    const { user, address, router } = await open();
    (await picture()).focus();
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('link', { name: 'Open event type' })).toHaveAttribute(
      'href',
      '/event-types/channel.ended.v1',
    );
    await user.keyboard('{Enter}');
    await waitFor(() => expect(address()).toBe('/subscriptions/id-1'));
    expect(await screen.findByRole('heading', { name: 'CRM' })).toBeVisible();
    router.history.back();
    (await picture()).focus();
    await user.keyboard('{ArrowDown}{ArrowRight}{Shift>}{Enter}{/Shift}');
    await waitFor(() => expect(address()).toBe('/event-types/channel.ended.v1'));
  });
});
