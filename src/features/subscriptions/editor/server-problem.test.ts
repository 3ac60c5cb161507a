import { describe, expect, test } from 'vitest';
import { ApiError, ConnectionError, ContractError, type FieldError } from '../../../api/errors.ts';
import { placeProblem } from './server-problem.ts';

const apiError = (status: number, serverMessage?: string, fieldErrors: readonly FieldError[] = []) =>
  new ApiError({ status, serverMessage, fieldErrors, retryAfterSeconds: undefined });

describe('a failed save is shown on the field', () => {
  test.each(['name', 'url', 'events', 'secret', 'enabled'])('that the body names: %s', (field) => {
    expect(placeProblem(apiError(400, 'No', [{ field, message: 'Not like this' }]))).toEqual({
      place: 'field',
      field,
      message: 'Not like this',
    });
  });

  test.each([
    ['The name is already in use', 'name'],
    ['Name must be unique', 'name'],
    ['url: must be https', 'url'],
    ['Unknown event type agent.gone.v1', 'events'],
    ['The events are not an array', 'events'],
    ['Secret is not Base64', 'secret'],
  ])('that the sentence speaks of: %s', (sentence, field) => {
    expect(placeProblem(apiError(400, sentence))).toEqual({
      place: 'field',
      field,
      message: `VCC did not accept this: ${sentence}`,
    });
  });

  test.each([undefined, 'Conflict', 'The url or the name is taken'])(
    'of the name when it is a conflict (%s)',
    (said) => {
      expect(placeProblem(apiError(409, said))).toMatchObject({ place: 'field', field: 'name' });
    },
  );
});

describe('a failed save is shown in the form', () => {
  test.each([
    ['a sentence of two fields', apiError(400, 'name and url are required'), 'VCC did not accept this'],
    ['a sentence of no field', apiError(400, 'Renamed hostnames in urls'), 'VCC did not accept this'],
    ['no sentence', apiError(400), 'VCC did not accept this'],
    ['a field that the form does not have', apiError(400, 'No', [{ field: 'tenant', message: 'x' }]), 'VCC did not'],
    [
      'a refusal that speaks of a name',
      apiError(403, 'The name of the scope is admin:write'),
      'You have no permission',
    ],
    ['a failure of VCC that speaks of a url', apiError(500, 'url'), 'VCC has a problem'],
    ['too large', apiError(413, 'events'), 'This is too large'],
    ['gone', apiError(404), 'This subscription no longer exists'],
    ['offline', new ConnectionError('offline'), 'You are offline'],
    ['a broken contract', new ContractError('POST /x', 'a web page'), 'Unexpected answer'],
    ['anything else', new TypeError('x is not a function'), 'Something went wrong in this console'],
  ])('when it is %s', (_what, error, title) => {
    const problem = placeProblem(error);
    expect(problem.place).toBe('form');
    expect(problem.message).toContain(title);
  });
});
