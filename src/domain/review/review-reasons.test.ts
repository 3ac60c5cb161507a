import { describe, expect, test } from 'vitest';
import { createEventCatalogue } from '../event-catalogue.ts';
import { findEntryEffect } from './entry-effect.ts';
import { reviewChange, reviewUrl } from './review-reasons.ts';

const catalogue = createEventCatalogue(
  ['agent.presencechanged.v0', 'agent.presencechanged.v1', 'channel.held.v1'].map((name) => ({
    name,
    description: '',
    jsonSchema: {},
  })),
);
const before = { name: 'CRM', url: 'https://a.example/vcc', enabled: true, events: ['agent.*'] };
const kinds = (after: Partial<typeof before>, isKnown = true) => {
  const changed = { ...before, ...after };
  const effect = isKnown ? findEntryEffect(before.events, changed.events, catalogue) : undefined;
  return reviewChange(before, changed, effect).map(({ kind }) => kind);
};

describe('a change', () => {
  test.each([
    [{}, []],
    [{ name: 'Other', enabled: false }, []],
    [{ url: 'https://a.example/other' }, []],
    [{ url: 'https://A.example/vcc' }, []],
    [{ url: 'https://b.example/vcc' }, ['host']],
    [{ url: 'https://a.example:8443/vcc' }, ['host']],
    [{ url: 'https://10.0.0.1/' }, ['host', 'doubt']],
    [{ events: ['agent.*', 'channel.held.v1'] }, []],
    [{ events: ['agent.presencechanged.v0', 'agent.presencechanged.v1'] }, []],
    [{ events: ['agent.presencechanged.v1'] }, ['lost']],
    [{ events: ['nothing.*'] }, ['lost']],
  ])('%j is asked about because of %j', (after, reasons) => {
    expect(kinds(after)).toEqual(reasons);
  });

  test('of entries is asked about without a catalogue when one is taken away', () => {
    expect(kinds({ events: ['agent.*', 'x.*'] }, false)).toEqual([]);
    expect(kinds({ events: ['x.*'] }, false)).toEqual(['effect-unknown']);
  });

  test('of entries tells what is gained and lost today, and which patterns are closed', () => {
    expect(findEntryEffect(['agent.*', '*.v0'], ['agent.presencechanged.v1', 'channel.*'], catalogue)).toEqual({
      gained: ['channel.held.v1'],
      lost: ['agent.presencechanged.v0'],
      closed: ['agent.*', '*.v0'],
    });
    expect(findEntryEffect(['agent.*'], ['*'], catalogue).closed).toEqual([]);
  });
});

test('U4, U5, U7: a new URL is asked about when VCC cannot reach it or it reads as another', () => {
  const doubted = [
    'https://localhost/',
    'https://2130706433/',
    'https://127.1/',
    'https://[fd00::1]/',
    'https://аpple.com/',
  ];
  for (const url of doubted) expect(reviewUrl(url)).toHaveLength(1);
  for (const url of ['https://a.example/', 'http://a.example/?key=1#x', 'not a url'])
    expect(reviewUrl(url)).toEqual([]);
});
