import { describe, expect, test } from 'vitest';
import { checkEnvelope } from './check-envelope.ts';
import { utf8 } from './signature-bytes.ts';

const event = {
  specversion: '1.0',
  type: 'channel.ended.v1',
  id: '2V1EhIxvsBPpnqf6Hqv9mtPZx1a',
  source: '/channel',
  subject: 'x',
  time: '2026-01-15T09:00:01Z',
  datacontenttype: 'application/json',
  data: {},
};

const read = (value: unknown) => checkEnvelope(utf8(typeof value === 'string' ? value : JSON.stringify(value)));

test('VCC’s own has nothing to be said about it', () => {
  expect(read(event)).toEqual({ findings: [], type: 'channel.ended.v1', data: {}, isEnvelope: true });
  expect(read(`\u{feff}${JSON.stringify(event)}`).findings).toEqual([]);
});

describe('a problem is', () => {
  test.each([
    [{ ...event, specversion: undefined }, '“specversion” is missing'],
    [{ ...event, specversion: '0.3' }, '“specversion” is “0.3”'],
    [{ ...event, id: 7 }, '“id” is not a text'],
    [{ ...event, source: '' }, '“source” is not a text'],
    [{ ...event, time: 'yesterday' }, 'no time by RFC 3339'],
    [{ ...event, time: '2026-13-45T99:00:00Z' }, 'no time by RFC 3339'],
    [{ ...event, subject: '' }, '“subject” is not a text'],
    [{ ...event, data: undefined }, '“data” is missing'],
    [{ ...event, traceId: 'x' }, 'The name “traceId” is none that CloudEvents allows'],
    [[event], 'never a batch'],
    [{ reason: 'x' }, 'perhaps it is only the “data”'],
    ['ping', 'The body is not JSON.'],
    ['7', 'no object'],
  ])('%j: %s', (value, words) => {
    const problems = read(value).findings.filter(({ weight }) => weight === 'problem');
    expect(problems.map(({ text }) => text).join('\n')).toContain(words);
  });

  test('what is no UTF-8', () => {
    expect(checkEnvelope(Uint8Array.from([0xff])).findings).toEqual([
      { weight: 'problem', text: 'The body is not UTF-8.' },
    ]);
  });
});

describe('only noted is', () => {
  test.each([
    [{ ...event, id: '7' }, 'VCC’s ids have 27'],
    [{ ...event, source: '/agent' }, 'for this type VCC sends “/channel”'],
    [{ ...event, time: undefined }, '“time” is missing'],
    [{ ...event, time: '2026-01-15T10:00:01+01:00' }, 'VCC sends UTC'],
    [{ ...event, subject: undefined }, '“subject” is missing'],
    [{ ...event, datacontenttype: undefined }, '“datacontenttype” is missing'],
    [{ ...event, datacontenttype: 'text/plain' }, 'VCC sends application/json'],
    [{ ...event, traceparent: 'x' }, 'Beyond what is documented it has “traceparent”'],
  ])('%j: %s', (value, words) => {
    const { findings, isEnvelope } = read(value);
    expect(isEnvelope).toBe(true);
    expect(findings.map(({ weight }) => weight)).toEqual(['note']);
    expect(findings[0]?.text).toContain(words);
  });
});

test('what is shown of it hides nothing', () => {
  expect(read({ ...event, id: `a\u{202e}b` }).findings[0]?.text).toContain('“a\\u{202e}b”');
});
