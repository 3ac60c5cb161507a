import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KSUID_LENGTH = 27;
const PAYLOAD_BYTES = 16;
/** KSUID timestamps count seconds from 2014-05-13. */
const KSUID_EPOCH_SECONDS = 1_400_000_000;

/**
 * A KSUID as VCC uses for subscription and event ids (contract sections 3 and 7): 27 base-62 characters that sort by
 * time. `payload` (16 bytes) is random unless a seed needs the same id again.
 */
export function createKsuid(timeMs: number = Date.now(), payload: Uint8Array = randomBytes(PAYLOAD_BYTES)): string {
  const timestamp = Buffer.alloc(4);
  timestamp.writeUInt32BE(Math.floor(timeMs / 1000) - KSUID_EPOCH_SECONDS);
  const bytes = Buffer.concat([timestamp, payload.subarray(0, PAYLOAD_BYTES)]);
  let rest = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  while (rest > 0n) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text.padStart(KSUID_LENGTH, '0');
}
