import * as z from 'zod/mini';
import type { Command, Database, Query } from '../database.ts';

/** A record of the authorization server (session, grant, code, token …) as the library hands it over. */
export type RecordPayload = Record<string, unknown>;

const recordRow = z.object({
  payload: z.string(),
  expiresAt: z.nullable(z.number()),
  consumedAt: z.nullable(z.number()),
});

const accessTokenPayload = z.object({ accountId: z.string(), scope: z._default(z.string(), '') });
const indexedPayload = z.object({
  accountId: z.optional(z.string()),
  grantId: z.optional(z.string()),
  uid: z.optional(z.string()),
});

const KEEP_DEAD_RECORDS_MS = 24 * 3600 * 1000;
const COLUMNS = 'payload, expires_at expiresAt, consumed_at consumedAt';

/**
 * The authorization server's memory. A destroyed record is only marked as expired and swept a day later at start-up,
 * so that a request with a revoked token can still be told to its account.
 */
export class AuthorizationRecords {
  readonly #upsert: Command;
  readonly #byId: Query<z.infer<typeof recordRow>>;
  readonly #byUid: Query<z.infer<typeof recordRow>>;
  readonly #consume: Command;
  readonly #expireId: Command;
  readonly #expireGrant: Command;
  readonly #expireModel: Command;

  constructor(database: Database) {
    database.command('delete from authorization_records where expires_at < ?')(Date.now() - KEEP_DEAD_RECORDS_MS);
    this.#upsert = database.command(
      `insert or replace into authorization_records (model, id, account_id, grant_id, uid, payload, expires_at)
       values (?, ?, ?, ?, ?, ?, ?)`,
    );
    this.#byId = database.query(`select ${COLUMNS} from authorization_records where model = ? and id = ?`, recordRow);
    this.#byUid = database.query(
      `select ${COLUMNS} from authorization_records where model = ? and uid = ? and expires_at > ?`,
      recordRow,
    );
    this.#consume = database.command('update authorization_records set consumed_at = ? where model = ? and id = ?');
    const expire = 'update authorization_records set expires_at = min(coalesce(expires_at, ?1), ?1)';
    this.#expireId = database.command(`${expire} where model = ?2 and id = ?3`);
    this.#expireGrant = database.command(`${expire} where model = ?2 and grant_id = ?3`);
    this.#expireModel = database.command(`${expire} where account_id = ?2 and model = ?3`);
  }

  save(model: string, id: string, payload: RecordPayload, expiresInSeconds: number | undefined): void {
    const { accountId = null, grantId = null, uid = null } = indexedPayload.parse(payload);
    const expiresAt = expiresInSeconds === undefined ? null : Date.now() + expiresInSeconds * 1000;
    this.#upsert(model, id, accountId, grantId, uid, JSON.stringify(payload), expiresAt);
  }

  find(model: string, id: string): RecordPayload | undefined {
    return livePayload(this.#byId.first(model, id));
  }

  findByUid(model: string, uid: string): RecordPayload | undefined {
    return livePayload(this.#byUid.first(model, uid, Date.now()));
  }

  /** Marks a record as used: a second use of a code or of a rotated refresh token is how theft is noticed. */
  consume(model: string, id: string): void {
    this.#consume(Math.floor(Date.now() / 1000), model, id);
  }

  destroy(model: string, id: string): void {
    this.#expireId(Date.now(), model, id);
  }

  /** Ends the records of one kind that a grant has led to. Not of all kinds: a running interaction names it too. */
  destroyOfGrant(model: string, grantId: string): void {
    this.#expireGrant(Date.now(), model, grantId);
  }

  /** Ends the account's records of these kinds. */
  expire(accountId: string, models: readonly string[]): void {
    for (const model of models) this.#expireModel(Date.now(), accountId, model);
  }

  /** The owner of an opaque access token, alive or dead; `expiresAt` in milliseconds. */
  findAccessToken(token: string): { accountId: string; scope: string; expiresAt: number } | undefined {
    const row = this.#byId.first('AccessToken', token);
    return row && { ...accessTokenPayload.parse(JSON.parse(row.payload)), expiresAt: row.expiresAt ?? 0 };
  }
}

function livePayload(row: z.infer<typeof recordRow> | undefined): RecordPayload | undefined {
  if (!row || (row.expiresAt !== null && row.expiresAt <= Date.now())) return undefined;
  const payload = z.record(z.string(), z.unknown()).parse(JSON.parse(row.payload));
  return row.consumedAt === null ? payload : { ...payload, consumed: row.consumedAt };
}
