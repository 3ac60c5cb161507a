import { describe, expect, test } from 'vitest';
import { createEventMatcher } from '../event-pattern.ts';
import type { Subscription } from '../subscription.ts';
import { explainOwnFinding } from './explain-own-finding.ts';
import { findOwnFindings } from './find-own-findings.ts';

const match = createEventMatcher(['agent.presencechanged.v1', 'channel.held.v1']);
const fine: Subscription = {
  subscriptionId: 'id',
  name: 'CRM',
  url: 'https://crm.example.com/',
  events: ['agent.*', 'channel.held.v1'],
  enabled: true,
};
const explain = (fields: Partial<Subscription>) =>
  findOwnFindings({ ...fine, ...fields }, match).map(explainOwnFinding);
const labelsOf = (fields: Partial<Subscription>, matcher: typeof match | undefined = match) =>
  findOwnFindings({ ...fine, ...fields }, matcher).map(({ kind, label }) => `${kind}: ${label}`);

describe('the findings on one subscription alone', () => {
  test('are none when there is nothing to look at, or only something to note', () => {
    expect(labelsOf({})).toEqual([]);
    expect(labelsOf({ events: ['*', 'agent.*'], enabled: false })).toEqual([]);
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
    ['https://0x7f.1/', ['private-host: Host cannot be reached by VCC']],
    ['https://аpple.com/', ['look-alike-host: Host is really xn--pple-43d.com']],
    ['https://crm.example.com/?token=1', ['url-secret: Token in the URL']],
    ['https://crm.example.com/?page=1', []],
    ['https://crm.example.com/\u202Ex', ['hidden-characters: Hidden characters in the URL']],
  ])('name its URL %j: %j', (url, labels) => {
    expect(labelsOf({ url })).toEqual(labels);
  });

  test.each([
    [[], ['no-entries: No events chosen']],
    [['agent.gone.v1'], ['unknown-entry: agent.gone.v1 is not in the catalogue']],
    [['Agent.*'], ['matches-nothing: Agent.* matches nothing']],
    [
      ['gone', 'agent.*', 'gone.*', 'gone'],
      ['unknown-entry: gone is not in the catalogue', 'matches-nothing: gone.* matches nothing'],
    ],
    [['agent.presencechanged'], ['unknown-entry: agent.presencechanged is not in the catalogue']],
    [['x'.repeat(100_000)], [`unknown-entry: ${'x'.repeat(80)} … is not in the catalogue`]],
  ])('name its entries %j: %j', (events, labels) => {
    expect(labelsOf({ events })).toEqual(labels);
  });

  test('judge no entries while the catalogue is missing, and all of them when it is empty', () => {
    expect(findOwnFindings({ ...fine, events: ['gone', 'gone.*'] }, undefined)).toEqual([]);
    expect(labelsOf({}, createEventMatcher([]))).toHaveLength(2);
  });

  test('show hidden characters, and never a password', () => {
    const [credentials, hidden] = explain({ name: 'CR\u200BM', url: 'https://user:pass\u200Bword@a.example/' });
    expect(credentials?.why).not.toContain('pass');
    expect(hidden).toMatchObject({
      label: 'Hidden characters in the name and URL',
      why: 'It is not what it reads as: the name is “CR\\u{200b}M” and the URL is “https://user:•••@a.example/”.',
    });
  });

  test('suggest to take a dead entry out, unless nothing would be left', () => {
    const [one] = explain({ events: ['gone', '*', 'gone'] });
    expect(one?.action).toEqual({ type: 'suggest-events', label: 'Remove gone', events: ['*'] });
    const [only] = explain({ events: ['gone'] });
    expect(only?.action).toEqual({ type: 'edit', label: 'Choose other events' });
  });

  test('come errors first', () => {
    expect(labelsOf({ url: 'http://a.example/', events: [] })).toEqual([
      'no-entries: No events chosen',
      'http-url: http URL',
    ]);
  });
});
