import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { compareVersions, parseEventTypeName } from './event-type-name.ts';

const seed = { seed: 7_301 };
const version = fc.oneof(fc.string(), fc.stringMatching(/^v\d{1,3}(beta)?$/));

describe('parseEventTypeName', () => {
  test.each([
    ['agent.presencechanged.v1', 'agent', 'agent.presencechanged', 'v1'],
    ['agent.presence.changed.v12', 'agent', 'agent.presence.changed', 'v12'],
    ['call.transfer.warm', 'call', 'call.transfer.warm', ''],
    ['agent.v0', 'agent', 'agent', 'v0'],
    ['heartbeat', 'heartbeat', 'heartbeat', ''],
    ['v1', 'v1', 'v1', ''],
    ['.x', '', '.x', ''],
    ['x.', 'x', 'x.', ''],
    ['', '', '', ''],
    ['a.b.vendor', 'a', 'a.b.vendor', ''],
  ])('splits %j', (name, source, event, last) => {
    expect(parseEventTypeName(name)).toEqual({ source, event, version: last });
  });

  property.prop([fc.string({ unit: 'binary' })], seed)('takes any string apart without loss', (name) => {
    const parsed = parseEventTypeName(name);
    expect(parsed.version === '' ? parsed.event : `${parsed.event}.${parsed.version}`).toBe(name);
    expect(parsed.event.startsWith(parsed.source)).toBe(true);
  });
});

describe('compareVersions', () => {
  test('reads numbers, not spelling', () => {
    const sorted = ['v10', 'v9', '', 'v1', 'v1beta', 'v02', 'v99999999999999999999', 'v100000000000000000000'].toSorted(
      compareVersions,
    );
    expect(sorted).toEqual(['', 'v1', 'v1beta', 'v02', 'v9', 'v10', 'v99999999999999999999', 'v100000000000000000000']);
  });

  property.prop([version, version, version], seed)('is an order', (a, b, c) => {
    expect(Math.sign(compareVersions(a, b))).toBe(0 - Math.sign(compareVersions(b, a)));
    if (compareVersions(a, b) <= 0 && compareVersions(b, c) <= 0) {
      expect(compareVersions(a, c)).toBeLessThanOrEqual(0);
    }
  });
});
