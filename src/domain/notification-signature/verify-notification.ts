import { checkHash } from './check-hash.ts';
import { checkLifetime } from './check-lifetime.ts';
import { algorithmOfVcc, checkAlgorithm, checkSecret, checkSignature } from './check-signature.ts';
import type { Fault } from './fault.ts';
import { readSecret } from './key-variants.ts';
import { readToken, type Token } from './read-token.ts';
import { isSharedSecretAlgorithm, type Bytes } from './signature-bytes.ts';

export interface PastedNotification {
  readonly header: string;
  readonly body: Bytes;
  /** Empty where nobody has it: everything else is checked all the same. */
  readonly secret: string;
}

/** One of the questions that a receiver has to ask, with its answer. */
interface Check {
  readonly name: string;
  /** Undefined: not asked, because an earlier answer or the secret is missing. */
  readonly isPassed: boolean | undefined;
  readonly words: string;
}

export interface Verdict {
  /** Undefined: nothing speaks against it, but without the secret nobody can say. */
  readonly isValid: boolean | undefined;
  /** What decides first. */
  readonly faults: readonly Fault[];
  readonly checks: readonly Check[];
  /** Odd, and no reason to refuse it. */
  readonly remarks: readonly string[];
  /** Undefined where there is none to be read. */
  readonly token: Token | undefined;
}

const notAsked = 'Not checked.';

/**
 * Verifies a notification by contract section 7, by the clock of this computer (`now`, in seconds), and finds out what
 * is wrong when it does not verify. Everything happens here: nothing is sent.
 */
export async function verifyNotification({ header, body, secret }: PastedNotification, now: number): Promise<Verdict> {
  const { token, fault, remarks } = readToken(header);
  if (token === undefined) {
    const names = ['Algorithm', 'Signature', 'Body', 'Time'];
    const others = names.map((name): Check => ({ name, isPassed: undefined, words: notAsked }));
    const form: Check = { name: 'Header', isPassed: false, words: fault.detail };
    return { isValid: false, faults: [fault], checks: [form, ...others], remarks, token };
  }
  const read = readSecret(secret);
  const algorithm = checkAlgorithm(token);
  const hash = await checkHash(token.claims, body, read.text, read.key);
  const signature = secret === '' ? undefined : await faultOfSignature(token, secret, hash === undefined);
  const lifetime = checkLifetime(token.claims, now);
  const isElseRight = secret !== '' && algorithm === undefined && signature === undefined && hash === undefined;
  const time = isElseRight ? withPraise(lifetime.fault) : lifetime.fault;
  const faults = [algorithm, signature, hash, time].filter((found) => found !== undefined);
  const isSigned = isSharedSecretAlgorithm(token.header['alg']);
  return {
    isValid: faults.length > 0 ? false : secret === '' ? undefined : true,
    faults,
    checks: [
      { name: 'Header', isPassed: true, words: 'It is a token of three parts (JWT).' },
      {
        name: 'Algorithm',
        isPassed: algorithm === undefined,
        words: algorithm === undefined ? `It is signed with ${algorithmOfVcc}.` : algorithm.detail,
      },
      describeSignature(signature, secret !== '', isSigned),
      {
        name: 'Body',
        isPassed: hash === undefined,
        words: hash === undefined ? 'It is the body that was signed, byte for byte.' : hash.detail,
      },
      { name: 'Time', isPassed: lifetime.fault === undefined, words: lifetime.words },
    ],
    remarks: [...remarks, ...(secret === '' ? [] : read.remarks), ...lifetime.remarks],
    token,
  };
}

/** The usual case of support: a notification of yesterday, with which nothing was wrong. */
function withPraise(fault: Fault | undefined): Fault | undefined {
  if (fault?.kind !== 'expired') return fault;
  return { ...fault, detail: `Everything else is right: this secret has signed this body. ${fault.detail}` };
}

async function faultOfSignature(token: Token, secret: string, isHashRight: boolean): Promise<Fault | undefined> {
  const read = readSecret(secret);
  return isSharedSecretAlgorithm(token.header['alg'])
    ? await checkSignature(token, secret, read, isHashRight)
    : checkSecret(read);
}

function describeSignature(fault: Fault | undefined, hasSecret: boolean, isSigned: boolean): Check {
  const name = 'Signature';
  if (!hasSecret) return { name, isPassed: undefined, words: 'Not checked: the secret is missing.' };
  if (fault !== undefined) return { name, isPassed: false, words: fault.detail };
  if (!isSigned) return { name, isPassed: undefined, words: 'Not checked: a secret cannot have made it.' };
  return { name, isPassed: true, words: 'It was made with this secret.' };
}
