import type { Context, MiddlewareHandler } from 'hono';
import type { AccessTokens } from '../access-tokens.ts';
import type { ApiEnv } from './api-env.ts';
import { ApiError } from './api-error.ts';

const MEDIA_TYPE = 'application/vnd.newvoicemedia.v1+json';

/**
 * Contract section 1: the Accept header is required and names the API's version. A wildcard is refused on purpose: it
 * is what `fetch` sends when the header was forgotten.
 */
export const requireAccept: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const accepted = (c.req.header('accept') ?? '').split(',').map(mediaTypeOf);
  if (!accepted.includes(MEDIA_TYPE)) throw new ApiError(406, `The Accept header must be ${MEDIA_TYPE}.`);
  await next();
};

/** Contract section 4: token missing, invalid or expired (also: of another region), or without the needed scope. */
export function requireScope(tokens: AccessTokens, scope: 'admin:read' | 'admin:write'): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const token = bearerToken(c);
    if (token === undefined) {
      throw new ApiError(401, { error: 'invalid_request', error_description: 'The access token is missing' });
    }
    const owner = tokens.find(token);
    const region = c.get('region');
    if (!owner?.isLive || (region !== undefined && owner.account.region !== region)) {
      throw new ApiError(401, {
        error: 'invalid_token',
        error_description: 'The access token is invalid or has expired',
      });
    }
    if (!owner.scopes.has(scope)) throw new ApiError(401, 'Unauthorized');
    await next();
  };
}

/** Writes carry JSON and say so. */
export const requireJson: MiddlewareHandler<ApiEnv> = async (c, next) => {
  if (mediaTypeOf(c.req.header('content-type') ?? '') !== 'application/json') {
    throw new ApiError(415, 'The Content-Type header must be application/json.');
  }
  await next();
};

/** The token of `Authorization: bearer …`; the scheme's name is case-insensitive. */
export function bearerToken(c: Context<ApiEnv>): string | undefined {
  const [scheme = '', token = ''] = (c.req.header('authorization') ?? '').trim().split(/\s+/);
  return scheme.toLowerCase() === 'bearer' && token !== '' ? token : undefined;
}

function mediaTypeOf(header: string): string {
  return (header.split(';')[0] ?? '').trim().toLowerCase();
}
