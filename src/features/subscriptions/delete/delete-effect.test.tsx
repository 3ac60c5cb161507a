import { render, screen, waitFor } from '@testing-library/react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createBackOff } from '../../../api/back-off.ts';
import { HttpProvider } from '../../../api/http-context.tsx';
import type { Subscription } from '../../../domain/subscription.ts';
import { Themed } from '../../../test/themed.tsx';
import { DeleteEffect } from './delete-effect.tsx';

const row = (name: string, events: readonly string[], enabled = true): Subscription => ({
  subscriptionId: name,
  name,
  url: 'https://a.example/',
  events,
  enabled,
});
const catalogue = ['held', 'ended', 'queued', 'routed', 'wrapped', 'parked', 'joined'].map((verb) => ({
  name: `channel.${verb}.v1`,
}));

/** The effect of deleting the first of these rows. `undefined` is what could not be loaded. */
function show(rows: readonly Subscription[], { list = true, eventTypes = true } = {}) {
  const [subscription = row('none', [])] = rows;
  const send = async ({ path }: { readonly path: string }): Promise<unknown> => {
    const isList = path.endsWith('/subscriptions');
    if (isList ? list : eventTypes) return isList ? { subscriptions: rows } : { eventTypes: catalogue };
    throw new Error('down');
  };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={queryClient}>
      <HttpProvider
        http={{ send }}
        backOff={createBackOff({ perSecond: 8, atOnce: 4, backOffMs: [], longestWaitSeconds: 60 })}
      >
        <DeleteEffect subscription={subscription} />
      </HttpProvider>
    </QueryClientProvider>,
    { wrapper: Themed },
  );
  return screen.getByRole('region', { name: 'Effect' });
}

test.each([
  ['is switched off', [row('a', ['channel.held.v1'], false)], {}, 'receives nothing now, so nobody loses anything'],
  ['selects nothing', [row('a', ['gone.v1'])], {}, 'select no event type of today’s catalogue'],
  ['is doubled', [row('a', ['*.held.v1']), row('b', ['*'])], {}, 'Each of its 1 event types goes to another'],
  [
    'has a switched-off double',
    [row('a', ['*.held.v1']), row('b', ['*'], false)],
    {},
    'nobody will receive this event',
  ],
  ['is alone', [row('a', ['*.v1'])], {}, /nobody will receive these 7 event types any more.*Show the other 2/],
  ['cannot be compared', [row('a', ['*'])], { list: false }, 'the list of subscriptions could not be loaded'],
  ['cannot be judged', [row('a', ['*'])], { eventTypes: false }, 'the catalogue could not be loaded'],
] as const)('what is lost with a subscription that %s is told', async (_what, rows, known, words) => {
  const effect = show(rows, known);
  await waitFor(() => expect(effect).toHaveTextContent(words));
});
