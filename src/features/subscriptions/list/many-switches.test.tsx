import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderApp } from '../../../test/render-app.tsx';
import { givenSandbox } from '../../../test/given-sandbox.ts';

const name = (index: number): string => `Row ${String(index).padStart(2, '0')}`;

const given = givenSandbox();

test('C4: fifty rows that are switched at once wait for their turn, and the API never has too many', async () => {
  const { sandbox, tenant } = given;
  await tenant.seed({
    subscriptions: Array.from({ length: 50 }, (_, index) => ({
      subscriptionId: `id-${index}`,
      name: name(index),
      url: 'https://a.example.com/',
      events: ['agent.*'],
      enabled: true,
    })),
  });
  // Four times as fast as in production; the API allows what it does in production, in the same proportion.
  await tenant.fault('PATCH', '*', { type: 'rate', perSecond: 50 }, { times: 1_000 });
  await renderApp(sandbox, '/subscriptions', { tenant, config: { rateLimit: { perSecond: 32, atOnce: 4 } } });
  await screen.findByRole('link', { name: name(0) });
  const switches = screen.getAllByRole('switch');
  for (const control of switches) fireEvent.click(control);
  expect(switches).toHaveLength(50);
  for (const control of switches) expect(control).not.toBeChecked();
  expect(switches.filter((control) => control.getAttribute('aria-busy') === 'true')).toHaveLength(50);

  // A busy machine is slow and not wrong.
  const patience = { timeout: 15_000 };
  await waitFor(
    async () => expect((await tenant.subscriptions()).every(({ enabled }) => !enabled)).toBe(true),
    patience,
  );
  await waitFor(() => expect(screen.queryAllByText('Switching off …')).toEqual([]), patience);
  expect(screen.queryByRole('alert')).toBeNull();
  const writes = (await tenant.requests()).filter((request) => request.startsWith('PATCH'));
  expect(writes.filter((request) => !request.startsWith('PATCH 200'))).toEqual([]);
  expect(writes).toHaveLength(50);
});
