/** Advice on a signing secret that somebody brings (contract section 3): Base64 of at least 32 bytes. */
export interface SecretAdvice {
  readonly problem: string | undefined;
  readonly warnings: readonly string[];
}

const base64Alphabet = /^[A-Za-z0-9+/]*={0,2}$/;
const recommendedBytes = 32;
/** Far more than any secret needs. What a field cuts off is longer than this, so that half a secret is never stored. */
const mostCharacters = 1_024;
/** What people make up; by chance a random secret holds one of these once in ten thousand times. */
const madeUp = /passw|secret|geheim|qwert|letmein|changeme|welcome|admin|webhook|12345|abcde/i;
const fewestDifferent = 8;

function looksMadeUp(secret: string, name: string): boolean {
  const isMonotonous = secret.length >= 2 * fewestDifferent && new Set(secret).size < fewestDifferent;
  return isMonotonous || madeUp.test(secret) || secret === name.trim();
}

/** Bytes that Base64 text stands for, whatever its padding. */
function decodedLength(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}

/**
 * Judges a secret. Odd padding and shortness only warn, because the vendor's own sample has both kinds of oddity;
 * blanks and line breaks are refused, because they would be stored.
 * `name`: of the subscription, which everybody can read.
 */
export function adviseSecret(secret: string, name = ''): SecretAdvice {
  if (secret === '') return { problem: undefined, warnings: [] };
  if (/\s/.test(secret)) return { problem: 'A secret contains no blanks or line breaks. Remove them.', warnings: [] };
  if (!base64Alphabet.test(secret)) {
    return { problem: 'A secret is Base64: letters, digits, “+”, “/”, and “=” at its end.', warnings: [] };
  }
  if (secret.length > mostCharacters) {
    return { problem: `A secret has at most ${mostCharacters.toLocaleString('en')} characters.`, warnings: [] };
  }
  const bytes = decodedLength(secret);
  const warnings = [
    bytes < recommendedBytes && `It stands for ${bytes} bytes; at least ${recommendedBytes} are recommended.`,
    looksMadeUp(secret, name) && 'It looks made up by a person, and can be guessed. Let a machine make one at random.',
    secret.length % 4 !== 0 && 'Its padding is unusual: some receivers cannot decode it.',
  ].filter((warning) => warning !== false);
  return { problem: undefined, warnings };
}
