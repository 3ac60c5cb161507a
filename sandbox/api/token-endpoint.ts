import { type Context, Hono } from 'hono';
import type { Account, Credential } from '../accounts.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import type { ApiEnv } from './api-env.ts';
import { ApiError } from './api-error.ts';

const READ_SCOPES: readonly string[] = ['admin:read'];
const ALL_SCOPES: readonly string[] = ['admin:read', 'admin:write'];

interface TokenRequest {
  readonly grantType: string | null;
  readonly scope: string | null;
  readonly clientId: string;
  readonly clientSecret: string;
}

type Services = Pick<SandboxServices, 'accounts' | 'tokens'>;

/** `POST /Auth/connect/token`: client credentials for an opaque token without a refresh token (contract section 8). */
export function createTokenEndpoint({ accounts, tokens }: Services): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async (c) => {
    const request = await readTokenRequest(c);
    if (request.grantType !== 'client_credentials') throw new ApiError(400, { error: 'unsupported_grant_type' });
    const credential = accounts.findCredential(request.clientId);
    if (!credential || !isAccepted(credential, request, c)) throw new ApiError(400, { error: 'invalid_client' });
    const scopes = grantedScopes(credential, request.scope);
    const { token, expiresInSeconds } = tokens.issue(credential.accountId, scopes.join(' '));
    c.header('Cache-Control', 'no-store');
    return c.json({ access_token: token, expires_in: expiresInSeconds, token_type: 'Bearer' });
  });
}

/** The account whose client id stands in a token request, right or wrong as its secret may be. */
export async function tokenRequestAccount(
  c: Context<ApiEnv>,
  accounts: SandboxServices['accounts'],
): Promise<Account | undefined> {
  const { clientId } = await readTokenRequest(c);
  const credential = accounts.findCredential(clientId);
  return credential && accounts.find(credential.accountId);
}

function isAccepted(credential: Credential, request: TokenRequest, c: Context<ApiEnv>): boolean {
  const region = c.get('region');
  return credential.clientSecret === request.clientSecret && (region === undefined || region === credential.region);
}

/** All a credential may have when nothing is asked for; nothing at all when too much is. */
function grantedScopes(credential: Credential, requested: string | null): readonly string[] {
  const allowed = credential.mayWrite ? ALL_SCOPES : READ_SCOPES;
  const scopes = (requested ?? '').split(' ').filter((scope) => scope !== '');
  if (scopes.length === 0) return allowed;
  if (!scopes.every((scope) => allowed.includes(scope))) throw new ApiError(400, { error: 'invalid_scope' });
  return scopes;
}

/** Reads the form; the client's name and secret may stand in HTTP Basic instead (RFC 6749 section 2.3.1). */
async function readTokenRequest(c: Context<ApiEnv>): Promise<TokenRequest> {
  const form = new URLSearchParams(await c.req.text());
  const basic = basicCredentials(c.req.header('authorization') ?? '');
  return {
    grantType: form.get('grant_type'),
    scope: form.get('scope'),
    clientId: basic?.clientId ?? form.get('client_id') ?? '',
    clientSecret: basic?.clientSecret ?? form.get('client_secret') ?? '',
  };
}

function basicCredentials(header: string): { clientId: string; clientSecret: string } | undefined {
  const [scheme = '', encoded = ''] = header.trim().split(/\s+/);
  if (scheme.toLowerCase() !== 'basic') return undefined;
  const [clientId = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { clientId: formDecode(clientId), clientSecret: formDecode(rest.join(':')) };
}

/** Decodes one form-encoded value; unlike `decodeURIComponent` it takes a stray `%` as it is. */
function formDecode(text: string): string {
  return new URLSearchParams(`value=${text.replaceAll('&', '%26')}`).get('value') ?? '';
}
