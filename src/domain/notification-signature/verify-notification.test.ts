import { jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { hashOf, plainBody, secret, sign } from '../../test/sign-token.ts';
import { type SignedCase, signedCases } from '../../test/signed-notifications.ts';
import { faultKinds } from './fault.ts';
import { utf8 } from './signature-bytes.ts';
import { verifyNotification } from './verify-notification.ts';

const now = () => Math.floor(Date.now() / 1_000);

function verify(header: string, body: string | Uint8Array = plainBody, key = secret) {
  const bytes = typeof body === 'string' ? utf8(body) : Uint8Array.from(body);
  return verifyNotification({ header, body: bytes, secret: key }, now());
}

/** As a receiver does that uses the library. */
async function isValidByJose({ header, body, secret: key }: SignedCase): Promise<boolean> {
  const options = { algorithms: ['HS256'], requiredClaims: ['exp'] };
  try {
    const { payload } = await jwtVerify(header.replace(/^bearer\s+/i, ''), Buffer.from(key, 'base64'), options);
    return payload['payload_hash'] === hashOf(body);
  } catch {
    return false;
  }
}

describe('of the signed cases', () => {
  test('there are enough, of every kind, and none twice', () => {
    expect(signedCases.length).toBeGreaterThanOrEqual(60);
    const expected = new Set(signedCases.map((each) => each.expected));
    // Nothing in VCC's header can be critical, and an empty secret is no pasted one.
    const untold = faultKinds.filter((kind) => !expected.has(kind));
    expect(untold).toEqual(['critical-header', 'secret-empty']);
    expect(new Set(signedCases.map(({ name }) => name)).size).toBe(signedCases.length);
  });

  test.each(signedCases)('$name: $expected', async ({ header, body, secret: key, expected }) => {
    const { isValid, faults, checks } = await verify(header, body, key);
    expect(faults[0]?.kind ?? 'valid').toBe(expected);
    expect(isValid).toBe(expected === 'valid');
    expect(checks.every(({ isPassed }) => isPassed === true)).toBe(isValid);
  });

  test('jose says the same of each that libraries agree on', async () => {
    const asked = signedCases.filter(({ notFor }) => !notFor.includes('jose'));
    const wrong = await Promise.all(
      asked.map(async (each) => ((await isValidByJose(each)) === (each.expected === 'valid') ? [] : [each.name])),
    );
    expect(wrong.flat()).toEqual([]);
    expect(asked.length).toBeGreaterThanOrEqual(60);
  });
});

describe('what copying adds is left out, and told', () => {
  const good = sign();
  test.each([
    ['the name of the header', `Vonage-Signature: ${good}`, secret, 0],
    ['blanks around it', `  ${good}\n`, secret, 0],
    ['quotation marks', `"${good}"`, secret, 1],
    ['line breaks in it', `${good.slice(0, 70)}\n  ${good.slice(70)}`, secret, 1],
    ['characters that nobody sees', `\u{200b}${good}`, secret, 1],
    ['its name and quotation marks, as JSON has them', `"vonage-signature": "${good}",`, secret, 1],
    ['the prefix', `Bearer ${good}`, secret, 1],
    ['a line break after the secret', good, `${secret}\n`, 1],
    ['a line of a configuration file', good, `VCC_SECRET="${secret}"`, 2],
    ['line breaks in the secret', good, `${secret.slice(0, 20)}\n${secret.slice(20)}`, 1],
    ['another padding', good, `${secret}===`, 1],
    ['an equals sign that belongs to the secret', sign({ secret: 'QUJD=' }), 'QUJD=', 1],
    ['the URL-safe alphabet', sign({ secret: '+/+/QUJD' }), '-_-_QUJD', 1],
  ])('%s', async (_, header, key, remarks) => {
    const verdict = await verify(header, plainBody, key);
    expect(verdict.faults).toEqual([]);
    expect(verdict.remarks).toHaveLength(remarks);
  });
});

describe('a fault says', () => {
  test('by how much a signature is expired, and when that was', async () => {
    const at = now();
    const header = sign({ claims: { iat: at - 500, exp: at - 200 } });
    const { faults } = await verify(header);
    expect(faults[0]?.title).toMatch(/^the signature expired 3 minutes 2\d seconds ago\.$/);
    expect(faults[0]?.detail).toContain(new Date((at - 200) * 1_000).toISOString().slice(11, 19));
    expect(faults[0]?.detail).toMatch(/^Everything else is right/);
    expect(faults[0]?.advice).toContain('clock');
    const other = await verify(header, plainBody, 'b3RoZXI=');
    expect(other.faults.at(-1)?.detail).not.toContain('Everything else is right');
  });

  test('that the secret alone is wrong where header and body fit, and everything else that is', async () => {
    const other = sign({ secret: 'b3RoZXI=' });
    expect((await verify(other)).faults[0]?.detail).toContain('Header and body belong together');
    const { faults } = await verify(other, '{}');
    expect(faults.map(({ kind }) => kind)).toEqual(['wrong-secret', 'other-body']);
  });

  test('that a header asks for an extension', async () => {
    const { faults } = await verify(sign({ head: { alg: 'HS256', crit: ['x'], x: 1 } }));
    expect(faults.map(({ kind }) => kind)).toEqual(['critical-header']);
  });

  test.each(['=', 'A'])('that %j is no secret', async (key) => {
    expect((await verify(sign(), plainBody, key)).faults.map(({ kind }) => kind)).toEqual(['secret-empty']);
  });
});

test('a body too large for trying out is not said to have been tried', async () => {
  const { faults } = await verify(sign(), 'x'.repeat(300_000));
  expect(faults[0]?.detail).toContain('too large for finding out');
});

describe('without the secret', () => {
  test('nothing is called valid, and what can be checked is', async () => {
    const { isValid, checks } = await verify(sign(), plainBody, '');
    expect(isValid).toBeUndefined();
    expect(checks.map(({ isPassed }) => isPassed)).toEqual([true, true, undefined, true, true]);
  });

  test('a changed body is found all the same', async () => {
    const { isValid, faults } = await verify(sign(), `${plainBody}\n`, '');
    expect(isValid).toBe(false);
    expect(faults.map(({ kind }) => kind)).toEqual(['trailing-newline']);
  });
});

describe('a remark, and no fault, is', () => {
  test.each([
    ['issued in the future', { iat: now() + 400, exp: now() + 700 }, /in the future by this computer’s clock/],
    ['living longer than VCC’s', { exp: now() + 3_600 }, /VCC’s live for five minutes/],
    ['counting milliseconds', { exp: (now() + 300) * 1_000 }, /counts milliseconds/],
  ])('%s', async (_, claims, words) => {
    const { isValid, remarks } = await verify(sign({ claims }));
    expect(isValid).toBe(true);
    expect(remarks.join(' ')).toMatch(words);
  });
});
