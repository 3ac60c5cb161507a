import type { FaultKind } from './fault.ts';
import { type Base64Oddity, type Bytes, decodeBase64, textOf, utf8 } from './signature-bytes.ts';

/** A pasted secret as it is used. */
export interface ReadSecret {
  readonly text: string;
  /** Undefined where it is not Base64. */
  readonly key: Bytes | undefined;
  readonly remarks: readonly string[];
}

const oddities: Record<Base64Oddity, string> = {
  blanks: 'The pasted secret contained blanks or line breaks. They were left out; some receivers fail on them.',
  'url-safe':
    'The secret is written in the URL-safe alphabet (“-”, “_”). VCC reads it like “+” and “/” here; some decoders refuse it, or leave these characters out without a word.',
  padding:
    'The secret is not padded as Base64 should be. Lenient decoders (Node) read it; strict ones (Python, Java, C#) refuse it.',
};

/** Takes away what copying from a file adds to a secret, and decodes it (contract section 7). */
export function readSecret(pasted: string): ReadSecret {
  const remarks: string[] = [];
  let text = pasted.replaceAll(/\p{Cf}/gu, '').trim();
  if (text !== pasted)
    remarks.push('The pasted secret had blanks, a line break or invisible characters around it. They were left out.');
  const assigned = /^(?:export\s+)?[A-Za-z_]\w*\s*[=:]\s*([^=].{7,})$/s.exec(text)?.[1];
  if (assigned !== undefined) {
    text = assigned;
    remarks.push('The pasted secret was a line of a configuration file. Only what it is set to was used.');
  }
  const quoted = /^(["'`])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) {
    text = quoted;
    remarks.push('The pasted secret stood in quotation marks. They were left out.');
  }
  const decoded = decodeBase64(text);
  return {
    text,
    key: decoded?.bytes,
    remarks: [...remarks, ...(decoded?.oddities.map((oddity) => oddities[oddity]) ?? [])],
  };
}

/** Another way of making a key of a secret than the right one. */
export interface KeyVariant {
  readonly kind: FaultKind;
  readonly title: string;
  readonly detail: string;
  readonly key: Bytes;
}

const asText = 'the secret was used as text, without decoding its Base64.';

function hexBytes(text: string): Bytes | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(text)) return undefined;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What senders and receivers make of a secret by mistake. */
export function keyVariants(pasted: string, { text, key }: ReadSecret): readonly KeyVariant[] {
  const inner = key === undefined ? undefined : decodeBase64(textOf(key) ?? '?')?.bytes;
  const dropped = /[-_]/.test(text) ? decodeBase64(text.replaceAll(/[-_]/g, ''))?.bytes : undefined;
  const hex = hexBytes(text);
  const misread = 'the secret was decoded in another way than VCC does.';
  const candidates: readonly (Omit<KeyVariant, 'key'> & { readonly key: Bytes | undefined })[] = [
    {
      kind: 'secret-as-text',
      title: asText,
      detail: 'The signature fits the characters of the secret as they are.',
      key: utf8(text),
    },
    {
      kind: 'secret-as-text',
      title: asText,
      detail: 'The signature fits the characters of the secret with a line break at their end, as read from a file.',
      key: utf8(`${text}\n`),
    },
    {
      kind: 'secret-as-text',
      title: asText,
      detail: 'The signature fits the characters exactly as pasted.',
      key: utf8(pasted),
    },
    { kind: 'secret-misread', title: misread, detail: 'The signature fits the secret decoded twice.', key: inner },
    { kind: 'secret-misread', title: misread, detail: 'The signature fits the secret read as hexadecimal.', key: hex },
    {
      kind: 'secret-misread',
      title: misread,
      detail: 'The signature fits the secret without its “-” and “_”, which a decoder left out.',
      key: dropped,
    },
  ];
  return candidates.flatMap(({ key: bytes, ...variant }) => (bytes === undefined ? [] : [{ ...variant, key: bytes }]));
}
