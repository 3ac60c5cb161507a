import { expect, test } from 'vitest';
import { compareSchemas } from './compare-schemas.ts';

const older = {
  required: ['timestamp', 'channel'],
  properties: {
    timestamp: { type: 'string' },
    channel: {
      type: 'object',
      required: ['id'],
      properties: { id: { type: 'string' }, user: { type: 'string' }, state: { enum: ['held', 'ended'] } },
    },
    legacy: { type: 'integer' },
  },
};
const newer = {
  required: ['timestamp', 'channel', 'reason'],
  properties: {
    timestamp: { type: 'string', format: 'date-time' },
    channel: {
      type: 'object',
      required: ['user'],
      properties: { id: { type: 'string' }, user: { type: 'string' }, state: { enum: ['held', 'ended', 'parked'] } },
    },
    reason: { type: 'string', maxLength: 20 },
  },
};

test('tells what was added, removed, changed, and what must be there now', () => {
  expect(compareSchemas(older, newer)).toEqual({
    missing: 'none',
    isCut: false,
    changes: [
      { path: 'timestamp', kind: 'changed', before: 'text', after: 'date and time' },
      { path: 'channel.id', kind: 'no-longer-required', before: 'required', after: 'optional' },
      { path: 'channel.user', kind: 'newly-required', before: 'optional', after: 'required' },
      { path: 'channel.state', kind: 'changed', before: 'one of held, ended', after: 'one of held, ended, parked' },
      { path: 'reason', kind: 'added', before: '', after: 'text; at most 20 characters; required' },
      { path: 'legacy', kind: 'removed', before: 'whole number', after: '' },
    ],
  });
});

test('tells nothing of descriptions, order, or the way in which the same is written', () => {
  const text = { type: 'string', description: 'Some text.' };
  const plain = { properties: { a: { type: 'string' }, b: { type: 'integer' } } };
  const wordy = { $defs: { text }, allOf: [{ properties: { b: { type: ['integer'] }, a: { $ref: '#/$defs/text' } } }] };
  expect(compareSchemas(plain, wordy).changes).toEqual([]);
});

test('says which schema is missing, and that a cut one was not compared as a whole', () => {
  expect(compareSchemas(undefined, newer)).toEqual({ changes: [], missing: 'older', isCut: false });
  expect(compareSchemas(older, null).missing).toBe('newer');
  expect(compareSchemas('x', 1).missing).toBe('both');
  const wide = { properties: Object.fromEntries(Array.from({ length: 3_000 }, (_, index) => [`f${index}`, {}])) };
  expect(compareSchemas(older, wide).isCut).toBe(true);
});
