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

const SENTENCES: Record<SignInErrorKind, string> = {
  'wrong-credentials': 'This client ID and secret were not accepted. Check both, and that they belong to this region.',
  'not-permitted':
    'This sign-in grants neither admin:read nor admin:write. Ask an administrator for one of them, and whether the account is enrolled in the early access programme.',
  unreachable:
    'The sign-in service could not be reached. Check your network, or ask whoever runs this console whether its address is right. Then try again.',
  'timed-out': 'The sign-in service did not answer in time. Try again in a moment.',
  'rate-limited': 'There were too many sign-in attempts. Wait a minute, then try again.',
  'server-error': 'The sign-in service had a problem of its own. Try again in a moment.',
  'refused-by-provider': 'The sign-in provider refused the request. Try again, or ask its administrator.',
  'login-required': 'Your session with the sign-in provider has ended. Sign in again.',
  unverifiable: 'This sign-in could not be verified, so it was not used. Start again from the sign-in page.',
  'unexpected-answer':
    'The sign-in service gave an answer that this console does not understand. Ask whoever runs this console to check the address of the service.',
  'storage-blocked':
    'This browser blocks session storage, which signing in with OpenID needs. Allow it for this site, or sign in with API credentials.',
  interrupted: 'You signed out while this sign-in was under way. Sign in again.',
};

export interface SignInErrorDetails {
  /** The provider's own words: shown as text, never interpreted. */
  readonly providerText?: string | undefined;
  readonly retryAfterSeconds?: number | undefined;
  /** Where the user wanted to go, when the failed attempt knew it. */
  readonly returnTo?: string | undefined;
}

const LONGEST_PROVIDER_TEXT = 300;

/** Why signing in failed and what to do next, in words for the user. It never contains a secret or a token. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly kind: SignInErrorKind;
  readonly providerText: string | undefined;
  readonly returnTo: string | undefined;

  constructor(kind: SignInErrorKind, { providerText, retryAfterSeconds, returnTo }: SignInErrorDetails = {}) {
    super(
      kind === 'rate-limited' && retryAfterSeconds !== undefined
        ? `There were too many sign-in attempts. Try again in ${retryAfterSeconds} s.`
        : SENTENCES[kind],
    );
    this.kind = kind;
    this.providerText = providerText?.slice(0, LONGEST_PROVIDER_TEXT);
    this.returnTo = returnTo;
  }

  withReturnTo(returnTo: string): SignInError {
    const { kind, providerText } = this;
    return new SignInError(kind, { providerText, returnTo });
  }
}
