import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { givenSandbox } from '../test/given-sandbox.ts';
import { renderApp } from '../test/render-app.tsx';
import { createTenant, type SandboxTenant } from '../test/sandbox-tenant.ts';

const rows = Array.from({ length: 4 }, (_, index) => ({
  subscriptionId: `id-${index}`,
  name: `Row ${index}`,
  url: 'https://a.example.com/',
  events: ['agent.*'],
  enabled: true,
}));

const given = givenSandbox({ subscriptions: rows });

const patches = async (tenant: SandboxTenant) =>
  (await tenant.requests()).filter((request) => request.startsWith('PATCH'));

/** Switches all rows off: the first change is at the API, which takes its time, the others wait for their turn. */
async function switchAllOff(delayMs: number) {
  await given.tenant.fault('PATCH', '*', { type: 'delay', ms: delayMs }, { times: 99 });
  const config = { rateLimit: { perSecond: 1_000, atOnce: 1 } };
  const app = await renderApp(given.sandbox, '/subscriptions', { tenant: given.tenant, config });
  await screen.findByRole('link', { name: 'Row 0' });
  for (const control of screen.getAllByRole('switch')) fireEvent.click(control);
  await waitFor(async () => expect(await patches(given.tenant)).toHaveLength(1));
  return app;
}

test('G8: switches that still wait for their turn when somebody signs out are never sent', async () => {
  const { session, writes } = await switchAllOff(60_000);
  await session.signOut();
  await waitFor(() => expect(writes.isBusy()).toBe(false));
  expect(await patches(given.tenant)).toHaveLength(1);
  expect(await screen.findByRole('button', { name: 'Sign in' })).toBeVisible();
  expect(screen.queryByText(/is switched off/)).toBeNull();
});

test('T25: what one person switched is not sent by the next, though the first token is refused only then', async () => {
  const { session, writes } = await switchAllOff(1_500);
  const next = await createTenant(given.sandbox);
  await next.seed({ subscriptions: [{ ...rows[0], name: 'Of the next one' }] });
  await given.tenant.revokeTokens();
  const { clientId, clientSecret } = next.account;
  await session.signInWithCredentials({ regionId: 'emea', clientId, clientSecret });
  await waitFor(() => expect(writes.isBusy()).toBe(false), { timeout: 8_000 });
  expect(await screen.findByRole('switch', { name: 'Enabled: Of the next one' })).toBeChecked();
  expect(await patches(next)).toEqual([]);
  expect((await given.tenant.subscriptions()).every(({ enabled }) => enabled)).toBe(true);
});
