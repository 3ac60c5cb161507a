import { describe, expect, it } from 'vitest';
import { readGrantedToken } from './granted-token.ts';

const ANSWER = { access_token: 'abc-123', token_type: 'Bearer', expires_in: 7200 };
const BOTH = 'admin:read admin:write';

describe('a token answer', () => {
  it('is understood', () => {
    expect(readGrantedToken(ANSWER, BOTH)).toEqual({ accessToken: 'abc-123', expiresInSeconds: 7200, canWrite: true });
  });

  it.each(['bearer', 'BEARER', 'Bearer'])('may write its token type %s', (token_type) => {
    expect(readGrantedToken({ ...ANSWER, token_type }, BOTH).accessToken).toBe('abc-123');
  });

  it('may quote its lifetime or leave it out', () => {
    expect(readGrantedToken({ ...ANSWER, expires_in: '60' }, BOTH).expiresInSeconds).toBe(60);
    expect(readGrantedToken({ access_token: 'a', token_type: 'bearer' }, BOTH).expiresInSeconds).toBe(7200);
  });

  it.each([
    [undefined, BOTH, true],
    ['', BOTH, true],
    ['admin:read admin:write', BOTH, true],
    ['admin:write', BOTH, true],
    ['admin:read', BOTH, false],
    [undefined, 'admin:read', false],
    ['openid admin:read', 'openid admin:read admin:write', false],
    // A provider with names of its own: only the API knows.
    ['openid vcc', 'openid vcc', true],
  ])('that grants %j when %j was asked lets the user write: %s', (scope, asked, canWrite) => {
    expect(readGrantedToken({ ...ANSWER, ...(scope === undefined ? {} : { scope }) }, asked).canWrite).toBe(canWrite);
  });

  it.each(['openid', 'admin', 'admin:readonly', 'ADMIN:READ'])('that grants only %j is not permitted', (scope) => {
    expect(() => readGrantedToken({ ...ANSWER, scope }, BOTH)).toThrow(
      expect.objectContaining({ kind: 'not-permitted' }),
    );
  });

  it.each([
    undefined,
    null,
    [],
    '<html>',
    {},
    { ...ANSWER, access_token: '' },
    { ...ANSWER, access_token: 'two words' },
    { ...ANSWER, access_token: 'line\nend' },
    { ...ANSWER, access_token: 'ü' },
    { ...ANSWER, access_token: 'a'.repeat(40_000) },
    { ...ANSWER, token_type: 'mac' },
    { ...ANSWER, token_type: undefined },
    { ...ANSWER, expires_in: 0 },
    { ...ANSWER, expires_in: -1 },
    { ...ANSWER, expires_in: 'soon' },
    { ...ANSWER, scope: ['admin:read'] },
  ])('of another shape is refused: %j', (answer) => {
    expect(() => readGrantedToken(answer, BOTH)).toThrow(expect.objectContaining({ kind: 'unexpected-answer' }));
  });
});
