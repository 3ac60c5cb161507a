import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { isPattern, matchesEntry } from './event-pattern.ts';
import { selectedNames } from './event-selection.ts';
import {
  addEntry,
  pinToToday,
  removeEntry,
  type SelectionChange,
  toggleEvent,
  toggleSource,
  toggleVersion,
  widenToSource,
} from './event-selection-changes.ts';

const runs = { seed: 7_303, numRuns: 1_000 };
const catalogueOf = (names: readonly string[]) =>
  createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));

const known = ['agent.in.v0', 'agent.in.v1', 'agent.out.v1', 'channel.held.v0', 'channel.held.v1', 'channel.held.v10'];
const catalogue = catalogueOf(known);

const anyCatalogue = fc
  .uniqueArray(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('a', 'b', 'ab'), fc.constantFrom('x', 'y', 'x.y'), fc.constantFrom('v0', 'v1', 'v10'))
        .map((parts) => parts.join('.')),
      fc.constantFrom('a', 'b.x', 'b.x.y', 'a.v1', 'heartbeat', '', '.', 'ab.'),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map(catalogueOf);
const anyEntry = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', 'x', '.', '*', 'v1', 'v0'), maxLength: 6 }),
  fc.constantFrom('a.*', 'b.*', '*', '*.v1', 'ab.x.v1', 'a.x.v0', 'a.x.v1', 'b.y.v10', 'b.x', 'nobody.knows.v1'),
);
const anySelection = fc.record({ catalogue: anyCatalogue, entries: fc.array(anyEntry, { maxLength: 8 }) });
/** A place in the catalogue, whatever its size. */
const place = fc.nat();

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) {
    throw new Error('The generated catalogue is empty');
  }
  return value;
}

describe('ticking a source', () => {
  test('stores its wildcard in the place of the names it makes redundant', () => {
    const entries = ['nobody.knows.v1', 'agent.in.v1', 'channel.*.v1', 'agent.later.v1', 'agent.out.v1'];
    const change = toggleSource(entries, catalogue, 'agent');
    expect(change.entries).toEqual(['nobody.knows.v1', 'agent.*', 'channel.*.v1', 'agent.later.v1']);
    expect(change).toMatchObject({ added: ['agent.*'], removed: ['agent.in.v1', 'agent.out.v1'], replaced: [] });
  });

  test('appends where nothing is replaced', () => {
    expect(toggleSource(['*.v10'], catalogue, 'agent').entries).toEqual(['*.v10', 'agent.*']);
  });

  test('ticks by name what its wildcard cannot match', () => {
    const odd = catalogueOf(['heartbeat', 'tick', 'tick.tock.v1']);
    expect(toggleSource([], odd, 'heartbeat').entries).toEqual(['heartbeat']);
    expect(toggleSource(['tick.tock.v1'], odd, 'tick').entries).toEqual(['tick.*', 'tick']);
    expect(toggleSource(['tick.*'], odd, 'tick').entries).toEqual(['tick.*', 'tick']);
    expect(toggleSource(['tick.*', 'tick'], odd, 'tick').entries).toEqual([]);
  });

  test('never turns all names into a wildcard: a full box is emptied', () => {
    expect(toggleSource(['agent.out.v1', 'agent.in.v0', 'agent.in.v1'], catalogue, 'agent').entries).toEqual([]);
  });
});

describe('un-ticking', () => {
  test('replaces the wildcard by the explicit rest, in its place, and says so', () => {
    const change = toggleVersion(['x.*', 'channel.*', 'agent.in.v0'], catalogue, 'channel.held.v0');
    expect(change.entries).toEqual(['x.*', 'channel.held.v1', 'channel.held.v10', 'agent.in.v0']);
    expect(change.replaced).toEqual([{ entry: 'channel.*', by: ['channel.held.v1', 'channel.held.v10'] }]);
  });

  test('explodes every pattern that covers it and repeats nothing', () => {
    const change = toggleVersion(['channel.*', '*.v0', 'channel.held.v10'], catalogue, 'channel.held.v0');
    expect(change.entries).toEqual(['channel.held.v1', 'agent.in.v0', 'channel.held.v10']);
    expect(toggleVersion(['channel.*', 'channel.held.*'], catalogue, 'channel.held.v0').entries).toEqual([
      'channel.held.v1',
      'channel.held.v10',
    ]);
  });

  test('of a whole source explodes a pattern that reaches further', () => {
    expect(toggleSource(['*', 'agent.in.v0'], catalogue, 'channel').entries).toEqual([
      'agent.in.v1',
      'agent.out.v1',
      'agent.in.v0',
    ]);
  });

  test('removes a wildcard of which nothing is left', () => {
    const change = toggleSource(['agent.*', 'agent.in.v1', 'x'], catalogue, 'agent');
    expect(change).toEqual({ entries: ['x'], added: [], removed: ['agent.*', 'agent.in.v1'], replaced: [] });
  });

  test('keeps a pattern that does not reach it', () => {
    expect(toggleVersion(['*.v1', 'agent.in.v0'], catalogue, 'agent.in.v0').entries).toEqual(['*.v1']);
  });
});

describe('toggling an event', () => {
  test('ticks the newest version by its full name, then un-ticks all', () => {
    expect(toggleEvent([], catalogue, 'channel.held').entries).toEqual(['channel.held.v10']);
    expect(toggleEvent(['channel.held.v0'], catalogue, 'channel.held').entries).toEqual([
      'channel.held.v0',
      'channel.held.v10',
    ]);
    expect(toggleEvent(['channel.held.v0', 'channel.held.v10'], catalogue, 'channel.held').entries).toEqual([]);
  });
});

test('names that are not in the catalogue cannot be toggled', () => {
  const entries = ['nobody.knows.v1'];
  expect(toggleVersion(entries, catalogue, 'nobody.knows.v1').entries).toBe(entries);
  expect(toggleEvent(entries, catalogue, 'nobody.knows').entries).toBe(entries);
  expect(toggleSource(entries, catalogue, 'nobody').entries).toBe(entries);
});

describe('addEntry', () => {
  test.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['agent in.v1', 'blank'],
    ['agent.*\u200b', 'blank'],
    ['agent\u00a0.*', 'blank'],
    [' agent.* ', 'duplicate'],
    ['x'.repeat(501), 'long'],
  ])('refuses %j: %s', (text, problem) => {
    expect(addEntry(['agent.*'], text)).toMatchObject({ ok: false, problem });
  });

  test('trims and otherwise keeps the spelling', () => {
    expect(addEntry(['a'], ' Agent.*\t')).toEqual({ ok: true, entry: 'Agent.*', entries: ['a', 'Agent.*'] });
  });
});

describe('pinToToday', () => {
  test('puts the names of today in the place of the pattern', () => {
    const change = pinToToday(['x', 'agent.*', 'agent.out.v1', 'agent.*'], catalogue, 'agent.*');
    expect(change.entries).toEqual(['x', 'agent.in.v0', 'agent.in.v1', 'agent.out.v1']);
    expect(change.replaced).toEqual([{ entry: 'agent.*', by: ['agent.in.v0', 'agent.in.v1'] }]);
  });

  test('leaves alone what matches nothing, names, and what is not stored', () => {
    for (const entry of ['nobody.*', 'agent.in.v1', '*']) {
      const entries = ['nobody.*', 'agent.in.v1'];
      expect(pinToToday(entries, catalogue, entry).entries).toBe(entries);
    }
  });
});

describe('widenToSource', () => {
  test('stores the wildcard in the place of the names, and leaves all else', () => {
    const entries = ['nobody.knows.v1', 'agent.in.v1', '*.v10', 'agent.later.v1', 'agent.in.v0', 'agent.out.v1'];
    const change = widenToSource(entries, catalogue, 'agent');
    expect(change.entries).toEqual(['nobody.knows.v1', 'agent.*', '*.v10', 'agent.later.v1']);
    expect(change).toMatchObject({ added: ['agent.*'], removed: ['agent.in.v1', 'agent.in.v0', 'agent.out.v1'] });
    expect(widenToSource(entries, catalogue, 'nobody').entries).toBe(entries);
  });
});

describe('laws', () => {
  property.prop([anySelection, place], runs)('a version toggle flips that version only', (given, index) => {
    const { names } = given.catalogue;
    const name = at(names, index);
    const before = new Set(selectedNames(given.entries, given.catalogue));
    const after = new Set(selectedNames(toggleVersion(given.entries, given.catalogue, name).entries, given.catalogue));
    expect(names.filter((other) => before.has(other) !== after.has(other))).toEqual([name]);
  });

  property.prop([anySelection, place], runs)('a version toggled twice selects what it did', (given, index) => {
    const name = at(given.catalogue.names, index);
    const once = toggleVersion(given.entries, given.catalogue, name);
    const twice = toggleVersion(once.entries, given.catalogue, name);
    expect(selectedNames(twice.entries, given.catalogue)).toEqual(selectedNames(given.entries, given.catalogue));
    if (once.added.length > 0) {
      expect(twice.entries).toEqual(given.entries);
    }
  });

  property.prop([anySelection, place], runs)('a source toggle leaves other sources alone', (given, index) => {
    const source = at(given.catalogue.sources, index);
    const change = toggleSource(given.entries, given.catalogue, source.source);
    const before = new Set(selectedNames(given.entries, given.catalogue));
    const after = new Set(selectedNames(change.entries, given.catalogue));
    const own = new Set(source.names);
    const wasFull = source.names.every((name) => before.has(name));
    const expected = given.catalogue.names.filter((name) => (own.has(name) ? !wasFull : before.has(name)));
    expect(given.catalogue.names.filter((name) => after.has(name))).toEqual(expected);
  });

  property.prop([anySelection, place], runs)('an empty source toggled twice is as it was', (given, index) => {
    const source = at(given.catalogue.sources, index);
    const selected = new Set(selectedNames(given.entries, given.catalogue));
    fc.pre(!source.names.some((name) => selected.has(name)) && !given.entries.includes(`${source.source}.*`));
    const once = toggleSource(given.entries, given.catalogue, source.source);
    expect(toggleSource(once.entries, given.catalogue, source.source).entries).toEqual(given.entries);
  });

  property.prop([anySelection, place], runs)('explode, then select all, is the old selection', (given, index) => {
    const source = at(given.catalogue.sources, index);
    const before = selectedNames(given.entries, given.catalogue);
    const without = before.reduce<readonly string[]>(
      (entries, name) =>
        source.names.includes(name) ? toggleVersion(entries, given.catalogue, name).entries : entries,
      given.entries,
    );
    const again = before.reduce<readonly string[]>(
      (entries, name) =>
        source.names.includes(name) ? toggleVersion(entries, given.catalogue, name).entries : entries,
      without,
    );
    expect(selectedNames(without, given.catalogue)).toEqual(before.filter((name) => !source.names.includes(name)));
    expect(selectedNames(again, given.catalogue)).toEqual(before);
  });

  property.prop([anySelection, place], runs)('an event toggle touches its own versions only', (given, index) => {
    const event = at([...given.catalogue.eventByName.values()], index);
    const own = new Set(event.versions.map(({ name }) => name));
    const change = toggleEvent(given.entries, given.catalogue, event.event);
    const others = (entries: readonly string[]) =>
      selectedNames(entries, given.catalogue).filter((name) => !own.has(name));
    expect(others(change.entries)).toEqual(others(given.entries));
    expect(change.entries.filter(isPattern).every((entry) => given.entries.includes(entry))).toBe(true);
  });

  property.prop([anySelection, place], runs)(
    'widening a source that is chosen in full changes nothing today, and pinning takes it back',
    (given, index) => {
      const { source, names } = at(given.catalogue.sources, index);
      const full = [...new Set([...given.entries.filter((entry) => !isPattern(entry)), ...names])];
      const widened = widenToSource(full, given.catalogue, source).entries;
      const before = selectedNames(full, given.catalogue);
      expect(selectedNames(widened, given.catalogue)).toEqual(before);
      const pinned = pinToToday(widened, given.catalogue, `${source}.*`).entries;
      expect(new Set(pinned)).toEqual(new Set(full));
    },
  );

  property.prop([anySelection, place], runs)('pinning changes nothing today, and not twice', (given, index) => {
    fc.pre(given.entries.length > 0);
    const entry = at(given.entries, index);
    const pinned = pinToToday(given.entries, given.catalogue, entry).entries;
    expect(selectedNames(pinned, given.catalogue)).toEqual(selectedNames(given.entries, given.catalogue));
    expect(pinToToday(pinned, given.catalogue, entry).entries).toBe(pinned);
  });

  property.prop([anySelection, place], runs)('entries unknown to the catalogue stay, in order', (given, index) => {
    const isUnknown = (entry: string) => !given.catalogue.names.some((name) => matchesEntry(entry, name));
    const unknown = given.entries.filter(isUnknown);
    for (const change of everyChange(given, index)) {
      const kept = change.entries.filter((entry) => isUnknown(entry) && !change.added.includes(entry));
      expect(kept).toEqual(unknown.filter((entry) => !change.added.includes(entry)));
    }
  });

  property.prop([anySelection, place], runs)('what stays keeps its spelling and order', (given, index) => {
    for (const change of everyChange(given, index)) {
      const after = new Set(change.entries);
      const distinct = [...new Set(given.entries)].filter((entry) => after.has(entry));
      const before = new Set(given.entries);
      expect([...after].filter((entry) => before.has(entry))).toEqual(distinct);
    }
  });

  property.prop([fc.array(anyEntry), fc.string({ unit: 'binary' })], runs)(
    'adding and removing undo each other',
    (given, text) => {
      const added = addEntry(given, text);
      if (added.ok) {
        expect(addEntry(added.entries, text)).toMatchObject({ ok: false, problem: 'duplicate' });
        expect(removeEntry(added.entries, added.entry).entries).toEqual(given);
      }
    },
  );
});

function everyChange(
  given: { catalogue: typeof catalogue; entries: readonly string[] },
  index: number,
): readonly SelectionChange[] {
  return [
    toggleVersion(given.entries, given.catalogue, at(given.catalogue.names, index)),
    toggleEvent(given.entries, given.catalogue, at([...given.catalogue.eventByName.keys()], index)),
    toggleSource(given.entries, given.catalogue, at(given.catalogue.sources, index).source),
    widenToSource(given.entries, given.catalogue, at(given.catalogue.sources, index).source),
    ...given.entries.map((entry) => pinToToday(given.entries, given.catalogue, entry)),
  ];
}
