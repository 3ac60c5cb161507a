import { describe, expect, test } from 'vitest';
import { createEventMatcher } from './event-pattern.ts';
import { findFindings } from './finding.ts';
import type { Subscription } from './subscription.ts';

const match = createEventMatcher(['agent.presencechanged.v1', 'channel.held.v1']);
const fine: Subscription = {
  subscriptionId: 'id',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'channel.held.v1'],
  enabled: true,
};
const labelsOf = (fields: Partial<Subscription>, matcher: typeof match | undefined = match) =>
  findFindings({ ...fine, ...fields }, matcher).map(({ kind, label }) => `${kind}: ${label}`);

describe('the findings on a subscription', () => {
  test('are none when there is nothing to look at', () => {
    expect(labelsOf({})).toEqual([]);
    expect(labelsOf({ events: ['*'], enabled: false })).toEqual([]);
  });

  test.each([
    ['http://crm.example.com/', ['http-url: http URL']],
    ['HTTP://crm.example.com/', ['http-url: http URL']],
    ['ftp://crm.example.com/', ['unsafe-url: URL is not http or https']],
    ['javascript:alert(1)', ['unsafe-url: URL is not http or https']],
    ['https:crm.example.com', ['unsafe-url: URL is not http or https']],
    ['', ['unsafe-url: URL is not http or https']],
    ['https://user:secret@crm.example.com/', ['url-credentials: Credentials in the URL']],
    ['https://10.0.0.1/', ['private-host: Host cannot be reached by VCC']],
    ['https://аpple.com/', ['look-alike-host: Host is really xn--pple-43d.com']],
    ['https://crm.example.com/?token=1', ['url-secret: Token in the URL']],
    ['https://crm.example.com/\u202Ex', ['hidden-characters: Hidden characters in the URL']],
  ])('name its URL %j: %j', (url, labels) => {
    expect(labelsOf({ url })).toEqual(labels);
  });

  test.each([
    [[], ['no-entries: No events chosen']],
    [['agent.gone.v1'], ['unknown-entry: agent.gone.v1 is not in the catalogue']],
    [['Agent.*'], ['matches-nothing: Agent.* matches nothing']],
    [
      ['gone', 'agent.*', 'gone.*'],
      ['unknown-entry: gone is not in the catalogue', 'matches-nothing: gone.* matches nothing'],
    ],
    [['agent.presencechanged'], ['unknown-entry: agent.presencechanged is not in the catalogue']],
  ])('name its entries %j: %j', (events, labels) => {
    expect(labelsOf({ events })).toEqual(labels);
  });

  test('judge no entries while the catalogue is missing, and all of them when it is empty', () => {
    expect(findFindings({ ...fine, events: ['gone', 'gone.*'] }, undefined)).toEqual([]);
    expect(labelsOf({}, createEventMatcher([]))).toHaveLength(2);
  });

  test('come URL first', () => {
    expect(labelsOf({ url: 'http://a.example/', events: [] })).toEqual([
      'http-url: http URL',
      'no-entries: No events chosen',
    ]);
  });
});
