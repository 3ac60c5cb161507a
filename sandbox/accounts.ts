import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Command, Database, Query } from './database.ts';
import { REGIONS, type Region } from './regions.ts';

/** A tenant: its own subscriptions, catalogue, credentials and one user. */
export interface Account {
  readonly accountId: string;
  readonly region: Region;
  readonly login: string;
  readonly password: string;
  readonly displayName: string;
  /** Lifetime of tokens issued from now on, or null for the usual 7200 seconds. */
  readonly tokenTtlSeconds: number | null;
}

/** API credentials as an admin makes them in VCC; a read-only one cannot be granted `admin:write`. */
export interface Credential {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accountId: string;
  readonly region: Region;
  readonly mayWrite: boolean;
}

/** What is needed to sign in to an account; the answer of the control port's `POST /accounts`. */
export interface AccountKeys {
  readonly accountId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly readOnlyClientId: string;
  readonly readOnlyClientSecret: string;
  readonly user: { readonly login: string; readonly password: string };
}

const accountRow = z.object({
  accountId: z.string(),
  region: z.enum(REGIONS),
  login: z.string(),
  password: z.string(),
  displayName: z.string(),
  tokenTtlSeconds: z.nullable(z.number()),
});

const credentialRow = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  accountId: z.string(),
  region: z.enum(REGIONS),
  mayWrite: z.number(),
});

const SELECT_ACCOUNT = `select account_id accountId, region, login, password, display_name displayName,
  token_ttl_seconds tokenTtlSeconds from accounts`;

/** The tenants and their ways to sign in. */
export class AccountStore {
  readonly #database: Database;
  readonly #byId: Query<Account>;
  readonly #byLogin: Query<Account>;
  readonly #credential: Query<z.infer<typeof credentialRow>>;
  readonly #insertAccount: Command;
  readonly #insertCredential: Command;
  readonly #setTokenTtl: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#byId = database.query(`${SELECT_ACCOUNT} where account_id = ?`, accountRow);
    this.#byLogin = database.query(`${SELECT_ACCOUNT} where login = ?`, accountRow);
    this.#credential = database.query(
      `select client_id clientId, client_secret clientSecret, account_id accountId, region, may_write mayWrite
       from credentials join accounts using (account_id) where client_id = ?`,
      credentialRow,
    );
    this.#insertAccount = database.command(
      'insert into accounts (account_id, region, login, password, display_name) values (?, ?, ?, ?, ?)',
    );
    this.#insertCredential = database.command(
      'insert into credentials (client_id, account_id, client_secret, may_write) values (?, ?, ?, ?)',
    );
    this.#setTokenTtl = database.command('update accounts set token_ttl_seconds = ? where account_id = ?');
  }

  /** Stores a tenant; `keys` are random unless given, as for the demo account. */
  create(region: Region, keys: AccountKeys = createKeys(), displayName = `Admin ${keys.accountId}`): AccountKeys {
    const { accountId, user } = keys;
    this.#database.transaction(() => {
      this.#insertAccount(accountId, region, user.login, user.password, displayName);
      this.#insertCredential(keys.clientId, accountId, keys.clientSecret, 1);
      this.#insertCredential(keys.readOnlyClientId, accountId, keys.readOnlyClientSecret, 0);
    });
    return keys;
  }

  find(accountId: string): Account | undefined {
    return this.#byId.first(accountId);
  }

  findByLogin(login: string): Account | undefined {
    return this.#byLogin.first(login);
  }

  findCredential(clientId: string): Credential | undefined {
    const row = this.#credential.first(clientId);
    return row && { ...row, mayWrite: row.mayWrite === 1 };
  }

  setTokenTtl(accountId: string, seconds: number | null): void {
    this.#setTokenTtl(seconds, accountId);
  }
}

function createKeys(): AccountKeys {
  const accountId = randomBytes(6).toString('hex');
  return {
    accountId,
    clientId: `client-${accountId}`,
    clientSecret: randomBytes(24).toString('base64url'),
    readOnlyClientId: `readonly-${accountId}`,
    readOnlyClientSecret: randomBytes(24).toString('base64url'),
    user: { login: `admin-${accountId}`, password: randomBytes(9).toString('base64url') },
  };
}
