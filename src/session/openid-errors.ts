import * as oauth from 'oauth4webapi';
import { SignInError, type SignInErrorKind } from './sign-in-error.ts';

/** OpenID Connect Core section 3.1.2.6, RFC 6749 sections 4.1.2.1 and 5.2. */
const KIND_OF_CODE: Partial<Record<string, SignInErrorKind>> = {
  login_required: 'login-required',
  interaction_required: 'login-required',
  consent_required: 'login-required',
  account_selection_required: 'login-required',
  invalid_scope: 'not-permitted',
  server_error: 'server-error',
  temporarily_unavailable: 'server-error',
};

/** What a failure of the library, the network or the provider means to the user. Doubt is `unverifiable`. */
export function toOpenIdSignInError(error: unknown): SignInError {
  if (error instanceof SignInError) return error;
  if (error instanceof DOMException && error.name === 'TimeoutError') return new SignInError('timed-out');
  // The library's own TypeErrors carry a code; a failed fetch has none.
  if (error instanceof TypeError && !('code' in error)) return new SignInError('unreachable');
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError) {
    return new SignInError(KIND_OF_CODE[error.error] ?? 'refused-by-provider', {
      providerText: error.error_description,
    });
  }
  return new SignInError(kindOfResponse(error) ?? 'unverifiable');
}

/** An answer that is no OAuth answer at all is the library's error with the response as its cause. */
function kindOfResponse(error: unknown): SignInErrorKind | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  if (!(cause instanceof Response)) return undefined;
  if (cause.status === 429) return 'rate-limited';
  return cause.status >= 500 ? 'server-error' : 'unexpected-answer';
}
