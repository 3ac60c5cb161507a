import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { finishWork } from '../../lib/slices.ts';
import { createEventCatalogue } from '../event-catalogue.ts';
import type { Subscription } from '../subscription.ts';
import { findFindings } from './find-findings.ts';
import { readConfiguration, targetOf } from './read-configuration.ts';

const names = ['agent.in.v0', 'agent.in.v1', 'agent.out.v1', 'channel.held.v1'];
const catalogue = createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));

let count = 0;
function subscription(fields: Partial<Subscription> = {}): Subscription {
  count += 1;
  const url = `https://host${count}.example.com/`;
  return { subscriptionId: `id-${count}`, name: `Name ${count}`, url, events: ['agent.*'], enabled: true, ...fields };
}

/** The findings on the first of the subscriptions. */
function findingsOn(...subscriptions: readonly [Subscription, ...Subscription[]]) {
  return findFindings(subscriptions[0], finishWork(readConfiguration(subscriptions, catalogue)));
}

describe('one subscription', () => {
  test('with nothing doubtful has no findings', () => {
    expect(findingsOn(subscription(), subscription())).toEqual([]);
  });

  test.each([
    ['url-credentials', 'error', { url: 'https://u:p@a.example/' }],
    ['unsafe-url', 'error', { url: 'ftp://a.example/' }],
    ['hidden-characters', 'error', { name: 'A\u200B' }],
    ['no-entries', 'error', { events: [] }],
    ['http-url', 'warning', { url: 'http://a.example/' }],
    ['private-host', 'warning', { url: 'https://localhost/' }],
    ['look-alike-host', 'warning', { url: 'https://аpple.com/' }],
    ['url-secret', 'warning', { url: 'https://a.example/?api_key=1' }],
    ['matches-nothing', 'warning', { events: ['gone.*'] }],
    ['unknown-entry', 'warning', { events: ['gone.x.v1'] }],
    ['firehose', 'info', { events: ['**'] }],
    ['covered-entry', 'info', { events: ['agent.*', 'agent.out.v1'] }],
    ['older-version', 'info', { events: ['agent.in.v0'] }],
    ['switched-off', 'info', { enabled: false }],
  ] as const)('has the finding %s, of severity %s', (kind, severity, fields) => {
    const one = subscription(fields);
    const findings = findingsOn(one);
    expect(findings).toMatchObject([{ kind, severity, subscription: one }]);
    expect(findings[0]?.why).toMatch(/\.$/);
  });

  test('with an entry that another covers can lose it', () => {
    const [finding] = findingsOn(subscription({ events: ['agent.out.v1', 'agent.*'] }));
    expect(finding).toMatchObject({
      label: 'agent.out.v1 is covered by agent.*',
      action: { type: 'suggest-events', label: 'Remove agent.out.v1', events: ['agent.*'] },
    });
  });

  test('with the same entry twice keeps the first', () => {
    expect(findingsOn(subscription({ events: ['agent.out.v1', 'channel.*', 'agent.out.v1'] }))).toMatchObject([
      { kind: 'covered-entry', action: { events: ['agent.out.v1', 'channel.*'] } },
    ]);
  });
});

describe('an older version', () => {
  test.each([
    [['agent.in.v0', 'channel.*'], 'Add agent.in.v1 beside it', ['agent.in.v0', 'agent.in.v1', 'channel.*']],
    [['agent.in.v0', 'agent.in.v1'], 'Drop agent.in.v0', ['agent.in.v1']],
    [['*.v1', 'agent.in.v0'], 'Drop agent.in.v0', ['*.v1']],
  ])('in %j: %s', (events, label, suggested) => {
    expect(findingsOn(subscription({ events }))).toMatchObject([
      { kind: 'older-version', action: { type: 'suggest-events', label, events: suggested } },
    ]);
  });

  test('that another entry delivers as well is only called covered', () => {
    expect(findingsOn(subscription({ events: ['agent.*', 'agent.in.v0'] })).map(({ kind }) => kind)).toEqual([
      'covered-entry',
    ]);
  });
});

describe('subscriptions with one URL', () => {
  const url = 'https://crm.example.com/hook';

  test.each([
    ['', ['agent.in.v1', 'channel.*'], '1 event type delivered more than once'],
    ['#part', ['*.v1'], '2 event types delivered more than once'],
  ])('and common events deliver them twice (%j, %j)', (suffix, events, label) => {
    const other = subscription({ name: 'Other', url: `HTTPS://CRM.example.com:443/hook${suffix}`, events });
    expect(findingsOn(subscription({ url }), other)).toMatchObject([
      { kind: 'delivered-twice', label, why: '“Other” sends the same events to the same URL.' },
    ]);
  });

  test.each([
    ['other events', { url, events: ['channel.*'] }],
    ['another path', { url: `${url}/` }],
    ['the other switched off', { url, enabled: false }],
  ])('and %s deliver nothing twice', (_, fields) => {
    expect(findingsOn(subscription({ url }), subscription(fields))).toEqual([]);
  });

  test('are named as far as a sentence can', () => {
    const [one, ...others] = ['One', 'A', 'B', 'C', 'D', 'E', 'F'].map((name) => subscription({ name, url }));
    const [finding] = findingsOn(one ?? subscription(), ...others);
    expect(finding?.why).toBe('“A”, “B”, “C” and others send the same events to the same URL.');
  });

  const entries = fc.subarray(['agent.*', '*.v1', 'agent.in.v0', 'channel.held.v1', 'gone', '*'], { minLength: 1 });
  property.prop([fc.array(fc.record({ events: entries, enabled: fc.boolean() }), { minLength: 1, maxLength: 9 })], {
    seed: 8_101,
    numRuns: 500,
  })('are found as a naive reading finds them', (list) => {
    const all = list.map((fields) => subscription({ ...fields, url }));
    const configuration = finishWork(readConfiguration(all, catalogue));
    const typesOf = ({ events, enabled }: Subscription) =>
      new Set(enabled ? events.flatMap((entry) => catalogue.matches(entry)) : []);
    for (const one of all) {
      const shared = [...typesOf(one)].filter((type) => all.some((other) => other !== one && typesOf(other).has(type)));
      const finding = findFindings(one, configuration).find(({ kind }) => kind === 'delivered-twice');
      expect(finding === undefined ? 0 : Number.parseInt(finding.label, 10)).toBe(shared.length);
    }
  });
});

test.each([
  'https://crm.example.com/',
  'https://crm.example.com/a/b-c_d',
  'https://crm.example.com//x/',
  'https://xn--pple-43d.com/',
])('%s is the target itself, as the URL parser says', (url) => {
  expect(targetOf({ url })).toBe(new URL(url).href);
});

describe('names', () => {
  test.each([
    ['CRM Leeds', 'crm  leeds'],
    ['CRM Leeds', 'CRM-Leeds'],
    ['CRM Leeds', 'СRМ Leeds'],
    ['CRM Leeds', 'CRM\u200B Leeds'],
    ['Ärger', 'Arger'],
  ])('%j and %j look alike', (name, other) => {
    expect(findingsOn(subscription({ name }), subscription({ name: other }))).toMatchObject([
      { kind: 'look-alike-name', severity: 'warning', action: { type: 'edit', label: 'Rename' } },
    ]);
  });

  test.each([
    ['Team 1', 'Team 2'],
    ['CRM', 'CRMs'],
  ])('%j and %j do not', (name, other) => {
    expect(findingsOn(subscription({ name }), subscription({ name: other }))).toEqual([]);
  });
});
