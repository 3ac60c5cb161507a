import * as z from 'zod/mini';
import type { Region } from '../domain/region.ts';
import { readRetryAfter } from '../lib/retry-after.ts';
import { readGrantedToken, type GrantedToken } from './granted-token.ts';
import { SignInError, type SignInErrorKind } from './sign-in-error.ts';

export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

const READ_AND_WRITE = 'admin:read admin:write';
const READ_ONLY = 'admin:read';

/** RFC 6749 section 5.2. */
const refusalSchema = z.object({ error: z.string(), error_description: z.optional(z.string()) });

const KIND_OF_REFUSAL: Partial<Record<string, SignInErrorKind>> = {
  invalid_client: 'wrong-credentials',
  invalid_scope: 'not-permitted',
  unauthorized_client: 'not-permitted',
};

/**
 * Exchanges API credentials for a token (RFC 6749 section 4.4, contract section 8). Written by hand rather than
 * with oauth4webapi, because one form POST with the checks below is all there is: no discovery, no ID token.
 * A credential without `admin:write` answers `invalid_scope` and is then asked for reading alone.
 */
export async function exchangeClientCredentials(
  region: Region,
  credentials: ClientCredentials,
  timeoutMs: number,
): Promise<GrantedToken> {
  const first = await postTokenRequest(region, credentials, READ_AND_WRITE, timeoutMs);
  if (first.ok) return readGrantedToken(first.body, READ_AND_WRITE);
  if (!isRefusedScope(first)) throw toSignInError(first);
  const second = await postTokenRequest(region, credentials, READ_ONLY, timeoutMs);
  if (second.ok) return readGrantedToken(second.body, READ_ONLY);
  throw toSignInError(second);
}

interface TokenAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
  readonly retryAfter: string | null;
}

async function postTokenRequest(
  region: Region,
  { clientId, clientSecret }: ClientCredentials,
  scope: string,
  timeoutMs: number,
): Promise<TokenAnswer> {
  try {
    const response = await fetch(region.tokenEndpoint, {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope,
        client_id: clientId,
        client_secret: clientSecret,
      }),
      cache: 'no-store',
      credentials: 'omit',
      // A 307 would send the secret on to wherever the answer points.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      // Covers the body as well.
      signal: AbortSignal.timeout(timeoutMs),
    });
    const { ok, status, headers } = response;
    return { ok, status, body: parseJson(await response.text()), retryAfter: headers.get('retry-after') };
  } catch (error) {
    throw new SignInError(error instanceof DOMException && error.name === 'TimeoutError' ? 'timed-out' : 'unreachable');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalOf(answer: TokenAnswer): z.infer<typeof refusalSchema> | undefined {
  return refusalSchema.safeParse(answer.body).data;
}

function isRefusedScope(answer: TokenAnswer): boolean {
  return answer.status === 400 && refusalOf(answer)?.error === 'invalid_scope';
}

function toSignInError(answer: TokenAnswer): SignInError {
  const refusal = refusalOf(answer);
  const providerText = refusal?.error_description;
  if (answer.status === 429) {
    return new SignInError('rate-limited', { retryAfterSeconds: readRetryAfter(answer.retryAfter, Date.now()) });
  }
  if (answer.status >= 500) return new SignInError('server-error');
  // Whether `invalid_client` comes with 400 or 401 is undocumented (contract section 8).
  if (refusal !== undefined && answer.status <= 401) {
    return new SignInError(KIND_OF_REFUSAL[refusal.error] ?? 'refused-by-provider', { providerText });
  }
  if (answer.status === 401) return new SignInError('wrong-credentials');
  if (answer.status === 403) return new SignInError('not-permitted');
  return new SignInError('unexpected-answer');
}
