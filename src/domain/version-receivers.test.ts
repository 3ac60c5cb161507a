import { expect, test } from 'vitest';
import type { Subscription } from './subscription.ts';
import { findVersionReceivers } from './version-receivers.ts';

const versions = ['a.held.v2', 'a.held.v1', 'a.held.v0'];

function receiving(...events: string[]): Subscription {
  return { subscriptionId: events.join(), name: events.join(), url: 'https://crm.example.com/', events, enabled: true };
}

test('names the other versions that a receiver of this one is sent, by whichever entry', () => {
  const subscriptions = [
    receiving('a.held.v1'),
    receiving('a.held.v1', 'a.held.v0', 'gone.v1'),
    receiving('a.*'),
    receiving('*.v1', '*.v2'),
    // Receives another version only.
    receiving('a.held.v0'),
  ];
  const found = findVersionReceivers(subscriptions, 'a.held.v1', versions);
  expect(found.map(({ entries, otherVersions }) => ({ entries, otherVersions }))).toEqual([
    { entries: ['a.held.v1'], otherVersions: [] },
    { entries: ['a.held.v1'], otherVersions: ['a.held.v0'] },
    { entries: ['a.*'], otherVersions: ['a.held.v2', 'a.held.v0'] },
    { entries: ['*.v1'], otherVersions: ['a.held.v2'] },
  ]);
});

test('of a version that the catalogue does not know are judged by those that it knows', () => {
  const [only] = findVersionReceivers([receiving('a.*')], 'a.held.v9', ['a.held.v1']);
  expect(only?.otherVersions).toEqual(['a.held.v1']);
});
