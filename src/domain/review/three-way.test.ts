import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findConflicts, findEntryChanges, findMoved, findRest, mergeEntries, resolveConflicts } from './three-way.ts';

const base = { name: 'CRM', url: 'https://a.example/', enabled: true, events: ['agent.*', 'channel.held.v1'] };
const theirs = { ...base, url: 'https://theirs.example/', enabled: false };

describe('three tellings of a subscription', () => {
  test('know what moved, what clashes and what is left to send', () => {
    expect(findMoved(base, theirs)).toEqual(['url', 'enabled']);
    expect(findConflicts(base, theirs, { name: 'CRM 2' })).toEqual([]);
    expect(findConflicts(base, theirs, { url: 'https://mine.example/', enabled: false })).toEqual(['url']);
    expect(findRest(theirs, { name: 'CRM 2', enabled: false })).toEqual({ name: 'CRM 2' });
    expect(findRest(theirs, { url: theirs.url })).toEqual({});
  });

  test('the order of the entries is a change, too', () => {
    const turned = { ...base, events: base.events.toReversed() };
    expect(findMoved(base, turned)).toEqual(['events']);
    expect(findEntryChanges(base.events, turned.events, base.events)).toEqual([]);
  });

  test('are settled field by field as it was chosen; what only they changed stays theirs', () => {
    const wish = { name: 'CRM 2', url: 'https://mine.example/', events: ['agent.*', 'channel.held.v1', 'a.b.v1'] };
    const moved = { ...theirs, events: ['agent.*', 'c.d.v1'] };
    expect(resolveConflicts(base, moved, wish, { url: 'mine', events: 'both' })).toEqual({
      name: 'CRM 2',
      url: 'https://mine.example/',
      enabled: false,
      events: ['agent.*', 'c.d.v1', 'a.b.v1'],
    });
    expect(resolveConflicts(base, moved, wish, { url: 'theirs', events: 'theirs' })).toEqual({
      ...moved,
      name: 'CRM 2',
    });
  });
});

const entry = fc.constantFrom('a.*', 'a.b.v1', 'c.d.v1', 'c.*', '*', 'gone.x.v9');
const entries = fc.uniqueArray(entry);
property.prop([entries, entries, entries], { seed: 9_201, numRuns: 500 })(
  'G11: combined entries hold what either added, and nothing that either took away',
  (before, their, mine) => {
    const merged = new Set(mergeEntries(before, their, mine));
    for (const { entry: changed, kind } of findEntryChanges(before, their, mine)) {
      expect(merged.has(changed)).toBe(kind === 'added');
    }
    for (const kept of before.filter((one) => their.includes(one) && mine.includes(one)))
      expect(merged).toContain(kept);
  },
);
