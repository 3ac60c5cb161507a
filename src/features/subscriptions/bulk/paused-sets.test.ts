import { describe, expect, test } from 'vitest';
import { type PausedSet, readPausedFile, writePausedFile } from './paused-sets.ts';

const set: PausedSet = {
  id: 'set-1',
  pausedAt: '2026-03-02T10:00:00.000Z',
  owner: '["emea","credentials","ann"]',
  account: 'ann, EMEA',
  wereOn: [
    { subscriptionId: 'id-1', name: 'CRM' },
    { subscriptionId: 'id-2', name: '</script>' },
  ],
};

describe('an exported paused selection', () => {
  test('comes back as it was, and holds its date, account, ids and names and nothing else', () => {
    const text = writePausedFile(set);
    expect(readPausedFile(text, set.owner)).toEqual(set);
    expect(JSON.parse(text)).toEqual({ kind: 'vcc-webhooks-paused', version: 1, set });
  });

  test('of another account or region is refused, and its account named', () => {
    expect(readPausedFile(writePausedFile(set), '["nam","credentials","ann"]')).toBe(
      'This file belongs to another account or region: ann, EMEA.',
    );
  });

  test('switches each subscription on once, however often a file names it', () => {
    const [first] = set.wereOn;
    const twice = { ...set, wereOn: [...set.wereOn, ...(first === undefined ? [] : [first])] };
    expect(readPausedFile(writePausedFile(twice), set.owner)).toEqual(set);
  });

  test.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['a byte order mark and no JSON', '\uFEFF{'],
    ['another kind', JSON.stringify({ kind: 'vcc-webhooks-views', version: 1, set })],
    ['a later version', JSON.stringify({ kind: 'vcc-webhooks-paused', version: 2, set })],
    [
      'ids that are no text',
      JSON.stringify({
        kind: 'vcc-webhooks-paused',
        version: 1,
        set: { ...set, wereOn: [{ subscriptionId: 7, name: '' }] },
      }),
    ],
    ['no set', JSON.stringify({ kind: 'vcc-webhooks-paused', version: 1 })],
  ])('that is %s is refused', (_, text) => {
    expect(readPausedFile(text, set.owner)).toBe('This file was not exported here as a paused selection.');
  });

  test('U22: pollutes nothing', () => {
    const text = writePausedFile(set).replace('"id": "set-1"', '"__proto__": {"polluted": 1}, "id": "set-1"');
    expect(readPausedFile(text, set.owner)).toEqual(set);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
