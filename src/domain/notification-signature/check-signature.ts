import { revealHiddenCharacters } from '../hidden-characters.ts';
import type { Fault } from './fault.ts';
import { keyVariants, type ReadSecret } from './key-variants.ts';
import type { Token } from './read-token.ts';
import { hmac, isSharedSecretAlgorithm, toBase64Url, utf8 } from './signature-bytes.ts';

/** VCC's only algorithm (contract section 7). */
export const algorithmOfVcc = 'HS256';

export function checkAlgorithm({ header }: Token): Fault | undefined {
  const algorithm = header['alg'];
  if (/^none$/i.test(String(algorithm))) {
    return {
      kind: 'alg-none',
      title: 'the token is not signed at all (alg: none).',
      detail: 'Anybody can write such a token. VCC signs with HS256.',
      advice: 'Make sure that your receiver refuses it: it must accept HS256 and no other algorithm.',
    };
  }
  if (header['crit'] !== undefined) {
    return {
      kind: 'critical-header',
      title: 'the token asks for an extension that must be understood (crit).',
      detail: 'VCC’s tokens ask for none, and whoever does not know it has to refuse the token.',
    };
  }
  if (algorithm === algorithmOfVcc) return undefined;
  return {
    kind: 'wrong-algorithm',
    title: 'the token is signed with another algorithm than VCC’s.',
    detail: `Its algorithm is ${typeof algorithm === 'string' ? `“${revealHiddenCharacters(algorithm.slice(0, 40))}”` : 'not named'}; VCC signs with HS256.`,
    advice: 'Something else than VCC made this token, or the header is that of another product.',
  };
}

/** Why the secret cannot have signed anything; undefined where it can. */
export function checkSecret({ key }: ReadSecret): Fault | undefined {
  if (key === undefined) {
    return {
      kind: 'secret-not-base64',
      title: 'the secret is not Base64.',
      detail:
        'A signing secret has letters, digits, “+”, “/”, and “=” at its end; this one has other characters as well.',
      advice: 'Copy the secret again. A password, a token or the client secret of the API is not the signing secret.',
    };
  }
  if (key.length > 0) return undefined;
  return {
    kind: 'secret-empty',
    title: 'the secret is too short to be one.',
    detail: 'It stands for no byte at all.',
    advice: 'Copy the secret again: one that VCC makes has 44 characters.',
  };
}

const unsafe: Fault = {
  kind: 'wrong-alphabet',
  title: 'the signature is written in another alphabet than tokens use.',
  detail:
    'Its bytes are right, but tokens are written in the URL-safe alphabet without padding: “-” and “_” instead of “+” and “/”, no “=”. Something on the way has encoded it anew.',
  advice: 'Give the header to your receiver as it came. Strict libraries refuse this one.',
};

function cutOff(detail: string): Fault {
  return {
    kind: 'truncated',
    title: 'the header was cut off (truncated) when it was copied.',
    detail,
    advice: 'Copy the whole value of Vonage-Signature.',
  };
}

/** Whether the token was signed with this secret; undefined when it was, otherwise what is wrong, as exactly as can be said. */
export async function checkSignature(
  token: Token,
  pasted: string,
  secret: ReadSecret,
  isHashRight: boolean,
): Promise<Fault | undefined> {
  const algorithm = token.header['alg'];
  if (!isSharedSecretAlgorithm(algorithm)) return undefined;
  const message = utf8(token.signedPart);
  const expected = secret.key === undefined ? undefined : await hmac(secret.key, message, algorithm);
  if (expected !== undefined) {
    const right = toBase64Url(expected);
    const { signature } = token;
    if (signature === right) return undefined;
    if (signature.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '') === right) return unsafe;
    if (signature !== '' && right.startsWith(signature)) {
      return cutOff(`Its last part is right, but has ${signature.length} of ${right.length} characters.`);
    }
    if (signature.startsWith(right)) {
      return {
        kind: 'altered',
        title: 'something was added to the end of the header.',
        detail: `Its last part has ${signature.length - right.length} characters too many.`,
        advice: 'Copy the value of the header alone.',
      };
    }
  }
  for (const { key, kind, title, detail } of keyVariants(pasted, secret)) {
    const made = await hmac(key, message, algorithm);
    if (made !== undefined && toBase64Url(made) === token.signature) {
      const advice =
        'VCC signs with the bytes that the Base64 of the secret stands for. Decode the secret before use, once.';
      return { kind, title, detail, advice };
    }
  }
  return checkSecret(secret) ?? wrongSecret(token, isHashRight);
}

function wrongSecret({ signature, header }: Token, isHashRight: boolean): Fault {
  const length = 43;
  if (header['alg'] === algorithmOfVcc && signature.length < length) {
    return cutOff(`Its last part has ${signature.length} characters instead of ${length}.`);
  }
  return {
    kind: 'wrong-secret',
    title: 'the signature was not made with this secret.',
    detail: isHashRight
      ? 'Header and body belong together, so that only the secret can be wrong, or somebody forged both.'
      : 'The body does not fit the header either, so the header may have been changed, or belong to another notification.',
    advice:
      'Compare the secret with that of the subscription that sends to this URL: each has its own, and a URL may be named by several. After a change of the secret VCC may sign with the old one for up to 30 seconds. If nobody has the right secret, set a new one: VCC never tells it again.',
  };
}
