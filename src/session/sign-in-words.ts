import type { SignInError, SignInErrorKind } from './sign-in-error.ts';

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

/** Why signing in failed and what to do next, in words for the user; loaded with the pages that show them. */
export function signInWords({ kind, retryAfterSeconds }: SignInError): string {
  return kind === 'rate-limited' && retryAfterSeconds !== undefined
    ? `There were too many sign-in attempts. Try again in ${retryAfterSeconds} s.`
    : SENTENCES[kind];
}
