import { toBase64 } from './notification-signature/signature-bytes.ts';

const secretBytes = 32;

/** A new signing secret as contract section 7 asks for it: 32 bytes of the platform's generator, in Base64. */
export function generateSecret(): string {
  return toBase64(crypto.getRandomValues(new Uint8Array(secretBytes)));
}
