import * as z from 'zod/mini';
import { SignInError } from './sign-in-error.ts';
import { accessTokenSchema } from './session-record.ts';

/** A token as either way of signing in delivers it. */
export interface GrantedToken {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly canWrite: boolean;
}

/** VCC tokens always live this long (contract section 8); used when an answer omits the recommended `expires_in`. */
const USUAL_LIFETIME_SECONDS = 7_200;

/** RFC 6749 section 5.1. Some servers quote the number. */
const answerSchema = z.object({
  access_token: accessTokenSchema,
  token_type: z.string(),
  expires_in: z.optional(z.union([z.number(), z.pipe(z.string(), z.coerce.number())])),
  scope: z.optional(z.string()),
});

/**
 * Reads a token answer. `token_type` is compared case-insensitively (RFC 6749 section 5.1); an absent or empty
 * `scope` means "as asked" (section 3.3).
 */
export function readGrantedToken(answer: unknown, askedScope: string): GrantedToken {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success || parsed.data.token_type.toLowerCase() !== 'bearer') throw new SignInError('unexpected-answer');
  const { access_token, expires_in = USUAL_LIFETIME_SECONDS, scope } = parsed.data;
  if (!(expires_in > 0)) throw new SignInError('unexpected-answer');
  return {
    accessToken: access_token,
    expiresInSeconds: expires_in,
    canWrite: mayWrite(scope || askedScope, askedScope),
  };
}

/** Throws when neither scope of the Webhooks API was granted. */
function mayWrite(grantedScope: string, askedScope: string): boolean {
  const granted = grantedScope.split(' ');
  if (granted.includes('admin:write')) return true;
  if (granted.includes('admin:read')) return false;
  // A provider with scope names of its own tells nothing about VCC's: the API will.
  if (!askedScope.includes('admin:')) return true;
  throw new SignInError('not-permitted');
}
