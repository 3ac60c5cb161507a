import { randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** A new signing secret as VCC makes one when none is given: 32 random bytes in Base64 (contract section 3). */
export function createSigningSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64');
}

/** Whether `text` is written in the Base64 alphabet. Padding may be missing: the vendor's own sample has none. */
export function isSigningSecret(text: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text);
}

/** The bytes that key the HMAC (contract section 7); empty when the secret holds no whole byte. */
export function signingKey(secret: string): Uint8Array {
  return new Uint8Array(Buffer.from(secret, 'base64'));
}
