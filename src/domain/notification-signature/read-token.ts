import { isRecord } from '../event-schema/parse-schema.ts';
import type { Fault } from './fault.ts';
import { decodeBase64, textOf } from './signature-bytes.ts';

export interface Token {
  /** What was signed: the first two parts as they are written. */
  readonly signedPart: string;
  /** The third part as it is written. */
  readonly signature: string;
  readonly header: Readonly<Record<string, unknown>>;
  readonly claims: Readonly<Record<string, unknown>>;
}

export type TokenReading =
  | { readonly token: Token; readonly fault?: undefined; readonly remarks: readonly string[] }
  | { readonly token?: undefined; readonly fault: Fault; readonly remarks: readonly string[] };

const bearer =
  'The header begins with “Bearer ”. VCC sent it like that before 2024-10-10; a receiver has to accept both forms.';

/** Takes away what copying adds, and says so where a receiver would meet it too. */
function tidy(pasted: string): { text: string; remarks: readonly string[] } {
  const remarks: string[] = [];
  let text = pasted.replaceAll(/\p{Cf}/gu, '').trim();
  if (text !== pasted.trim()) {
    remarks.push('The pasted header contained characters that nobody sees. They were left out.');
  }
  text = text.replace(/^["'`]?vonage-signature["'`]?\s*:\s*/i, '').replace(/[,;]$/, '');
  const quoted = /^(["'`])(.*)\1$/s.exec(text)?.[2];
  if (quoted !== undefined) {
    text = quoted.trim();
    remarks.push('The pasted header stood in quotation marks. They were left out.');
  }
  const withoutPrefix = text.replace(/^bearer\s+/i, '');
  if (withoutPrefix !== text) {
    text = withoutPrefix;
    remarks.push(bearer);
  }
  if (/\s/.test(text)) {
    text = text.replaceAll(/\s/g, '');
    remarks.push('The pasted header contained blanks or line breaks. They were left out.');
  }
  return { text, remarks };
}

function truncated(where: string): Fault {
  return {
    kind: 'truncated',
    title: 'the header was cut off (truncated) when it was copied.',
    detail: where,
    advice: 'Copy the whole value of Vonage-Signature: three parts of letters and digits with a dot between them.',
  };
}

function notAToken(detail: string): Fault {
  return {
    kind: 'not-a-token',
    title: 'the header is not a signed token (JWT).',
    detail,
    advice: 'Paste the value of the header Vonage-Signature. It begins with “eyJ” and has two dots in it.',
  };
}

/** Why a text of this many parts is no token; undefined for three parts. */
function faultOfParts(text: string, parts: readonly string[]): Fault | undefined {
  if (/…|\.\.\./.test(text)) return truncated('It contains “…”, which a tool puts in the place of what it leaves out.');
  if (parts.length === 3) return undefined;
  if (/^(?:sha\d+=)?[0-9a-f]{40,128}$/i.test(text)) {
    return notAToken('It is a bare hash, as other products sign with. VCC sends a token that contains one.');
  }
  if (parts.length === 5)
    return notAToken('Its five parts are those of an encrypted token; VCC’s is signed, not encrypted.');
  if (parts.length < 3 && text.startsWith('eyJ')) {
    return truncated(`It has ${parts.length === 1 ? 'one part' : 'two parts'} instead of three.`);
  }
  return notAToken(
    parts.length === 1 ? 'It has no dots, where a token has two.' : `It has ${parts.length} parts instead of three.`,
  );
}

function readJson(part: string): Record<string, unknown> | undefined {
  const bytes = decodeBase64(part)?.bytes;
  try {
    const value: unknown = JSON.parse((bytes === undefined ? undefined : textOf(bytes)) ?? '');
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Takes a pasted `Vonage-Signature` apart (contract section 7). Nothing in it is proven by that. */
export function readToken(pasted: string): TokenReading {
  const { text, remarks } = tidy(pasted);
  const parts = text.split('.');
  const fault = faultOfParts(text, parts);
  if (fault !== undefined) return { fault, remarks };
  const [head = '', payload = '', signature = ''] = parts;
  const header = readJson(head);
  if (header === undefined) {
    const isCut = /^[A-Za-z0-9_-]+$/.test(head) && payload.startsWith('eyJ');
    return {
      fault: isCut
        ? truncated('Its first part cannot be read: characters are missing at its beginning.')
        : notAToken('Its first part is not JSON in Base64, so it is no token.'),
      remarks,
    };
  }
  const claims = readJson(payload);
  if (claims === undefined) {
    const altered: Fault = {
      kind: 'altered',
      title: 'the header was changed on its way.',
      detail: 'Its middle part is not JSON in Base64 any more: characters are missing in it, or were replaced.',
      advice: 'Copy the header again, from as close to the network as you can.',
    };
    return { fault: altered, remarks };
  }
  if (signature === '' && isSigned(header)) {
    return { fault: truncated('It ends after the second dot: the signature itself is missing.'), remarks };
  }
  return { token: { signedPart: `${head}.${payload}`, signature, header, claims }, remarks };
}

function isSigned(header: Readonly<Record<string, unknown>>): boolean {
  return !/^none$/i.test(String(header['alg']));
}
