/** Advice on a signing secret that somebody brings (contract section 3): Base64 of at least 32 bytes. */
export interface SecretAdvice {
  readonly problem: string | undefined;
  readonly warnings: readonly string[];
}

const base64Alphabet = /^[A-Za-z0-9+/]*={0,2}$/;
const recommendedBytes = 32;

/** Bytes that Base64 text stands for, whatever its padding. */
function decodedLength(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}

/**
 * Judges a secret. Odd padding and shortness only warn, because the vendor's own sample has both kinds of oddity;
 * blanks and line breaks are refused, because they would be stored.
 */
export function adviseSecret(secret: string): SecretAdvice {
  if (secret === '') return { problem: undefined, warnings: [] };
  if (/\s/.test(secret)) return { problem: 'A secret contains no blanks or line breaks. Remove them.', warnings: [] };
  if (!base64Alphabet.test(secret)) {
    return { problem: 'A secret is Base64: letters, digits, “+”, “/”, and “=” at its end.', warnings: [] };
  }
  const bytes = decodedLength(secret);
  const warnings = [
    bytes < recommendedBytes && `It stands for ${bytes} bytes; at least ${recommendedBytes} are recommended.`,
    secret.length % 4 !== 0 && 'Its padding is unusual: some receivers cannot decode it.',
  ].filter((warning) => warning !== false);
  return { problem: undefined, warnings };
}
