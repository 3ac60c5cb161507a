import { expect, test } from 'vitest';
import { checkData } from './check-data.ts';

const schema = {
  type: 'object',
  required: ['timestamp', 'presence'],
  properties: {
    timestamp: { type: 'string', format: 'date-time' },
    presence: { type: 'object', required: ['type'], properties: { type: { type: 'string', enum: ['ready', 'away'] } } },
    'a/b': { type: 'string' },
  },
};
const good = { timestamp: '2026-01-15T09:00:00Z', presence: { type: 'ready' } };

test('data that fits has nothing to be said about it, nor have further fields', () => {
  expect(checkData(schema, { ...good, more: 1, presence: { type: 'away', more: {} } })).toEqual({ kind: 'valid' });
});

test('every field that does not fit is named', () => {
  const reading = checkData(schema, { timestamp: 'noon', presence: { type: 'busy' }, 'a/b': 7 });
  expect(reading.kind === 'invalid' ? reading.faults.map(({ place }) => place) : []).toEqual(
    expect.arrayContaining(['timestamp', 'presence.type', 'a/b']),
  );
});

test('a missing field is named where it is missing', () => {
  const reading = checkData(schema, { ...good, presence: {} });
  expect(reading).toMatchObject({ kind: 'invalid', faults: [{ place: 'presence', text: '“type” is missing.' }] });
});

test('a wrong type and a wrong value are told in words', () => {
  const typed = checkData(schema, { ...good, timestamp: 7 });
  expect(typed).toMatchObject({ faults: [{ text: 'It is of type number; the schema wants string.' }] });
  const chosen = checkData(schema, { ...good, presence: { type: 'busy' } });
  expect(chosen).toMatchObject({
    faults: [{ place: 'presence.type', text: 'It does not match any of ["ready","away"].' }],
  });
});

test('of very many faults the first are told, and how many more there are', () => {
  const items = { type: 'array', items: { type: 'string' } };
  const reading = checkData(
    items,
    Array.from({ length: 50 }, (_, index) => index),
  );
  expect(reading).toMatchObject({ kind: 'invalid', more: 30 });
});

test.each([undefined, 'no schema', { $ref: 'https://example.com/other' }, { pattern: '(a+)+$' }])(
  'nothing is said by a schema that is missing or cannot be tried out: %j',
  (jsonSchema) => {
    expect(checkData(jsonSchema, {})).toEqual({ kind: 'unchecked' });
  },
);
