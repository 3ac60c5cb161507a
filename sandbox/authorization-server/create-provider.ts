import type { Configuration, KoaContextWithOIDC, Provider } from 'oidc-provider';
import { type AccessTokens, TOKEN_LIFETIME_SECONDS } from '../access-tokens.ts';
import type { AccountStore } from '../accounts.ts';
import { isLoopbackOrigin } from '../loopback-host.ts';
import { type AuthorizationKeys, SIGNING_ALGORITHM } from './authorization-keys.ts';
import type { AuthorizationRecords } from './authorization-records.ts';
import type { Misbehaviours } from './misbehaviour.ts';
import { errorPage, signedOutPage, signOutPage } from './pages.ts';
import { createRecordAdapter } from './record-adapter.ts';

/** The public client that the console is (contract section 8). */
export const CONSOLE_CLIENT_ID = 'vcc-console';

const HOUR = 3600;
const DAY = 24 * HOUR;

export interface ProviderParts {
  readonly publicOrigin: string;
  readonly keys: AuthorizationKeys;
  readonly accounts: AccountStore;
  readonly records: AuthorizationRecords;
  readonly tokens: AccessTokens;
  readonly misbehaviours: Misbehaviours;
}

/** The authorization server: code with PKCE for the console, rotating refresh tokens, opaque access tokens. */
export function createProvider(ProviderClass: typeof Provider, parts: ProviderParts): Provider {
  const provider = new ProviderClass(`${parts.publicOrigin}/oidc`, configure(parts));
  // The listener states the public scheme and host in the headers that this makes the library believe.
  provider.proxy = true;
  provider.on('server_error', (_context, error) => console.error(error));
  parts.misbehaviours.attach(provider, parts.keys.signing);
  return provider;
}

function configure({ publicOrigin, keys, accounts, records, tokens, misbehaviours }: ProviderParts): Configuration {
  return {
    adapter: createRecordAdapter(records),
    jwks: { keys: [keys.signing] },
    enabledJWA: { idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    cookies: { keys: [keys.cookies] },
    clients: [
      {
        client_id: CONSOLE_CLIENT_ID,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: [`${publicOrigin}/auth/callback`],
        post_logout_redirect_uris: [`${publicOrigin}/signed-out.html`, `${publicOrigin}/sign-in`],
      },
    ],
    pkce: { required: () => true },
    clientBasedCORS: (_context, origin) => isLoopbackOrigin(origin),
    scopes: ['openid', 'offline_access', 'admin:read', 'admin:write'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    // The console learns the user's name from the ID token instead of asking once more.
    conformIdTokenClaims: false,
    findAccount: (_context, accountId) => {
      const account = accounts.find(accountId);
      if (!account) return undefined;
      const claims = { sub: accountId, name: account.displayName, preferred_username: account.login };
      return { accountId, claims: () => claims };
    },
    interactions: { url: (_context, { uid }) => `/oidc/interaction/${uid}` },
    // Asked before the old token is used up, so that an injected failure can come in time.
    rotateRefreshToken: ({ oidc }) => {
      misbehaviours.failRefresh('RefreshToken' in oidc.entities ? oidc.entities.RefreshToken?.accountId : undefined);
      return true;
    },
    // Without offline_access the refresh token ends with the session.
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    features: {
      devInteractions: { enabled: false },
      revocation: {
        enabled: true,
        allowedPolicy: async (_context, client, token) => token.clientId === client.clientId,
      },
      rpInitiatedLogout: { enabled: true, logoutSource: askToSignOut, postLogoutSuccessSource: saySignedOut },
    },
    renderError: async (context, { error, error_description: description = error }) => {
      await sendHtml(context, errorPage(description));
    },
    ttl: {
      AccessToken: (_context, token) => tokens.lifetimeSeconds(token.accountId),
      AuthorizationCode: 60,
      IdToken: TOKEN_LIFETIME_SECONDS,
      Interaction: HOUR,
      Session: DAY,
      Grant: 14 * DAY,
      RefreshToken: 14 * DAY,
    },
  };
}

/** The console names its session and where to go next; then asking again would only be in the way. */
async function askToSignOut(context: KoaContextWithOIDC, form: string): Promise<void> {
  const { entities, params } = context.oidc;
  const isQuestionSkipped = 'IdTokenHint' in entities && typeof params?.['post_logout_redirect_uri'] === 'string';
  await sendHtml(context, signOutPage(form, isQuestionSkipped));
}

async function saySignedOut(context: KoaContextWithOIDC): Promise<void> {
  await sendHtml(context, signedOutPage());
}

async function sendHtml(context: KoaContextWithOIDC, page: ReturnType<typeof signedOutPage>): Promise<void> {
  context.type = 'html';
  context.body = String(await page);
}
