import { createHash, createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { plainBody, secret, sign } from '../../test/sign-token.ts';
import { readToken } from './read-token.ts';
import { receiverValues } from './receiver-values.ts';
import { utf8 } from './signature-bytes.ts';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

async function valuesOf(header: string, key = secret) {
  const { token } = readToken(header);
  if (token === undefined) throw new Error('The header is no token');
  return receiverValues(token, utf8(plainBody), key);
}

test('what a receiver computes by mistake can be looked up beside what is right', async () => {
  const header = sign();
  const { hashes, signatures } = await valuesOf(header);
  expect(hashes.filter(({ isRight }) => isRight).map(({ value }) => value)).toEqual([hash(plainBody)]);
  const wrong = hashes.filter(({ isRight }) => !isRight).map(({ value }) => value);
  expect(wrong).toContain(hash(`${plainBody}\n`));
  expect(wrong).toContain(hash(JSON.stringify(JSON.parse(plainBody), null, 2)));
  expect(wrong).toContain(hash(''));
  const signed = header.slice(0, header.lastIndexOf('.'));
  expect(signatures).toEqual([
    { value: header.split('.')[2], meaning: 'the decoded bytes of the secret as key', isRight: true },
    {
      value: createHmac('sha256', secret).update(signed).digest('base64url'),
      meaning: 'the secret as text as key',
      isRight: false,
    },
  ]);
});

test('nothing is called right that another secret would give', async () => {
  expect((await valuesOf(sign(), 'b3RoZXI=')).signatures).toEqual([]);
});
