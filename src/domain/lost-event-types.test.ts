import { expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { findDeletionEffect } from './lost-event-types.ts';

const catalogue = createEventCatalogue(
  ['agent.a.v1', 'agent.b.v1', 'channel.c.v1'].map((name) => ({ name, description: '', jsonSchema: {} })),
);
const wide = { subscriptionId: '1', name: 'Wide', url: 'https://x.example.com/', events: ['agent.*'], enabled: true };
const narrow = { ...wide, subscriptionId: '2', events: ['agent.a.v1'] };

test('lost is what no other enabled subscription selects', () => {
  expect(findDeletionEffect(wide, [wide, narrow], catalogue)).toEqual({ received: 2, lost: ['agent.b.v1'] });
  expect(findDeletionEffect(narrow, [wide, narrow], catalogue)).toEqual({ received: 1, lost: [] });
  const off = { ...wide, enabled: false };
  expect(findDeletionEffect(narrow, [off, narrow], catalogue).lost).toEqual(['agent.a.v1']);
  expect(findDeletionEffect(off, [off, narrow], catalogue)).toEqual({ received: 0, lost: [] });
});
