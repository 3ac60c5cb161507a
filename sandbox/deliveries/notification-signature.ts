import { createHash } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { signingKey } from '../signing-secret.ts';

export const SIGNATURE_HEADER = 'Vonage-Signature';

/**
 * The `Vonage-Signature` of a notification (contract section 7): a bare HS256 token, keyed with the Base64-decoded
 * secret, that carries the body's hash and expires after five minutes.
 */
export function signNotification(body: string, secret: string): Promise<string> {
  return new SignJWT({ payload_hash: hashOf(Buffer.from(body)) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(signingKey(secret));
}

/** Null when the signature fits the body and the secret, otherwise one sentence that says what is wrong. */
export async function findSignatureFault(header: string, body: Uint8Array, secret: string): Promise<string | null> {
  const key = signingKey(secret);
  if (key.length === 0) return 'The subscription has no usable secret.';
  try {
    // Before 2024-10-10 VCC sent a "Bearer " prefix; a verifier accepts both.
    const { payload } = await jwtVerify(header.replace(/^bearer\s+/i, ''), key, { algorithms: ['HS256'] });
    return payload['payload_hash'] === hashOf(body) ? null : 'The body is not the one that was signed.';
  } catch (error) {
    if (error instanceof errors.JOSEError) return `The signature is not valid: ${error.message}.`;
    throw error;
  }
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex');
}
