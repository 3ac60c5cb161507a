import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { capPaste, pasteLimits, readPastedWords } from './pasted-words.ts';

const wordsOf = (text: string) => [...readPastedWords(text).words.keys()];

describe('a pasted list', () => {
  test.each([
    ['blanks', 'agent.in.v1 channel.held.v1\u00a0\u3000agent.*'],
    ['commas, semicolons and bars', 'agent.in.v1,channel.held.v1;;agent.*|'],
    ['lines of any kind', 'agent.in.v1\r\nchannel.held.v1\n\n\ragent.*\u2028'],
    ['tabs of a spreadsheet', '\tagent.in.v1\tchannel.held.v1\nagent.*\t'],
    ['bullets', '* agent.in.v1\n  - channel.held.v1\n• agent.*'],
    ['dashes and check boxes', '– agent.in.v1\n- [x] channel.held.v1\n+ [ ] agent.*'],
    ['numbers', '1. agent.in.v1\n2) channel.held.v1\n(3) agent.*'],
    ['a JSON array', '["agent.in.v1", "channel.held.v1",\n "agent.*"]'],
    ['JSON inside JSON', '[\\"agent.in.v1\\",\\"channel.held.v1\\",\\n\\"agent.*\\"]'],
    ['quotes of several lands', '“agent.in.v1”, „channel.held.v1“ «agent.*»'],
    ['code of Markdown', '`agent.in.v1` and `channel.held.v1`, `agent.\\*`'.replace('and ', '')],
    ['a table of Markdown', '| agent.in.v1 | channel.held.v1 |\n|---|---|\n| agent.* | |'],
    ['marks of sentences', 'agent.in.v1. channel.held.v1, agent.*!'],
    ['zero-width characters', '\ufeffagent.\u200bin.v1 \u202achannel.held\u00ad.v1\u202c agent.*\u200d'],
    ['slashes and colons', 'agent.in.v1/channel.held.v1:agent.*'],
    ['emoji', '✅ agent.in.v1 ⚠️channel.held.v1👍 agent.*'],
    ['code', "events = {agent.in.v1, 'channel.held.v1'} => agent.*;"],
  ])('is read through %s', (_, text) => {
    expect(wordsOf(text).filter((word) => word !== 'x' && word !== 'events')).toEqual([
      'agent.in.v1',
      'channel.held.v1',
      'agent.*',
    ]);
  });

  test('keeps what may be inside a name, and the case', () => {
    const text = 'Agent.In.V1 a-b.c_d.v1 channel.*.v1 *.v1 * https://x.example/a.b';
    expect(wordsOf(text)).toEqual(text.split(' '));
  });

  test('counts repetitions', () => {
    expect(readPastedWords('b a, b\n"b".')).toEqual({
      words: new Map([
        ['b', 3],
        ['a', 1],
      ]),
      leftOut: 0,
    });
  });

  test('has limits, and tells what they left out', () => {
    const many = Array.from({ length: pasteLimits.words + 7 }, (_, index) => `a${index}`).join(' ');
    expect(readPastedWords(many)).toMatchObject({ leftOut: 7 });
    const patterns = Array.from({ length: pasteLimits.patterns + 3 }, (_, index) => `a${index}*`).join(' ');
    expect(readPastedWords(`${patterns} a.b`)).toMatchObject({ leftOut: 3 });
    expect(wordsOf(`${patterns} a.b`)).toContain('a.b');
    expect(readPastedWords(`${'a'.repeat(pasteLimits.wordLength + 1)} b`)).toEqual({
      words: new Map([['b', 1]]),
      leftOut: 1,
    });
  });
});

describe('a text that is too long', () => {
  test('is cut between two words', () => {
    const capped = capPaste('agent.in.v1\n'.repeat(100_000));
    expect(capped.length).toBeLessThanOrEqual(pasteLimits.characters);
    expect([...readPastedWords(capped).words.keys()]).toEqual(['agent.in.v1']);
    expect(capPaste('x'.repeat(pasteLimits.characters + 1))).toHaveLength(pasteLimits.characters);
    expect(capPaste('agent.*')).toBe('agent.*');
  });
});

/** Text as it comes from anywhere, with much of what the reader looks for. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('a', '.', '*', ' ', '\n', '-', '\\', '"', '/', ':', '\u200b', '😀', '\ud83d'),
    maxLength: 60,
  }),
);

property.prop([anyText], { seed: 7_307, numRuns: 2_000 })(
  'any text is read without an error, into words that are read again as themselves',
  (text) => {
    const { words, leftOut } = readPastedWords(text);
    expect(leftOut).toBe(0);
    for (const [word, copies] of words) {
      expect(copies).toBeGreaterThan(0);
      expect(word).not.toMatch(/[\s\p{Cc}\p{Cf},;"`]/u);
      expect(wordsOf(word)).toEqual([word]);
    }
  },
);

/** Of this process alone: what else the machine does is not the rule's time. */
function processorMillisecondsOf(task: () => unknown): number {
  const before = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

test.each([
  ['stars', '*'],
  ['dots', '.'],
  ['blanks', ' '],
  ['bullets', '* '],
  ['dashes', '-'],
  ['backslashes', '\\'],
  ['emoji', '😀'],
  ['quotes', '"'],
  ['lines', '\n'],
  ['zero-width characters', '\u200b'],
  ['slashes', '/'],
  ['words', 'ab.c1 '],
])('5 MB of %s cost no time', (_, part) => {
  const text = `a${part.repeat(5_000_000 / part.length)}a`;
  expect(processorMillisecondsOf(() => readPastedWords(text))).toBeLessThan(200);
});
