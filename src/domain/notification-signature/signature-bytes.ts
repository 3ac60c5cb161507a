export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();

export function utf8(text: string): Bytes {
  return encoder.encode(text);
}

/** The text that bytes stand for, a byte order mark included; undefined where they are no UTF-8. */
export function textOf(bytes: Bytes): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function toHex(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function toBase64(bytes: Bytes): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

export function toBase64Url(bytes: Bytes): string {
  return toBase64(bytes).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_');
}

/** What is unusual about Base64 that can be decoded all the same. */
export type Base64Oddity = 'blanks' | 'url-safe' | 'padding';

interface Decoded {
  readonly bytes: Bytes;
  readonly oddities: readonly Base64Oddity[];
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/**
 * Decodes Base64 as leniently as the vendor's own code does (`Buffer.from` in Node): either alphabet, any padding, a
 * rest of less than a byte left out. The vendor's sample secret needs that (contract section 3). Undefined where a
 * character belongs to neither alphabet.
 */
export function decodeBase64(text: string): Decoded | undefined {
  const written = text.replaceAll(/\s/g, '');
  const digits = written.replace(/=+$/, '');
  const standard = digits.replaceAll('-', '+').replaceAll('_', '/');
  if (!/^[A-Za-z0-9+/]*$/.test(standard)) return undefined;
  const bytes = new Uint8Array(Math.floor((standard.length * 3) / 4));
  let bits = 0;
  let bitCount = 0;
  let at = 0;
  for (const digit of standard) {
    bits = ((bits << 6) | alphabet.indexOf(digit)) & 0xff_ff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      bytes[at] = (bits >> bitCount) & 0xff;
      at += 1;
    }
  }
  const oddities: Base64Oddity[] = [];
  if (written !== text) oddities.push('blanks');
  if (standard !== digits) oddities.push('url-safe');
  if (written.length % 4 !== 0 || written.length - digits.length > 2) oddities.push('padding');
  return { bytes, oddities };
}

/** The algorithms that a shared secret can sign with (RFC 7518 section 3.2), by their names in a token. */
const hashOfAlgorithm: ReadonlyMap<string, string> = new Map([
  ['HS256', 'SHA-256'],
  ['HS384', 'SHA-384'],
  ['HS512', 'SHA-512'],
]);

export function isSharedSecretAlgorithm(algorithm: unknown): algorithm is string {
  return typeof algorithm === 'string' && hashOfAlgorithm.has(algorithm);
}

export async function digest(bytes: Bytes, hash = 'SHA-256'): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest(hash, bytes));
}

/** Of an empty key undefined: the platform refuses one, and nobody can mean it. */
export async function hmac(key: Bytes, message: Bytes, algorithm = 'HS256'): Promise<Bytes | undefined> {
  const hash = hashOfAlgorithm.get(algorithm);
  if (hash === undefined || key.length === 0) return undefined;
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}
