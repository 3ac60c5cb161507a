import { escapeNonAscii, spacedJson } from './json-text.ts';
import { readSecret } from './key-variants.ts';
import type { Token } from './read-token.ts';
import { type Bytes, digest, hmac, textOf, toBase64Url, toHex, utf8 } from './signature-bytes.ts';

/** A value that a receiver can log and compare. */
export interface ReceiverValue {
  readonly value: string;
  /** What a receiver does that computes it. */
  readonly meaning: string;
  readonly isRight: boolean;
}

export interface ReceiverValues {
  readonly hashes: readonly ReceiverValue[];
  readonly signatures: readonly ReceiverValue[];
}

function attempt(change: () => string): string | undefined {
  try {
    return change();
  } catch {
    return undefined;
  }
}

/** What receivers hash by mistake, beside the right thing. */
async function hashesOf(body: Bytes): Promise<readonly ReceiverValue[]> {
  const text = textOf(body) ?? '';
  const wrong: readonly (readonly [string, string | undefined])[] = [
    ['the body parsed and written anew (JSON.stringify)', attempt(() => JSON.stringify(JSON.parse(text)))],
    [
      'the body parsed and written anew with blanks (Python json.dumps)',
      attempt(() => spacedJson(escapeNonAscii(JSON.stringify(JSON.parse(text))))),
    ],
    ['the body parsed and indented by two blanks', attempt(() => JSON.stringify(JSON.parse(text), null, 2))],
    ['the body with a line break at its end', `${text}\n`],
    ['only what is in “data”', attempt(() => JSON.stringify(dataOf(JSON.parse(text))))],
    ['nothing: the body had been read before', ''],
  ];
  const right: ReceiverValue = { value: toHex(await digest(body)), meaning: 'the body as it arrived', isRight: true };
  const values = [right];
  for (const [meaning, changed] of wrong) {
    const value = changed === undefined ? right.value : toHex(await digest(utf8(changed)));
    if (!values.some((known) => known.value === value)) values.push({ value, meaning, isRight: false });
  }
  return values;
}

function dataOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'data' in value ? value.data : undefined;
}

async function signaturesOf(token: Token, secret: string): Promise<readonly ReceiverValue[]> {
  const { key, text } = readSecret(secret);
  const message = utf8(token.signedPart);
  const keys: readonly (readonly [string, Bytes | undefined, boolean])[] = [
    ['the decoded bytes of the secret as key', key, true],
    ['the secret as text as key', utf8(text), false],
  ];
  const values: ReceiverValue[] = [];
  for (const [meaning, bytes, isRight] of keys) {
    const made = bytes === undefined ? undefined : await hmac(bytes, message);
    if (made !== undefined) values.push({ value: toBase64Url(made), meaning, isRight });
  }
  // With another secret than the signer's both would be wrong.
  return values[0]?.value === token.signature ? values : [];
}

/** What a receiver computes when it does right, and when it makes a usual mistake: whoever logs it finds the mistake here. */
export async function receiverValues(token: Token, body: Bytes, secret: string): Promise<ReceiverValues> {
  return { hashes: await hashesOf(body), signatures: await signaturesOf(token, secret) };
}
