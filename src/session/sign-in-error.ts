export type SignInErrorKind =
  | 'wrong-credentials'
  | 'not-permitted'
  | 'unreachable'
  | 'timed-out'
  | 'rate-limited'
  | 'server-error'
  | 'refused-by-provider'
  /** The provider wants to see the user: the usual end of a silent attempt. */
  | 'login-required'
  | 'unverifiable'
  | 'unexpected-answer'
  | 'storage-blocked'
  | 'interrupted';

export interface SignInErrorDetails {
  /** The provider's own words: shown as text, never interpreted. */
  readonly providerText?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Where the user wanted to go, when the failed attempt knew it. */
  readonly returnTo?: string | undefined;
}

const LONGEST_PROVIDER_TEXT = 300;

/** Why signing in failed; its words for the user are in `sign-in-words.ts`. It never contains a secret or a token. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly kind: SignInErrorKind;
  readonly providerText: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly returnTo: string | undefined;

  constructor(kind: SignInErrorKind, { providerText, retryAfterSeconds, returnTo }: SignInErrorDetails = {}) {
    super(kind);
    this.kind = kind;
    this.providerText = providerText?.slice(0, LONGEST_PROVIDER_TEXT);
    this.retryAfterSeconds = retryAfterSeconds;
    this.returnTo = returnTo;
  }

  withReturnTo(returnTo: string): SignInError {
    const { kind, providerText } = this;
    return new SignInError(kind, { providerText, returnTo });
  }
}
