import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import type { Account, AccountStore } from './accounts.ts';
import type { AuthorizationRecords } from './authorization-server/authorization-records.ts';
import type { Command, Database, Query } from './database.ts';

/** Lifetime of an access token unless a session fault shortened it (contract section 8). */
export const TOKEN_LIFETIME_SECONDS = 7200;

/** Whose token a request carried. Dead tokens are still known, so that a refused request can be told to its account. */
export interface TokenOwner {
  readonly account: Account;
  readonly scopes: ReadonlySet<string>;
  readonly isLive: boolean;
}

const tokenRow = z.object({ accountId: z.string(), scope: z.string(), expiresAt: z.number() });

/** The opaque bearer tokens of the API, from the token endpoint and from the authorization server alike. */
export class AccessTokens {
  readonly #accounts: AccountStore;
  readonly #records: AuthorizationRecords;
  readonly #byToken: Query<z.infer<typeof tokenRow>>;
  readonly #insert: Command;
  readonly #expire: Command;

  constructor(database: Database, accounts: AccountStore, records: AuthorizationRecords) {
    this.#accounts = accounts;
    this.#records = records;
    this.#byToken = database.query(
      'select account_id accountId, scope, expires_at expiresAt from access_tokens where token = ?',
      tokenRow,
    );
    this.#insert = database.command(
      'insert into access_tokens (token, account_id, scope, expires_at) values (?, ?, ?, ?)',
    );
    this.#expire = database.command('update access_tokens set expires_at = 0 where account_id = ?');
  }

  /** Issues a token for client credentials. */
  issue(accountId: string, scope: string): { token: string; expiresInSeconds: number } {
    const token = randomBytes(32).toString('base64url');
    const expiresInSeconds = this.lifetimeSeconds(accountId);
    this.#insert(token, accountId, scope, Date.now() + expiresInSeconds * 1000);
    return { token, expiresInSeconds };
  }

  /** How long a token issued now lives. */
  lifetimeSeconds(accountId: string | undefined): number {
    const account = accountId === undefined ? undefined : this.#accounts.find(accountId);
    return account?.tokenTtlSeconds ?? TOKEN_LIFETIME_SECONDS;
  }

  find(token: string): TokenOwner | undefined {
    const found = this.#byToken.first(token) ?? this.#records.findAccessToken(token);
    const account = found && this.#accounts.find(found.accountId);
    if (!account) return undefined;
    return { account, scopes: new Set(found.scope.split(' ')), isLive: found.expiresAt > Date.now() };
  }

  /** Ends every access token of the account; a refresh token still gets a new one. */
  expireAll(accountId: string): void {
    this.#expire(accountId);
    this.#records.expire(accountId, ['AccessToken']);
  }

  /** Ends every access and refresh token of the account: someone has to sign in again. */
  revokeAll(accountId: string): void {
    this.#expire(accountId);
    this.#records.expire(accountId, ['AccessToken', 'RefreshToken', 'AuthorizationCode']);
  }
}
