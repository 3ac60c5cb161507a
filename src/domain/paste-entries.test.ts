import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from './event-catalogue.ts';
import { matchesEntry } from './event-pattern.ts';
import { entriesOfPaste, sortPaste } from './paste-entries.ts';

const catalogueOf = (names: readonly string[]) =>
  createEventCatalogue(names.map((name) => ({ name, description: '', jsonSchema: {} })));
const catalogue = catalogueOf([
  'agent.in.v0',
  'agent.in.v1',
  'channel.held.v1',
  'channel.held.v10',
  'channel.held.v9',
  'heartbeat',
]);
const none: ReadonlyMap<string, string> = new Map();

const readingsOf = (text: string, entries: readonly string[] = []) =>
  sortPaste(text, entries, catalogue).words.map(({ word, reading, preset, coveredBy }) => [
    word,
    reading,
    ...(coveredBy === undefined ? [] : [`by ${coveredBy}`]),
    ...(preset === undefined || preset === word ? [] : [`adds ${preset}`]),
  ]);
const addedBy = (text: string, entries: readonly string[] = [], picks = none) =>
  entriesOfPaste(sortPaste(text, entries, catalogue), picks, entries);

describe('the words of a paste', () => {
  test('are told apart', () => {
    expect(readingsOf('agent.in.v1, channel.*; heartbeat please, nobody.*, foo.bar.v1 *')).toEqual([
      ['agent.in.v1', 'matched'],
      ['channel.*', 'matched'],
      ['heartbeat', 'matched'],
      ['please', 'unknown'],
      ['nobody.*', 'unknown'],
      ['foo.bar.v1', 'unknown'],
      ['*', 'everything'],
    ]);
  });

  test('are covered by what is stored, and by a pattern of the same paste wherever it stands', () => {
    expect(readingsOf('agent.in.v0 channel.held.v1 channel.held.* gone.v3', ['agent.*', 'gone.v3'])).toEqual([
      ['agent.in.v0', 'covered', 'by agent.*'],
      ['channel.held.v1', 'covered', 'by channel.held.*'],
      ['channel.held.*', 'matched'],
      ['gone.v3', 'covered', 'by gone.v3'],
    ]);
    expect(readingsOf('agent.* agent.**')).toEqual([
      ['agent.*', 'matched'],
      ['agent.**', 'covered', 'by agent.*'],
    ]);
  });

  test('without a version stand for the newest, with the others to choose from', () => {
    expect(sortPaste('channel.held', [], catalogue).words).toEqual([
      {
        word: 'channel.held',
        copies: 1,
        reading: 'newest',
        options: ['channel.held.v10', 'channel.held.v9', 'channel.held.v1', 'channel.held'],
        preset: 'channel.held.v10',
        coveredBy: undefined,
      },
    ]);
    expect(readingsOf('channel.held', ['*.v10'])).toEqual([['channel.held', 'covered', 'by *.v10']]);
    expect(readingsOf('channel.held channel.held.v10')).toEqual([
      ['channel.held', 'covered', 'by channel.held.v10'],
      ['channel.held.v10', 'matched'],
    ]);
  });

  test('in other case are suggested, not corrected', () => {
    const { words } = sortPaste('Channel.Held.V1 AGENT.IN Agent.* HEARTBEAT', [], catalogue);
    expect(words.map(({ reading, preset, options }) => [reading, preset, options])).toEqual([
      ['case', undefined, ['channel.held.v1', 'Channel.Held.V1']],
      ['case', undefined, ['agent.in.v1', 'agent.in.v0', 'AGENT.IN']],
      ['case', undefined, ['agent.*', 'Agent.*']],
      ['case', undefined, ['heartbeat', 'HEARTBEAT']],
    ]);
    expect(addedBy('Channel.Held.V1')).toEqual([]);
  });

  test('in bold type are names first, patterns by choice', () => {
    expect(readingsOf('**channel.held.v9** *channel.held.v1* *in* *heartbeat')).toEqual([
      ['**channel.held.v9**', 'stars', 'adds channel.held.v9'],
      ['*channel.held.v1*', 'stars', 'adds channel.held.v1'],
      ['*in*', 'matched'],
      ['*heartbeat', 'matched'],
    ]);
  });
});

describe('adding a paste', () => {
  test('appends what is matched, each once, in the order of the text', () => {
    expect(addedBy('channel.held agent.in.v1 agent.in.v1 nobody.*', ['x'])).toEqual([
      'channel.held.v10',
      'agent.in.v1',
    ]);
  });

  test('follows what the person chose', () => {
    const picks = new Map([
      ['channel.held', 'channel.held.v1'],
      ['Heartbeat', 'heartbeat'],
      ['foo.bar', 'foo.bar'],
      ['agent.in', ''],
    ]);
    expect(addedBy('channel.held Heartbeat foo.bar agent.in spam', [], picks)).toEqual([
      'channel.held.v1',
      'heartbeat',
      'foo.bar',
    ]);
  });

  test('repeats nothing that is stored, whatever is chosen', () => {
    const stored = ['channel.held', 'heartbeat'];
    const picks = new Map([
      ['channel.held', 'channel.held'],
      ['Heartbeat', 'heartbeat'],
    ]);
    expect(addedBy('channel.held Heartbeat', stored, picks)).toEqual([]);
  });
});

const name = fc
  .tuple(fc.constantFrom('a', 'b', 'A'), fc.constantFrom('x', 'x.y', 'Y'), fc.constantFrom('v0', 'v1', ''))
  .map((parts) => parts.filter((part) => part !== '').join('.'));
const entry = fc.oneof(name, fc.string({ unit: fc.constantFrom('a', 'b', 'x', '.', '*'), maxLength: 5 }));
const pasted = fc.oneof(
  fc
    .array(fc.oneof(entry, fc.constantFrom('*', '* a.x', '**a.x.v1**', 'A.X', '-', '"')), { maxLength: 9 })
    .map((words) => words.join(' ')),
  fc.string({ unit: 'binary' }),
);

property.prop([fc.uniqueArray(name), fc.array(entry, { maxLength: 5 }), pasted, fc.infiniteStream(fc.nat())], {
  seed: 7_308,
  numRuns: 1_000,
})(
  'whatever is pasted and chosen, what is added is new, and what is not is accounted for',
  (names, stored, text, dice) => {
    const of = catalogueOf(names);
    const sorted = sortPaste(text, stored, of);
    const picks = new Map(
      sorted.words.flatMap(({ word, options }) => {
        const chosen = ['', undefined, ...options][(dice.next().value ?? 0) % (options.length + 2)];
        return chosen === undefined ? [] : [[word, chosen] as const];
      }),
    );
    const added = entriesOfPaste(sorted, picks, stored);
    expect(new Set([...stored, ...added]).size).toBe(new Set(stored).size + added.length);
    const byPreset = [...stored, ...entriesOfPaste(sorted, none, stored)];
    for (const { word, reading, options, preset, coveredBy } of sorted.words) {
      expect(options).toContain(word);
      expect(preset === undefined || options.includes(preset)).toBe(true);
      if (reading === 'covered') {
        expect(byPreset).toContain(coveredBy);
        const [meant = word] = options;
        expect(matchesEntry(coveredBy ?? '', meant)).toBe(true);
      }
      if (reading === 'unknown' || reading === 'case') {
        expect(of.matches(word)).toEqual([]);
        expect(preset).toBeUndefined();
      }
      // Nothing that today's catalogue knows by this spelling is lost.
      if (reading !== 'everything') {
        for (const type of of.matches(word)) expect(byPreset.some((one) => matchesEntry(one, type))).toBe(true);
      }
    }
  },
);

test('as many patterns and names as a paste may hold are sorted in no time', () => {
  const large = catalogueOf(Array.from({ length: 5_000 }, (_, index) => `s${index % 60}.e${index}.v1`));
  const patterns = Array.from({ length: 200 }, (_, index) => `*e*${'*v'.repeat(index % 7)}*${index}*`);
  const words = Array.from({ length: 2_800 }, (_, index) => `S${index % 60}.E${index}.v1`);
  const start = process.cpuUsage();
  expect(sortPaste([...patterns, ...words].join('\n'), patterns, large).words).toHaveLength(3_000);
  expect(process.cpuUsage(start).user / 1_000).toBeLessThan(1_000);
});
