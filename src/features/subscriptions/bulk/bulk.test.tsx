import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, onTestFinished, test } from 'vitest';
import { subscriptionListQuery } from '../../../api/queries/subscription-queries.ts';
import { fill, renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';
import { type PausedSet, writePausedFile } from './paused-sets.ts';

const patience = { timeout: 15_000 };

const given = givenSandbox();

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    subscriptionId: `id-${index}`,
    name: `Row ${index}`,
    url: 'https://old.example.com/hook',
    events: ['agent.*'],
    enabled: index !== 1,
  }));

async function openWith(count: number, options: Parameters<typeof renderApp>[2] = {}) {
  await given.tenant.seed({ subscriptions: rows(count) });
  const app = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant, ...options });
  await screen.findByRole('checkbox', { name: 'Select Row 0' });
  return app;
}

const switchOf = (name: string) => screen.getByRole('switch', { name: `Enabled: ${name}` });
const selection = () => screen.findByRole('region', { name: 'Selection' }, patience);
const dialog = () => screen.findByRole('dialog', { name: 'Review changes' }, patience);
const plan = async () =>
  within(await within(await dialog()).findByRole('table', { name: 'Plan' }, patience))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent);
const press = async (user: Awaited<ReturnType<typeof openWith>>['user'], name: string) =>
  user.click(within(await dialog()).getByRole('button', { name }));

/** As Chrome answers about locks where it blocks the data of sites. */
const refuse = () => Promise.reject(new DOMException('Blocked', 'SecurityError'));

/** Another tab has the lock of changes in bulk. */
const requestOfOther = async (name: string, _options: unknown, take: (lock: object | null) => unknown) =>
  take(name === 'vcc-console.bulk' ? null : {});

/** jsdom has none. */
function fakeLocks(value: unknown): void {
  Object.defineProperty(navigator, 'locks', { configurable: true, value });
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'locks'));
}

/** jsdom saves nothing; what it lacks may stay. */
function watchDownloads(): readonly Blob[] {
  const saved: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => `#${saved.push(blob)}`;
  URL.revokeObjectURL = () => undefined;
  return saved;
}

describe('a change in bulk', () => {
  test('shows its plan first, then does what the plan says and tells the result', async () => {
    const { user } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    expect(await selection()).toHaveTextContent('3 selected');
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    expect(await plan()).toEqual(['Row 0On → Off', 'Row 2On → Off', 'Row 1Stays as it is: it is off already']);
    expect(await dialog()).toHaveTextContent(
      /No enabled subscription will receive these event types any more: agent\./,
    );
    expect(await given.tenant.requestBodies('PATCH')).toEqual([]);
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 of 2 done'), patience);
    expect(within(await dialog()).getByRole('progressbar', { name: 'Progress' })).toHaveAttribute(
      'aria-valuenow',
      '100',
    );
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ enabled: false }, { enabled: false }]);
    await press(user, 'Close');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('that is cancelled counts as done only what was done, and its result outlives Escape', async () => {
    const { user } = await openWith(10);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 10 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    await press(user, 'Apply');
    await user.click(await screen.findByRole('button', { name: 'Pause' }, patience));
    await waitFor(async () => expect(await dialog()).not.toHaveTextContent('under way'), patience);
    await press(user, 'Cancel');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('Cancelled.'), patience);
    const { length: done } = await given.tenant.requestBodies('PATCH');
    expect(done).toBeLessThan(9);
    expect(await dialog()).toHaveTextContent(`${done} of 9 done, ${9 - done} not attempted`);
    expect(await dialog()).not.toHaveTextContent('% done');
    const bar = within(await dialog()).getByRole('progressbar', { name: 'Progress' });
    expect(bar).toHaveAttribute('aria-valuetext', `${done} of 9`);
    expect(bar).toHaveAttribute('aria-valuenow', String(Math.floor((done / 9) * 100)));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), patience);
    await user.click(screen.getByRole('button', { name: 'Show' }));
    expect(within(await dialog()).getByRole('table', { name: 'Not done' })).toBeVisible();
    await press(user, 'Close');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull(), patience);
    expect(screen.queryByRole('region', { name: 'Change in bulk' })).toBeNull();
  });

  test('that another tab refuses has done nothing', async () => {
    fakeLocks({ request: requestOfOther, query: () => Promise.resolve({ held: [], pending: [] }) });
    const { user } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('another tab of this browser'), patience);
    const bar = within(await dialog()).getByRole('progressbar', { name: 'Progress' });
    expect(bar).toHaveAttribute('aria-valuetext', '0 of 2');
    expect(bar).toHaveAttribute('aria-valuenow', '0');
  });

  // It stayed at “Starting …” for ever.
  test('is done where the browser refuses its locks, and says that it cannot tell of other tabs', async () => {
    fakeLocks({ request: refuse, query: refuse });
    const { user } = await openWith(1);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    await waitFor(
      async () => expect(await dialog()).toHaveTextContent('This browser cannot tell whether another tab'),
      patience,
    );
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('1 of 1 done'), patience);
  });

  test('lists what failed, and retries only that', async () => {
    await given.tenant.fault('PATCH', '/webhooks/subscriptions/id-2', {
      type: 'status',
      status: 400,
      body: { message: 'No' },
    });
    const { user } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    await press(user, 'Apply');
    const failed = await screen.findByRole('table', { name: 'Not done' }, patience);
    expect(failed).toHaveTextContent('Row 2Failed. VCC did not accept this. No');
    await press(user, 'Retry failed');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 of 2 done'), patience);
    expect((await given.tenant.requests()).filter((line) => line.startsWith('PATCH 200'))).toHaveLength(2);
    expect((await given.tenant.requests()).filter((line) => line.startsWith('PATCH'))).toHaveLength(3);
  });

  test('C17: acts on the rows that its dialog shows, whatever the list does meanwhile', async () => {
    const { user, http, queryClient, bulk } = await openWith(4);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 2' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    const shown = await plan();
    await http.send({ method: 'DELETE', path: '/webhooks/subscriptions/id-0' });
    await queryClient.refetchQueries();
    bulk.selection.set({ ids: new Set(['id-3']), vanishedCount: 0, vanishedFor: 'gone' });
    expect(await plan()).toEqual(shown);
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('1 of 2 done, 1 failed'), patience);
    expect(await screen.findByRole('table', { name: 'Not done' }, patience)).toHaveTextContent(
      'Row 0Failed. This subscription no longer exists.',
    );
    const patched = (await given.tenant.requests()).filter((line) => line.startsWith('PATCH'));
    expect(patched.toSorted()).toEqual([
      'PATCH 200 /webhooks/subscriptions/id-2',
      'PATCH 404 /webhooks/subscriptions/id-0',
    ]);
  });

  test('G11: leaves alone what somebody changed after the plan, and says so', async () => {
    const { user, http } = await openWith(1);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Change' }));
    const change = await screen.findByRole('dialog', { name: 'Change 1 selected' }, patience);
    await fill(user, within(change).getByRole('textbox', { name: 'Entries to add' }), 'nobody.knows.v1');
    await user.click(within(change).getByRole('button', { name: 'Show the plan' }));
    expect(await plan()).toEqual(['Row 0With nobody.knows.v1; nobody.knows.v1 matches nothing today; 1 → 2 entries']);
    expect(await dialog()).toHaveTextContent('This entry matches no event type of today: nobody.knows.v1');
    await http.send({ method: 'PATCH', path: '/webhooks/subscriptions/id-0', body: { events: ['*'] } });
    await press(user, 'Apply');
    expect(await screen.findByRole('table', { name: 'Not done' }, patience)).toHaveTextContent(
      'Row 0Failed. Not sent: somebody changed events after the plan was made.',
    );
    expect((await given.tenant.subscriptions())[0]?.events).toEqual(['*']);
  });

  test('C12: does not take back what the person asks of a row alone meanwhile', async () => {
    const { user } = await openWith(12);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 12 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    await press(user, 'Apply');
    await user.click(await screen.findByRole('button', { name: 'Pause' }, patience));
    await user.click(screen.getByRole('button', { name: 'Go on in the background' }));
    await user.click(switchOf('Row 9'));
    await user.click(switchOf('Row 9'));
    await user.click(await screen.findByRole('button', { name: 'Show' }, patience));
    await user.click(within(await dialog()).getByRole('button', { name: 'Resume' }));
    await waitFor(async () => expect(await dialog()).toHaveTextContent('10 of 11 done, 1 failed'), patience);
    expect(await screen.findByRole('table', { name: 'Not done' })).toHaveTextContent('Row 9Failed. Not sent: it was');
    const on = (await given.tenant.subscriptions()).filter((row) => row.enabled).map(({ name }) => name);
    expect(on).toEqual(['Row 9']);
  });

  test('U25: of ten deletions is confirmed by typing their number', async () => {
    const { user } = await openWith(10);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 10 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Delete' }));
    const apply = within(await dialog()).getByRole('button', { name: 'Apply' });
    expect(apply).toBeDisabled();
    await fill(user, within(await dialog()).getByRole('textbox', { name: /Type 10/ }), '9');
    expect(apply).toBeDisabled();
    await fill(user, within(await dialog()).getByRole('textbox', { name: /Type 10/ }), '10');
    await user.click(apply);
    await waitFor(async () => expect(await dialog()).toHaveTextContent('10 of 10 done'), patience);
    expect(await given.tenant.subscriptions()).toEqual([]);
  });

  test('of the host is typed, planned and sent as a URL that is otherwise the same', async () => {
    const { user } = await openWith(1);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Change' }));
    const change = await screen.findByRole('dialog', { name: 'Change 1 selected' }, patience);
    await user.selectOptions(within(change).getByRole('combobox', { name: 'Change' }), 'Change the URL’s host');
    await fill(user, within(change).getByRole('textbox', { name: 'New host' }), 'new.example.com');
    await user.click(within(change).getByRole('button', { name: 'Show the plan' }));
    expect(await plan()).toEqual(['Row 0https://old.example.com/hook → https://new.example.com/hook']);
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('1 of 1 done'), patience);
    expect(await given.tenant.requestBodies('PATCH')).toEqual([{ url: 'https://new.example.com/hook' }]);
  });

  test('of the host is refused where the form would refuse it, and doubted where the form would ask', async () => {
    const { user } = await openWith(1);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Change' }));
    const change = await screen.findByRole('dialog', { name: 'Change 1 selected' }, patience);
    await user.selectOptions(within(change).getByRole('combobox', { name: 'Change' }), 'Change the URL’s host');
    const host = within(change).getByRole('textbox', { name: 'New host' });
    await fill(user, host, 'hooks\u200B.example.com');
    await user.click(within(change).getByRole('button', { name: 'Show the plan' }));
    expect(host).toHaveAccessibleDescription(/cannot be seen/);
    await user.clear(host);
    await fill(user, host, 'hooks.internal');
    await user.click(within(change).getByRole('button', { name: 'Show the plan' }));
    expect(await plan()).toHaveLength(1);
    expect(
      within(await dialog())
        .getAllByRole('note')
        .map((note) => note.textContent)
        .join(' '),
    ).toMatch(/cannot reach/);
  });

  test('is not offered to credentials that can only read, and says why', async () => {
    const { user } = await openWith(1, { signIn: 'read-only' });
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    const bar = within(await selection());
    expect(bar.getByRole('button', { name: 'Delete' })).toBeDisabled();
    expect(await selection()).toHaveTextContent('Your credentials can only read.');
  });
});

describe('the plan is made of the rows', () => {
  const list = '/webhooks/subscriptions';

  /** With everything selected by a list of a while ago; since then a colleague has switched row 1 on. */
  async function openOutdated() {
    const app = await openWith(3);
    await app.user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    const { queryKey } = subscriptionListQuery(app.http);
    app.queryClient.setQueryData(queryKey, (known) => known, { updatedAt: Date.now() - 6_000 });
    await app.http.send({ method: 'PATCH', path: `${list}/id-1`, body: { enabled: true } });
    return app;
  }

  test('as they are now: what a colleague has switched on meanwhile is paused too, and comes back', async () => {
    const { user } = await openOutdated();
    await given.tenant.fault('GET', list, { type: 'delay', ms: 1_000 });
    await user.click(within(await selection()).getByRole('button', { name: 'Pause' }));
    expect(await dialog()).toHaveTextContent('Looking at the subscriptions as they are now');
    expect(await plan()).toEqual(['Row 0On → Off', 'Row 1On → Off', 'Row 2On → Off']);
    expect(within(await dialog()).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('3 of 3 done'), patience);
    await press(user, 'Close');
    await user.click(screen.getByRole('button', { name: 'Maintenance' }));
    await user.click(await screen.findByRole('button', { name: 'Restore what was on' }, patience));
    expect(await plan()).toEqual(['Row 0Off → On', 'Row 1Off → On', 'Row 2Off → On']);
  });

  test('as they were known, and says so, when they cannot be read', async () => {
    const { user } = await openOutdated();
    await given.tenant.fault('GET', list, { type: 'status', status: 403 });
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    expect(await plan()).toContain('Row 1Stays as it is: it is off already');
    expect(await dialog()).toHaveTextContent(/could not be read again.* made of what VCC answered at \d/);
  });

  test('with the switches that are still settling, so that none is left out that is just going on', async () => {
    const { user } = await openWith(3);
    await given.tenant.fault('PATCH', `${list}/id-1`, { type: 'delay', ms: 1_500 });
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    await user.click(switchOf('Row 1'));
    await user.click(within(await selection()).getByRole('button', { name: 'Disable' }));
    expect(await plan()).toEqual(['Row 0On → Off', 'Row 1On → Off', 'Row 2On → Off']);
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('3 of 3 done'), patience);
    expect((await given.tenant.subscriptions()).filter(({ enabled }) => enabled)).toEqual([]);
  });
});

describe('the selection', () => {
  test('D15: keeps what a filter hides, and loses what is gone and says so', async () => {
    const { user, http } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 2' }));
    await fill(user, screen.getByRole('searchbox', { name: 'Search subscriptions' }), 'Row 2');
    await waitFor(async () => expect(await selection()).toHaveTextContent('2 selected, 1 of them hidden'), patience);
    await http.send({ method: 'DELETE', path: '/webhooks/subscriptions/id-0' });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(
      async () =>
        expect(await selection()).toHaveTextContent('1 selected. One subscription that was selected no longer'),
      patience,
    );
  });

  test('D15: outlives a look at another page, and what is gone by then leaves it', async () => {
    const { user, http, queryClient } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 0' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Row 2' }));
    await user.click(screen.getByRole('link', { name: 'Event types' }));
    await screen.findByRole('heading', { name: 'Event types' }, patience);
    await http.send({ method: 'DELETE', path: '/webhooks/subscriptions/id-0' });
    await queryClient.refetchQueries({ type: 'all' });
    await user.click(screen.getByRole('link', { name: 'Subscriptions' }));
    await waitFor(
      async () =>
        expect(await selection()).toHaveTextContent('1 selected. One subscription that was selected no longer exists'),
      patience,
    );
    expect(screen.getByRole('checkbox', { name: 'Select Row 2' })).toBeChecked();
  });

  test('is exported and imported in another browser, where the file of another account is refused', async () => {
    const { user } = await openWith(2);
    const { clientId } = given.tenant.account;
    const set: PausedSet = {
      id: 'set-1',
      pausedAt: '2026-03-02T10:00:00.000Z',
      owner: JSON.stringify(['emea', 'credentials', clientId]),
      account: `${clientId}, EMEA`,
      wereOn: [{ subscriptionId: 'id-1', name: 'Row 1' }],
    };
    await user.click(screen.getByRole('button', { name: 'Maintenance' }));
    const field = await screen.findByLabelText('Import a paused selection', undefined, patience);
    const choose = (content: PausedSet) => user.upload(field, new File([writePausedFile(content)], 'paused.json'));
    await choose({ ...set, owner: 'somebody', account: 'Somebody else' });
    expect(await screen.findByText('This file belongs to another account or region: Somebody else.')).toBeVisible();
    await choose(set);
    expect(await screen.findByText(/is here again\./)).toBeVisible();
    const saved = watchDownloads();
    await user.click(screen.getByRole('button', { name: 'Export' }));
    expect(await Promise.all(saved.map((blob) => blob.text()))).toEqual([writePausedFile(set)]);
    await user.click(screen.getByRole('button', { name: 'Restore what was on' }));
    expect(await plan()).toEqual(['Row 1Off → On']);
  });

  test('tells a row that cannot be read from one that is gone', async () => {
    const { user, queryClient } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Pause' }));
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 of 2 done'), patience);
    await press(user, 'Close');
    const [, kept, odd] = rows(3);
    const body = { subscriptions: [kept, { ...odd, enabled: 'false' }] };
    // As often as it is read: on a slow machine the plan reads it too.
    await given.tenant.fault('GET', '/webhooks/subscriptions', { type: 'body', body }, { times: 10 });
    await queryClient.refetchQueries();
    await waitFor(
      async () => expect(await selection()).toHaveTextContent('no longer exist or cannot be read'),
      patience,
    );
    await user.click(screen.getByRole('button', { name: 'Maintenance' }));
    await user.click(await screen.findByRole('button', { name: 'Restore what was on' }, patience));
    expect(await plan()).toEqual([
      'Row 0Stays as it is: it no longer exists',
      'Row 2Stays as it is: it exists, but the API’s answer about it cannot be read',
    ]);
  });

  test('is paused, and later exactly what was on is on again', async () => {
    const { user } = await openWith(3);
    await user.click(screen.getByRole('checkbox', { name: 'Select all 3 shown' }));
    await user.click(within(await selection()).getByRole('button', { name: 'Pause' }));
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 of 2 done'), patience);
    await press(user, 'Close');
    expect((await given.tenant.subscriptions()).filter(({ enabled }) => enabled)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Maintenance' }));
    await user.click(await screen.findByRole('button', { name: 'Restore what was on' }, patience));
    expect(await plan()).toEqual(['Row 0Off → On', 'Row 2Off → On']);
    await press(user, 'Apply');
    await waitFor(async () => expect(await dialog()).toHaveTextContent('2 of 2 done'), patience);
    const on = (await given.tenant.subscriptions()).filter(({ enabled }) => enabled).map(({ name }) => name);
    expect(on.toSorted()).toEqual(['Row 0', 'Row 2']);
  });
});
