import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { coversEntry, matchesEntry } from './event-pattern.ts';
import { tidyEntries } from './tidy-entries.ts';

const runs = { seed: 7_306, numRuns: 700 };
const name = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 6 });
const entry = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 5 }),
  fc.constantFrom('*', '**', '__proto__', 'a.*', 'a.b', ' a.b'),
);
const stored = fc.array(entry, { maxLength: 9 });
const isMatched = (entries: readonly string[], text: string) => entries.some((one) => matchesEntry(one, text));

describe('tidying', () => {
  test('takes out what another entry covers and what is there twice, and says why', () => {
    expect(tidyEntries(['gone.v3', 'agent.in.v1', 'x', 'agent.*', 'x', 'agent.in.v1', 'x'])).toEqual({
      entries: ['gone.v3', 'x', 'agent.*'],
      redundant: [
        { entry: 'agent.in.v1', coveredBy: 'agent.*', copies: 2 },
        { entry: 'x', coveredBy: undefined, copies: 2 },
      ],
    });
  });

  test('keeps one of two patterns that mean the same', () => {
    expect(tidyEntries(['**', '*', 'a']).entries).toEqual(['**']);
  });

  test('hands back the very same list where there is nothing to do', () => {
    const entries = ['*.v1', 'agent.*', 'gone.v3'];
    expect(tidyEntries(entries)).toEqual({ entries, redundant: [] });
    expect(tidyEntries(entries).entries).toBe(entries);
  });

  property.prop([stored, fc.array(name, { minLength: 15 })], runs)(
    'never changes what is matched, whatever the name',
    (entries, names) => {
      const { entries: tidied } = tidyEntries(entries);
      // A character foreign to every entry stands for all names that nobody has thought of yet.
      const unheardOf = entries.map((one) => one.replaceAll('*', 'z'));
      for (const text of [...names, ...entries, ...unheardOf]) {
        expect({ text, isMatched: isMatched(tidied, text) }).toEqual({ text, isMatched: isMatched(entries, text) });
      }
    },
  );

  property.prop([stored], runs)('is idempotent, and leaves nothing that covers another', (entries) => {
    const { entries: tidied } = tidyEntries(entries);
    expect(tidyEntries(tidied)).toEqual({ entries: tidied, redundant: [] });
    const pairs = tidied.flatMap((outer) => tidied.filter((inner) => inner !== outer && coversEntry(outer, inner)));
    expect(pairs).toEqual([]);
  });

  property.prop([stored], runs)(
    'keeps order and spelling of the rest, and everything that is not covered',
    (entries) => {
      const { entries: tidied, redundant } = tidyEntries(entries);
      const gone = new Set(redundant.filter(({ coveredBy }) => coveredBy !== undefined).map((one) => one.entry));
      expect(tidied).toEqual([...new Set(entries)].filter((one) => !gone.has(one)));
      expect(redundant.reduce((sum, { copies }) => sum + copies, tidied.length)).toBe(entries.length);
      for (const one of gone) {
        expect(tidied.some((other) => coversEntry(other, one))).toBe(true);
      }
    },
  );
});
