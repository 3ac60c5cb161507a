import { lifetimeSeconds } from './check-lifetime.ts';
import { type Bytes, digest, hmac, toBase64Url, toHex, utf8 } from './signature-bytes.ts';

/**
 * The `Vonage-Signature` that VCC would send with this body (contract section 7), valid for five minutes from `now` (in
 * seconds). Undefined for a key without bytes.
 */
export async function signNotification(body: Bytes, key: Bytes, now: number): Promise<string | undefined> {
  const claims = { payload_hash: toHex(await digest(body)), iat: now, exp: now + lifetimeSeconds };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) => toBase64Url(utf8(JSON.stringify(part))));
  const signedPart = parts.join('.');
  const signature = await hmac(key, utf8(signedPart));
  return signature === undefined ? undefined : `${signedPart}.${toBase64Url(signature)}`;
}
