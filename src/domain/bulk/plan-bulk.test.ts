import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from '../event-catalogue.ts';
import type { EventType } from '../event-type.ts';
import type { Subscription } from '../subscription.ts';
import { findEffect } from './find-effect.ts';
import { findMissingReason } from './find-missing-reason.ts';
import { adviseHost, applyStep, type BulkAction, isTask, planBulk, readHost } from './plan-bulk.ts';

const row: Subscription = {
  subscriptionId: 'id-1',
  name: 'CRM',
  url: 'https://old.example.com/Path?q=A%2fb',
  events: ['agent.*', 'call.ended.v1'],
  enabled: true,
};

const to = (host: string, from?: string): BulkAction => ({ kind: 'change-host', from, to: host });
const type = (name: string): EventType => ({ name, description: '', jsonSchema: undefined });

function stepOf(action: BulkAction, change: Partial<Subscription> = {}) {
  const [step] = planBulk(action, [{ ...row, ...change }]);
  if (step === undefined) throw new Error('A row has a step');
  return step.outcome === 'change' ? step.patch : step.outcome === 'skip' ? step.reason : step.outcome;
}

describe('the plan of one row', () => {
  test('holds the changed field only, or why it stays', () => {
    expect(stepOf({ kind: 'disable' })).toEqual({ enabled: false });
    expect(stepOf({ kind: 'enable' })).toBe('already-on');
    expect(stepOf({ kind: 'enable' }, { enabled: false })).toEqual({ enabled: true });
    expect(stepOf({ kind: 'disable' }, { enabled: false })).toBe('already-off');
    expect(stepOf({ kind: 'delete' })).toBe('delete');
  });

  test('of entries keeps order and spelling of the others', () => {
    expect(stepOf({ kind: 'add-entries', entries: ['x', 'agent.*', 'x'] })).toEqual({
      events: ['agent.*', 'call.ended.v1', 'x'],
    });
    expect(stepOf({ kind: 'add-entries', entries: ['agent.*'] })).toBe('entries-there');
    expect(stepOf({ kind: 'remove-entries', entries: ['agent.*', 'y'] })).toEqual({ events: ['call.ended.v1'] });
    expect(stepOf({ kind: 'remove-entries', entries: ['AGENT.*'] })).toBe('entry-missing');
    expect(stepOf({ kind: 'remove-entries', entries: row.events })).toBe('would-be-empty');
    expect(stepOf({ kind: 'replace-entry', from: 'agent.*', to: 'x' })).toEqual({ events: ['x', 'call.ended.v1'] });
    expect(stepOf({ kind: 'replace-entry', from: 'agent.*', to: 'call.ended.v1' })).toEqual({
      events: ['call.ended.v1'],
    });
    expect(stepOf({ kind: 'replace-entry', from: 'agent.*', to: 'agent.*' })).toBe('entries-there');
    expect(stepOf({ kind: 'replace-entry', from: 'y', to: 'x' })).toBe('entry-missing');
  });

  test('of a host leaves every other letter of the URL', () => {
    expect(stepOf(to('new.example.com:8443'))).toEqual({ url: 'https://new.example.com:8443/Path?q=A%2fb' });
    expect(stepOf(to('new.example.com', 'else.example.com'))).toBe('other-host');
    expect(stepOf(to('OLD.example.com'))).toBe('same-host');
    expect(stepOf(to('new.example.com'), { url: 'javascript:alert(1)' })).toBe('url-unreadable');
    expect(stepOf(to('new.example.com'), { url: 'HTTPS://u:p@old.example.com?x' })).toEqual({
      url: 'HTTPS://u:p@new.example.com?x',
    });
  });

  test('of a host leaves out what the form would refuse, unless it is refused as it is', () => {
    const long = `https://old.example.com/${'x'.repeat(2_020)}`;
    expect(stepOf(to('a-much-longer-name.example.com'), { url: long })).toBe('url-refused');
    expect(stepOf(to('old2.example.co'), { url: long })).toEqual({
      url: long.replace('old.example.com', 'old2.example.co'),
    });
  });

  // Typed once, it went to hundreds without the question that the form asks of one.
  test('says of a host what the form would say of a URL on it', () => {
    expect(adviseHost('hooks\u200B.example.com').problem).toContain('cannot be seen');
    expect(adviseHost('hooks.example.com')).toMatchObject({ problem: undefined, doubts: [] });
    for (const host of ['hooks.internal', '10.0.0.5', '\u0430pple.com'])
      expect(adviseHost(host).doubts).not.toEqual([]);
  });

  test('reads a host and nothing else as a host', () => {
    expect(readHost('a.example.com:8443')).toBe('a.example.com:8443');
    const others = ['', 'a/b', 'u@a', 'a?b', 'a b', 'a:0', 'https://a', 'a\\b'];
    expect(others.filter((text) => readHost(text) !== undefined)).toEqual([]);
  });
});

const entries = fc.array(fc.constantFrom('a.*', 'a.b.v1', '*', 'A.B.v1', 'c'), { minLength: 1, maxLength: 6 });
const rows = fc.array(
  fc.record({
    subscriptionId: fc.uuid(),
    name: fc.string(),
    url: fc.constantFrom('https://one.example/a', 'http://two.example:81?x', 'nonsense', 'https://u:p@one.example/'),
    events: entries,
    enabled: fc.boolean(),
  }),
);
const actions: fc.Arbitrary<BulkAction> = fc.oneof(
  fc.record({ kind: fc.constantFrom('enable', 'disable', 'delete') }),
  fc.record({ kind: fc.constantFrom('add-entries', 'remove-entries'), entries }),
  fc.record({ kind: fc.constant('replace-entry' as const), from: fc.constantFrom('a.*', 'c'), to: fc.constant('d') }),
  fc.record({
    kind: fc.constant('change-host' as const),
    from: fc.option(fc.constant('one.example'), { nil: undefined }),
    to: fc.constant('new.example'),
  }),
);

describe('any plan', () => {
  property.prop([actions, rows])('has one step for each row, in order, and every change changes', (action, given) => {
    const steps = planBulk(action, given);
    expect(steps.map(({ subscription }) => subscription)).toEqual(given);
    for (const step of steps.filter(isTask)) expect(applyStep(step)).not.toEqual(step.subscription);
  });

  property.prop([actions, rows])('asks for nothing more once it was applied', (action, given) => {
    if (action.kind === 'delete') return;
    const after = planBulk(action, given).map((step) => (isTask(step) ? applyStep(step) : step.subscription));
    const again = planBulk(
      action,
      after.filter((done): done is Subscription => done !== undefined && 'events' in done),
    );
    expect(again.filter(isTask)).toEqual([]);
  });

  property.prop([actions, rows])(
    'never leaves a row without entries, and keeps the order of the kept',
    (action, given) => {
      for (const step of planBulk(action, given).filter(isTask)) {
        const after = applyStep(step);
        if (after === undefined) continue;
        expect(after.events.length).toBeGreaterThan(0);
        const kept = step.subscription.events.filter((entry) => after.events.includes(entry));
        expect(after.events.filter((entry) => step.subscription.events.includes(entry))).toEqual(kept);
      }
    },
  );
});

test('the effect names the event types that nobody receives any more', () => {
  const catalogue = createEventCatalogue([type('agent.a.v1'), type('call.ended.v1'), type('x.y.v1')]);
  const other = { ...row, subscriptionId: 'id-2', events: ['call.*'] };
  const off = planBulk({ kind: 'disable' }, [row]).filter(isTask);
  expect(findEffect([row, other], off, catalogue)).toEqual({ lost: ['agent.a.v1'], gained: [] });
  const more = planBulk({ kind: 'add-entries', entries: ['x.*'] }, [row]).filter(isTask);
  expect(findEffect([row, other], more, catalogue)).toEqual({ lost: [], gained: ['x.y.v1'] });
});

test('a row that only cannot be read is not called gone', () => {
  expect(findMissingReason('id-1', [])).toBe('gone');
  expect(findMissingReason('id-1', [{ known: { subscriptionId: 'id-1' } }])).toBe('unreadable');
  expect(findMissingReason('id-1', [{ known: { subscriptionId: 'id-2' } }])).toBe('gone');
  expect(findMissingReason('id-1', [{ known: { subscriptionId: 'id-2' } }, { known: {} }])).toBe('not-found');
});
