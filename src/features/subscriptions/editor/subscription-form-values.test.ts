import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { Subscription } from '../../../domain/subscription.ts';
import {
  createFormSchema,
  emptyFormValues,
  type SubscriptionFormValues,
  toCopyValues,
  toCreateRequest,
  toFormValues,
  toPatch,
} from './subscription-form-values.ts';

const runs = { seed: 8_001, numRuns: 500 };

const blank = fc.constantFrom('', ' ', '\t', '\u00A0');
/** Text as people leave it: blanks around it now and then, and seldom different from the stored one. */
const text = fc.tuple(blank, fc.constantFrom('CRM', 'Wall board', 'ÄRGER', ''), blank).map((parts) => parts.join(''));
const events = fc.array(fc.constantFrom('*', 'agent.*', 'gone.v9', 'channel.held.v1'), { maxLength: 3 });

const original: fc.Arbitrary<Subscription> = fc.record({
  subscriptionId: fc.string(),
  name: text,
  url: text,
  events,
  enabled: fc.boolean(),
});
const values: fc.Arbitrary<SubscriptionFormValues> = fc.record({
  name: text,
  url: text,
  enabled: fc.boolean(),
  events,
  pattern: fc.constantFrom('', ' ', 'channel.*'),
  paste: fc.constantFrom('', '\n', 'channel.*\nagent.*'),
  secret: fc.constantFrom('', 'QUJD'),
});

describe('the patch of an edit', () => {
  property.prop([original], runs)('is none when nothing was changed, however odd the stored values', (stored) => {
    expect(toPatch(stored, toFormValues(stored))).toBeUndefined();
  });

  property.prop([original, values], runs)(
    'makes of the stored values what the form says, blanks trimmed',
    (stored, typed) => {
      const { subscriptionId, ...result } = { ...stored, ...toPatch(stored, typed) };
      const { secret, pattern: _notAddedYet, paste: _neither, ...wanted } = typed;
      expect(subscriptionId).toBe(stored.subscriptionId);
      expect(result).toEqual({
        ...wanted,
        name: typed.name === stored.name ? stored.name : typed.name.trim(),
        url: typed.url === stored.url ? stored.url : typed.url.trim(),
        ...(secret === '' ? {} : { secret }),
      });
    },
  );

  property.prop([original, values], runs)('holds no field that stays as it is, and no id', (stored, typed) => {
    const patch = toPatch(stored, typed);
    if (patch === undefined) return;
    expect(Object.keys(patch)).not.toHaveLength(0);
    expect(patch).not.toHaveProperty('subscriptionId');
    for (const field of ['name', 'url', 'enabled'] as const) {
      if (field in patch) expect(patch[field]).not.toBe(stored[field]);
    }
    if (patch.events !== undefined) expect(patch.events).not.toEqual(stored.events);
    expect(patch.secret).toBe(typed.secret === '' ? undefined : typed.secret);
  });

  property.prop([original, values], runs)('is none after it has been saved', (stored, typed) => {
    const { secret: _secret, ...patch } = toPatch(stored, typed) ?? {};
    const saved = { ...stored, ...patch };
    expect(toPatch(saved, { ...typed, secret: '' })).toBeUndefined();
  });

  test('sends the whole list of events when their order changed, and their spelling as it was', () => {
    const stored = { subscriptionId: 'id', name: 'CRM', url: 'u', events: ['a', 'Gone.*', 'a'], enabled: true };
    expect(toPatch(stored, { ...toFormValues(stored), events: ['Gone.*', 'a', 'a'] })).toEqual({
      events: ['Gone.*', 'a', 'a'],
    });
  });
});

describe('a new subscription', () => {
  property.prop([values], runs)(
    'is asked for with trimmed texts, and with a secret only when one was typed',
    (typed) => {
      const { name, url, enabled, events: entries, secret } = typed;
      const request = toCreateRequest(typed);
      expect(request).toEqual({
        name: name.trim(),
        url: url.trim(),
        enabled,
        events: entries,
        ...(secret === '' ? {} : { secret }),
      });
      expect('secret' in request).toBe(secret !== '');
    },
  );

  test('begins empty and enabled', () => {
    expect(emptyFormValues).toEqual({
      name: '',
      url: '',
      enabled: true,
      events: [],
      pattern: '',
      paste: '',
      secret: '',
    });
  });
});

describe('a copy', () => {
  property.prop([original], runs)('has everything of the original but its state and its name', (stored) => {
    const { url, events: entries } = stored;
    expect(toCopyValues(stored)).toMatchObject({ url, events: entries, enabled: false, secret: '' });
    expect(toCopyValues(stored).name).toContain('Copy of');
  });

  test.each([
    ['x'.repeat(120), `Copy of ${'x'.repeat(120)}`],
    ['x'.repeat(121), `Copy of ${'x'.repeat(120)}`],
    ['👍'.repeat(128), `Copy of ${'👍'.repeat(120)}`],
    [`${'x'.repeat(119)} yz`, `Copy of ${'x'.repeat(119)}`],
  ])('of %s has a name that can be saved', (name, expected) => {
    const stored = { subscriptionId: 'id', name, url: 'https://a.example/', events: ['*'], enabled: true };
    expect(toCopyValues(stored).name).toBe(expected);
    expect(createFormSchema().safeParse(toCopyValues(stored)).success).toBe(true);
  });
});

describe('the form', () => {
  const good: SubscriptionFormValues = {
    name: 'CRM',
    url: 'https://a.example/',
    enabled: true,
    events: ['*'],
    pattern: ' ',
    paste: '\n',
    secret: '',
  };

  test.each([
    ['name', { name: '  ' }, 'Enter a name.'],
    ['url', { url: 'a.example' }, 'A URL starts with https:// (or http://).'],
    ['events', { events: [] }, 'Choose at least one event. Nothing is sent without one.'],
    ['pattern', { pattern: ' a.* ' }, '“a.*” is typed here but not added. Add it, or clear it.'],
    ['paste', { paste: 'a.*\nb.*' }, 'This list is pasted but not added. Add it, or close it without adding.'],
    ['secret', { secret: 'QUJD\n' }, 'A secret contains no blanks or line breaks. Remove them.'],
  ])('says on %s what is wrong with it', (field, change, message) => {
    const result = createFormSchema().safeParse({ ...good, ...change });
    expect(result.error?.issues.map((issue) => [issue.path, issue.message])).toEqual([[[field], message]]);
  });

  test('passes warnings, unknown entries and blanks around texts', () => {
    const odd = { ...good, name: ' CRM ', url: ' http://localhost/ ', events: ['gone', 'gone'], secret: 'QUJ' };
    expect(createFormSchema().safeParse(odd)).toEqual({ success: true, data: odd });
  });
});
