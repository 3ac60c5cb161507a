import { findBodyChange, longestBody } from './body-variants.ts';
import type { Fault, FaultKind } from './fault.ts';
import { type Bytes, digest, hmac, textOf, toBase64, toBase64Url, toHex, utf8 } from './signature-bytes.ts';

const hashLength = 64;
const rawBody =
  'Your receiver has to hash the bytes of the body as they arrived, before a JSON parser or a framework touches them.';

const titles: Partial<Record<FaultKind, string>> = {
  'trailing-newline': 'the body has another end (line break, blanks) than the one that was signed.',
  'line-ends': 'the body has other line ends (LF, CR LF) than the one that was signed.',
  'byte-order-mark': 'the body differs by a byte order mark (BOM) from the one that was signed.',
  're-serialised': 'the body was parsed and written anew (re-serialised) after it was signed.',
  escapes: 'the body is escaped in another way than the one that was signed.',
  encoding: 'the letters of the body were changed after it was signed.',
  wrapped: 'this is not the body itself but a text that contains it.',
};

/** Why `payload_hash` (contract section 7) does not fit the body; undefined where it does. */
export async function checkHash(
  claims: Readonly<Record<string, unknown>>,
  body: Bytes,
  secret: string,
  key: Bytes | undefined,
): Promise<Fault | undefined> {
  const claimed = claims['payload_hash'];
  if (typeof claimed !== 'string') {
    return {
      kind: 'no-payload-hash',
      title: 'the token does not speak of a body.',
      detail: 'It has no payload_hash. Every token that VCC signs a notification with has one.',
      advice: 'This may be a token for something else, such as an access token.',
    };
  }
  const hash = await digest(body);
  if (claimed === toHex(hash)) return undefined;
  const form = await findForm(claimed, body, hash, secret, key);
  if (form !== undefined) {
    return {
      kind: 'hash-form',
      title: 'the hash of the body is made in another way than VCC makes it.',
      detail: form,
      advice:
        'payload_hash is the plain SHA-256 of the body in lower-case hexadecimal. (The vendor’s text says HMAC; its own code does not.)',
    };
  }
  const change = await findBodyChange(body, claimed.toLowerCase());
  if (change === undefined) return otherBody(claimed, body, hash);
  return {
    kind: change.kind,
    title: titles[change.kind] ?? 'the body was changed after it was signed.',
    detail: change.difference,
    advice: rawBody,
  };
}

async function findForm(
  claimed: string,
  body: Bytes,
  hash: Bytes,
  secret: string,
  key: Bytes | undefined,
): Promise<string | undefined> {
  if (claimed.toLowerCase() === toHex(hash)) return 'It is written in capital letters.';
  if (claimed === toBase64(hash) || claimed === toBase64Url(hash))
    return 'It is Base64 of the hash instead of hexadecimal.';
  for (const candidate of [key, utf8(secret)]) {
    const made = candidate === undefined ? undefined : await hmac(candidate, body);
    if (made !== undefined && claimed.toLowerCase() === toHex(made))
      return 'It is an HMAC of the body with the secret.';
  }
  for (const other of ['SHA-1', 'SHA-384', 'SHA-512']) {
    if (claimed.toLowerCase() === toHex(await digest(body, other))) return `It is ${other} instead of SHA-256.`;
  }
  return undefined;
}

function otherBody(claimed: string, body: Bytes, hash: Bytes): Fault {
  const isHash = new RegExp(`^[0-9a-f]{${hashLength}}$`, 'i').test(claimed);
  return {
    kind: 'other-body',
    title: 'this is not the body that was signed.',
    detail: isHash
      ? `Its SHA-256 begins with ${toHex(hash).slice(0, 8)}, the signed one (payload_hash) with ${claimed.slice(0, 8)}. ${describeBody(body)}`
      : 'The payload_hash of the token is no SHA-256 in hexadecimal.',
    advice: `Take header and body from the same request: a notification that is sent again is signed anew, and each has its own id. ${rawBody}`,
  };
}

/** What can be seen of a body that fits in no usual way. */
function describeBody(body: Bytes): string {
  if (body.length > longestBody) return 'It is too large for finding out what happened to it.';
  const text = textOf(body)?.trim();
  const none =
    'None of the usual changes (line ends, blanks, escapes, encoding, written anew) explains it: some of its content is different.';
  if (text === undefined) return none;
  if (/…$|\.\.\.$/.test(text) || (text.startsWith('{') && !text.endsWith('}')))
    return 'It seems to be cut off: its end is missing.';
  if (!/^[[{"]/.test(text)) return 'It does not look like JSON at all.';
  try {
    JSON.parse(text);
  } catch {
    return 'It is not valid JSON, so something in it was lost or replaced.';
  }
  return none;
}
