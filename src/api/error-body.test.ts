import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { readErrorBody } from './error-body.ts';

describe('an error body', () => {
  test.each([
    ['of VCC', { message: 'Name is taken' }, 'Name is taken'],
    ['of OAuth', { error: 'invalid_token', error_description: 'Expired' }, 'Expired'],
    ['with a nested error', { error: { code: 'E1', message: 'Nested' } }, 'Nested'],
    ['of problem details', { status: 400, title: 'Bad request', detail: 'The URL is too long' }, 'The URL is too long'],
    ['with a title alone', { title: 'Bad request' }, 'Bad request'],
    ['that lists errors', { title: 'Invalid', errors: [{ message: 'Too short', path: '/name' }] }, 'Too short'],
    ['of a framework', { statusCode: 400, error: 'Bad Request', message: 'url must be https' }, 'url must be https'],
    ['with an error in words', { error: 'Bad Request' }, 'Bad Request'],
    ['whose message is blank', { message: '  ', title: 'Bad request' }, 'Bad request'],
  ])('A36: a body %s is read', (_what, body, message) => {
    expect(readErrorBody(JSON.stringify(body)).message).toBe(message);
  });

  test.each([
    ['the message is null', { message: null, detail: 'Said' }],
    ['errors is an object', { message: 'Said', errors: { name: ['taken'] } }],
    ['errors is null', { message: 'Said', errors: null }],
    ['the nested error is odd', { message: 'Said', error: { message: 5 } }],
    ['the title is a number', { title: 400, message: 'Said' }],
  ])('keeps its sentence when %s', (_what, body) => {
    expect(readErrorBody(JSON.stringify(body)).message).toBe('Said');
  });

  test.each(['', '<html>', '{"message":', 'null', '[]', '7', '"text"', '{}', '{"message":7}'])(
    'that says nothing readable (%s) gives no message and no crash',
    (text) => {
      expect(readErrorBody(text)).toEqual({ message: undefined, fieldErrors: [], oauthError: undefined });
    },
  );

  test.each([
    ['name', 'name'],
    ['/name', 'name'],
    ['/body/name', 'name'],
    ['body.name', 'name'],
    [['name'], 'name'],
    [['body', 'events', 3], 'events'],
    ['events.3', 'events'],
    ['', ''],
  ])('A36: names the field of path %j', (path, field) => {
    expect(readErrorBody(JSON.stringify({ errors: [{ message: 'No', path }] })).fieldErrors).toEqual([
      { field, message: 'No' },
    ]);
  });

  test('keeps the readable ones of a list of errors', () => {
    const errors = [null, 'text', { message: 'No path' }, { message: 'Yes', path: 'url' }];
    expect(readErrorBody(JSON.stringify({ errors })).fieldErrors).toEqual([{ field: 'url', message: 'Yes' }]);
  });

  property.prop([fc.oneof(fc.string(), fc.json())], { seed: 4_001, numRuns: 500 })('never throws', (text) => {
    const { message, fieldErrors } = readErrorBody(text);
    expect(message === undefined || message.trim() !== '').toBe(true);
    expect(Array.isArray(fieldErrors)).toBe(true);
  });
});
