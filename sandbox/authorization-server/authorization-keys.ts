import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import * as z from 'zod/mini';
import type { Database } from '../database.ts';

/** What the authorization server signs ID tokens and cookies with. */
export interface AuthorizationKeys {
  readonly signing: JWK;
  readonly cookies: string;
}

/** The key set's only member: elliptic, because an RSA key takes long to make. */
export const SIGNING_ALGORITHM = 'ES256';

/** Reads the keys, or makes them on the first start: sessions and ID tokens outlive a restart. */
export async function loadAuthorizationKeys(database: Database): Promise<AuthorizationKeys> {
  const select = database.query(
    'select value from authorization_keys where purpose = ?',
    z.object({ value: z.string() }),
  );
  const insert = database.command('insert or ignore into authorization_keys (purpose, value) values (?, ?)');
  // Whoever inserts first wins; everyone reads back what is stored.
  const stored = (purpose: string, create: string): string => {
    insert(purpose, create);
    return select.first(purpose)?.value ?? create;
  };
  const signing = select.first('signing')?.value ?? stored('signing', JSON.stringify(await createSigningKey()));
  return {
    signing: z.looseObject({ kty: z.string() }).parse(JSON.parse(signing)),
    cookies: select.first('cookies')?.value ?? stored('cookies', randomBytes(32).toString('base64url')),
  };
}

async function createSigningKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  return {
    ...(await exportJWK(privateKey)),
    alg: SIGNING_ALGORITHM,
    use: 'sig',
    kid: randomBytes(8).toString('hex'),
  };
}
