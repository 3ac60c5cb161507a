import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { decodeJwt, exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { SIGNING_ALGORITHM } from './authorization-keys.ts';

/** What the authorization server does wrong to one account: `idp(x)` of acceptance section 3. */
export const accountMisbehaviours = [
  'refresh=400',
  'refresh=500',
  'end_session=500',
  'nonce',
  'aud',
  'iss',
  'alg',
  'exp',
  'scope',
] as const;
export type AccountMisbehaviour = (typeof accountMisbehaviours)[number];

/** What it does wrong to everybody, because nobody says who they are: not for tests that run side by side. */
export const commonMisbehaviours = ['meta=issuer', 'meta=http', 'newkey'] as const;
export type CommonMisbehaviour = (typeof commonMisbehaviours)[number];

const tokenAnswer = z.looseObject({ id_token: z.optional(z.string()) });
const hour = 3_600;

/** A wrong claim for each lie that an ID token can tell. */
const wrongClaims: Partial<Record<AccountMisbehaviour, () => JWTPayload>> = {
  nonce: () => ({ nonce: 'of-another-request' }),
  aud: () => ({ aud: 'another-client' }),
  iss: () => ({ iss: 'https://evil.example' }),
  exp: () => ({ iat: Math.floor(Date.now() / 1_000) - 2 * hour, exp: Math.floor(Date.now() / 1_000) - hour }),
};

/** The misbehaviours that wait, and what they make of the server's answers. In memory: each belongs to one test. */
export class Misbehaviours {
  readonly #byAccount = new Map<string, AccountMisbehaviour[]>();
  readonly #common = new Set<CommonMisbehaviour>();
  #rolled: { readonly key: CryptoKey; readonly jwk: JWK } | undefined;

  /** One entry for each time that it is to happen. */
  add(accountId: string, what: AccountMisbehaviour, times: number): void {
    const queue = this.#byAccount.get(accountId) ?? [];
    this.#byAccount.set(accountId, [...queue, ...Array.from({ length: times }, () => what)]);
  }

  clear(accountId: string): void {
    this.#byAccount.delete(accountId);
  }

  async addCommon(what: CommonMisbehaviour): Promise<void> {
    this.#common.add(what);
    if (what !== 'newkey') return;
    const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
    const kid = `rolled-${crypto.randomUUID()}`;
    this.#rolled = {
      key: privateKey,
      jwk: { ...(await exportJWK(publicKey)), kid, alg: SIGNING_ALGORITHM, use: 'sig' },
    };
  }

  clearCommon(): void {
    this.#common.clear();
    this.#rolled = undefined;
  }

  /** Before a refresh token is used up: a refusal or a failure leaves it as it is. */
  failRefresh(accountId: string | undefined): void {
    if (this.#take(accountId, ['refresh=400']) !== undefined) throw failure('invalid_grant', 400);
    if (this.#take(accountId, ['refresh=500']) !== undefined) throw failure('temporarily_unavailable', 500);
  }

  /** Puts itself around everything that the server answers. */
  attach(provider: Provider, signing: JWK): void {
    provider.use(async (context: KoaContextWithOIDC, next: () => Promise<void>) => {
      if (context.path.endsWith('/session/end') && this.#failsEndOf(context)) {
        context.status = 500;
        context.body = 'Injected fault: end_session=500';
        return;
      }
      await next();
      if (context.path.endsWith('/.well-known/openid-configuration')) this.#forgeMetadata(context);
      if (context.path.endsWith('/jwks') && this.#rolled !== undefined) context.body = { keys: [this.#rolled.jwk] };
      if (context.path.endsWith('/token') && context.status === 200) await this.#forgeTokens(context, signing);
    });
  }

  #failsEndOf({ query }: KoaContextWithOIDC): boolean {
    const hint = query['id_token_hint'];
    return typeof hint === 'string' && this.#take(decodeJwt(hint).sub, ['end_session=500']) !== undefined;
  }

  #forgeMetadata(context: KoaContextWithOIDC): void {
    if (this.#common.has('meta=issuer')) Object.assign(context.body ?? {}, { issuer: 'https://evil.example' });
    const token_endpoint = 'http://evil.example/token';
    if (this.#common.has('meta=http')) Object.assign(context.body ?? {}, { token_endpoint });
  }

  async #forgeTokens(context: KoaContextWithOIDC, signing: JWK): Promise<void> {
    const answer = tokenAnswer.safeParse(context.body);
    if (!answer.success || answer.data.id_token === undefined) return;
    const claims = decodeJwt(answer.data.id_token);
    const lie = this.#take(claims.sub, ['nonce', 'aud', 'iss', 'alg', 'exp', 'scope']);
    if (lie === 'scope') Object.assign(answer.data, { scope: 'openid admin:read' });
    else if (lie === 'alg') answer.data.id_token = unsigned(claims);
    else if (lie !== undefined || this.#rolled !== undefined) {
      const forged = { ...claims, ...(lie === undefined ? {} : wrongClaims[lie]?.()) };
      answer.data.id_token = await this.#sign(forged, signing);
    }
    context.body = answer.data;
  }

  async #sign(claims: JWTPayload, signing: JWK): Promise<string> {
    const key = this.#rolled?.key ?? (await importJWK(signing, SIGNING_ALGORITHM));
    const kid = this.#rolled?.jwk.kid ?? signing.kid;
    const header = { alg: SIGNING_ALGORITHM, ...(kid === undefined ? {} : { kid }) };
    return new SignJWT(claims).setProtectedHeader(header).sign(key);
  }

  /** Takes the first of these that waits for the account. */
  #take(accountId: string | undefined, kinds: readonly AccountMisbehaviour[]): AccountMisbehaviour | undefined {
    const queue = this.#byAccount.get(accountId ?? '') ?? [];
    const index = queue.findIndex((what) => kinds.includes(what));
    return index < 0 ? undefined : queue.splice(index, 1)[0];
  }
}

/** An error that the library answers with as it is. */
function failure(error: string, statusCode: number): Error {
  return Object.assign(new Error(error), { expose: true, statusCode, error_description: 'Injected fault' });
}

function unsigned(claims: JWTPayload): string {
  const parts = [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return `${parts.join('.')}.`;
}
