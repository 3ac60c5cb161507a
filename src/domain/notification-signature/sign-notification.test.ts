import { jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { findSignatureFault } from '../../../sandbox/deliveries/notification-signature.ts';
import { plainBody, secret } from '../../test/sign-token.ts';
import { signNotification } from './sign-notification.ts';
import { utf8 } from './signature-bytes.ts';

const key = Uint8Array.from(Buffer.from(secret, 'base64'));

test('a sample is signed as VCC signs, by the library and by the sandbox’s own verifier', async () => {
  const now = Math.floor(Date.now() / 1_000);
  const signature = (await signNotification(utf8(plainBody), key, now)) ?? '';
  const { payload, protectedHeader } = await jwtVerify(signature, key, { algorithms: ['HS256'] });
  expect(protectedHeader).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(payload).toMatchObject({ iat: now, exp: now + 300 });
  expect(await findSignatureFault(signature, Buffer.from(plainBody), secret)).toBeNull();
});

test('nothing is signed without a key', async () => {
  expect(await signNotification(utf8(plainBody), new Uint8Array(), 0)).toBeUndefined();
});
