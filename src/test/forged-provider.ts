import { createServer, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface ForgedProvider {
  readonly issuer: string;
  /** Paths it was asked for. */
  readonly requests: string[];
  /** What is put over the honest discovery document. */
  metadata: Record<string, unknown>;
  /** What is put over the honest token answer; `undefined` takes a member out. */
  answer: Record<string, unknown>;
  /** What is put over the honest ID token's claims; the nonce is the caller's to set. */
  claims: Record<string, unknown>;
  /** How the ID token is signed: with the published key, with another one, or not at all. */
  signature: 'honest' | 'other-key' | 'none';
  close(): Promise<void>;
}

const KEY_ID = 'key';
const ALGORITHM = 'ES256';

/** An OpenID provider on this machine that lies on demand. */
export async function startForgedProvider(clientId: string): Promise<ForgedProvider> {
  const [honest, other] = await Promise.all([generateKeyPair(ALGORITHM), generateKeyPair(ALGORITHM)]);
  const jwk = { ...(await exportJWK(honest.publicKey)), kid: KEY_ID, alg: ALGORITHM, use: 'sig' };

  const idToken = async (): Promise<string> => {
    const now = Math.floor(Date.now() / 1_000);
    const claims = { iss: provider.issuer, aud: clientId, sub: 'user-1', iat: now, exp: now + 600, ...provider.claims };
    if (provider.signature === 'none') {
      return `${[{ alg: 'none' }, claims].map((part) => btoa(JSON.stringify(part)).replaceAll('=', '')).join('.')}.`;
    }
    const { privateKey } = provider.signature === 'honest' ? honest : other;
    return new SignJWT(claims).setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID }).sign(privateKey);
  };

  const answerTo = async (path: string): Promise<object> => {
    const { issuer, metadata, answer } = provider;
    if (path === '/jwks') return { keys: [jwk] };
    if (path === '/token') {
      return { access_token: 'token', token_type: 'Bearer', expires_in: 600, id_token: await idToken(), ...answer };
    }
    return {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      id_token_signing_alg_values_supported: [ALGORITHM],
      ...metadata,
    };
  };

  const send = async (path: string, response: ServerResponse): Promise<void> => {
    provider.requests.push(path);
    const body = JSON.stringify(await answerTo(path));
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  };

  const server = createServer((request, response) => void send(request.url ?? '', response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const provider: ForgedProvider = {
    issuer: `http://127.0.0.1:${port}`,
    requests: [],
    metadata: {},
    answer: {},
    claims: {},
    signature: 'honest',
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return provider;
}
