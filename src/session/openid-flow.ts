import * as oauth from 'oauth4webapi';
import type { OpenIdProvider } from '../domain/region.ts';
import { isLoopbackHost } from '../lib/loopback-host.ts';
import { readGrantedToken, type GrantedToken } from './granted-token.ts';
import { toOpenIdSignInError } from './openid-errors.ts';
import type { OpenIdPrompt } from './session-options.ts';
import { SignInError } from './sign-in-error.ts';

export interface OpenIdFlowOptions {
  readonly provider: OpenIdProvider;
  readonly redirectUri: string;
  readonly timeoutMs: number;
}

export interface OpenIdTokens {
  readonly refreshToken: string | undefined;
  readonly idToken: string | undefined;
}

export interface OpenIdGrant extends GrantedToken, OpenIdTokens {
  /** Absent from a refresh that brought no new ID token. */
  readonly identity: { readonly id: string; readonly label: string } | undefined;
}

export interface AuthorizationRequest {
  readonly url: URL;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

const LONGEST_NAME = 200;

/**
 * Authorization code with PKCE against one provider (RFC 6749, 7636, 9207; OpenID Connect Core, Discovery and
 * RP-Initiated Logout). oauth4webapi does the protocol; here are the choices. Loaded only when OpenID is used.
 */
export class OpenIdFlow {
  readonly #provider: OpenIdProvider;
  readonly #redirectUri: string;
  readonly #timeoutMs: number;
  readonly #client: oauth.Client;
  readonly #authority: URL;
  #server: Promise<oauth.AuthorizationServer> | undefined;

  constructor({ provider, redirectUri, timeoutMs }: OpenIdFlowOptions) {
    this.#provider = provider;
    this.#redirectUri = redirectUri;
    this.#timeoutMs = timeoutMs;
    this.#client = { client_id: provider.clientId };
    this.#authority = new URL(provider.authority, redirectUri);
  }

  async authorize(prompt: OpenIdPrompt | undefined): Promise<AuthorizationRequest> {
    const server = await this.#discover();
    const url = endpoint(server.authorization_endpoint);
    const codeVerifier = oauth.generateRandomCodeVerifier();
    const state = oauth.generateRandomState();
    const nonce = oauth.generateRandomNonce();
    const parameters = {
      response_type: 'code',
      client_id: this.#client.client_id,
      redirect_uri: this.#redirectUri,
      scope: this.#provider.scope,
      state,
      nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: 'S256',
      ...(prompt === undefined ? {} : { prompt }),
    };
    for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
    return { url, state, nonce, codeVerifier };
  }

  /** Checks the answer (state, `iss`, error) and redeems the code; the ID token is checked down to its signature. */
  async redeem(answer: URLSearchParams, request: Omit<AuthorizationRequest, 'url'>): Promise<OpenIdGrant> {
    try {
      const server = await this.#discover();
      const parameters = oauth.validateAuthResponse(server, this.#client, answer, request.state);
      const response = await oauth.authorizationCodeGrantRequest(
        server,
        this.#client,
        oauth.None(),
        parameters,
        this.#redirectUri,
        request.codeVerifier,
        this.#http(),
      );
      // A nonce to compare makes the ID token mandatory.
      const checks = { expectedNonce: request.nonce };
      const tokens = await oauth.processAuthorizationCodeResponse(server, this.#client, response, checks);
      await this.#verify(server, response);
      return this.#toGrant(tokens);
    } catch (error) {
      throw toOpenIdSignInError(error);
    }
  }

  /** A provider that rotates refresh tokens answers with a new one; one that does not lets the old one stand. */
  async refresh(refreshToken: string, subject: string): Promise<OpenIdGrant> {
    try {
      const server = await this.#discover();
      const http = this.#http();
      const response = await oauth.refreshTokenGrantRequest(server, this.#client, oauth.None(), refreshToken, http);
      const tokens = await oauth.processRefreshTokenResponse(server, this.#client, response);
      if (tokens.id_token !== undefined) await this.#verify(server, response);
      const grant = this.#toGrant(tokens);
      // OpenID Connect Core section 12.2: the refreshed ID token is about the same user.
      if (grant.identity !== undefined && grant.identity.id !== subject) throw new SignInError('unverifiable');
      return { ...grant, refreshToken: grant.refreshToken ?? refreshToken };
    } catch (error) {
      throw toOpenIdSignInError(error);
    }
  }

  /** RFC 7009, for providers that have it. */
  async revoke(tokens: readonly string[]): Promise<void> {
    const server = await this.#discover();
    if (server.revocation_endpoint === undefined) return;
    const requests = tokens.map(async (token) =>
      oauth.processRevocationResponse(
        await oauth.revocationRequest(server, this.#client, oauth.None(), token, this.#http()),
      ),
    );
    await Promise.all(requests);
  }

  /** Where to end the provider's own session (OpenID Connect RP-Initiated Logout section 2). */
  async endSessionUrl(idToken: string | undefined, returnTo: string): Promise<URL | undefined> {
    const server = await this.#discover();
    if (server.end_session_endpoint === undefined) return undefined;
    const url = endpoint(server.end_session_endpoint);
    url.searchParams.set('client_id', this.#client.client_id);
    url.searchParams.set('post_logout_redirect_uri', returnTo);
    // After a reload it is gone: the provider then asks the user.
    if (idToken !== undefined) url.searchParams.set('id_token_hint', idToken);
    return url;
  }

  /** The library keeps the provider's keys for a while: one that it does not know may be new (acceptance T20). */
  async #verify(server: oauth.AuthorizationServer, response: Response): Promise<void> {
    try {
      await oauth.validateApplicationLevelSignature(server, response, this.#http());
    } catch (error) {
      if (!(error instanceof oauth.OperationProcessingError) || error.code !== oauth.KEY_SELECTION) throw error;
      // The keys are remembered for the object: a copy asks for them again, once.
      const renewed = { ...server };
      this.#server = Promise.resolve(renewed);
      await oauth.validateApplicationLevelSignature(renewed, response, this.#http());
    }
  }

  #toGrant(tokens: oauth.TokenEndpointResponse): OpenIdGrant {
    const claims = oauth.getValidatedIdTokenClaims(tokens);
    return {
      ...readGrantedToken(tokens, this.#provider.scope),
      refreshToken: tokens.refresh_token,
      idToken: tokens.id_token,
      identity: claims === undefined ? undefined : { id: claims.sub, label: displayName(claims) },
    };
  }

  /** Once per page; a failure is not remembered. */
  #discover(): Promise<oauth.AuthorizationServer> {
    this.#server ??= this.#readMetadata().catch((error: unknown) => {
      this.#server = undefined;
      throw toOpenIdSignInError(error);
    });
    return this.#server;
  }

  async #readMetadata(): Promise<oauth.AuthorizationServer> {
    const response = await oauth.discoveryRequest(this.#authority, this.#http());
    const server = await oauth.processDiscoveryResponse(this.#authority, response);
    const { authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint, end_session_endpoint } = server;
    for (const url of [authorization_endpoint, token_endpoint, jwks_uri, revocation_endpoint, end_session_endpoint]) {
      if (url !== undefined) endpoint(url);
    }
    return server;
  }

  #http() {
    return {
      // Plain HTTP is for a provider on this very machine only: the sandbox, a developer's Keycloak.
      [oauth.allowInsecureRequests]: isLoopbackHost(this.#authority.hostname),
      signal: AbortSignal.timeout(this.#timeoutMs),
    };
  }
}

/** OpenID Connect Core section 5.1. For display only: the identity is `sub`. */
function displayName({ sub, ...claims }: oauth.IDToken): string {
  const names = [claims['name'], claims['preferred_username'], claims['email']];
  const name = names.find((claim): claim is string => typeof claim === 'string' && claim !== '');
  return (name ?? sub).slice(0, LONGEST_NAME);
}

/**
 * An address out of the provider's metadata that is safe to send codes to and to navigate to: HTTPS, or HTTP on
 * this machine. Anything else (`javascript:`, plain HTTP elsewhere) is a forged document (acceptance T19).
 */
function endpoint(address: string | undefined): URL {
  if (address === undefined || !URL.canParse(address)) throw new SignInError('unexpected-answer');
  const url = new URL(address);
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname));
  if (!isSafe) throw new SignInError('unverifiable');
  return url;
}
