import * as z from 'zod/mini';
import type { Command, Database, Query } from './database.ts';
import { createKsuid } from './ksuid.ts';
import { createSigningSecret } from './signing-secret.ts';

/**
 * One stored row. `document` is the JSON text that the API returns, byte for byte, without the secret; a seed may make
 * it anything. `secret` is JSON as well, because a seed may make that anything too.
 */
export interface StoredSubscription {
  readonly key: number;
  readonly document: string;
  readonly secret: string;
}

/** What the API itself writes (contract section 3). */
export interface SubscriptionFields {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly enabled: boolean;
}

const storedRow = z.object({ key: z.number(), document: z.string(), secret: z.string() });
const jsonText = z.object({ text: z.nullable(z.string()) });
const looseObject = z.record(z.string(), z.unknown());

/**
 * Subscriptions per account, in order of creation. A change made through the API is visible to the API at once, but
 * deliveries follow it only after the propagation time (contract section 3: "up to 30 seconds"): until then the row's
 * previous version is kept in `superseded_subscriptions`, which survives a restart.
 */
export class SubscriptionStore {
  readonly #database: Database;
  readonly #propagationMs: number;
  readonly #list: Query<{ text: string | null }>;
  readonly #all: Query<StoredSubscription>;
  readonly #byId: Query<StoredSubscription>;
  readonly #keyByName: Query<{ key: number }>;
  readonly #effective: Query<{ document: string; secret: string }>;
  readonly #count: Query<{ count: number }>;
  readonly #insert: Command;
  readonly #update: Command;
  readonly #delete: Command;
  readonly #supersede: Command;
  readonly #forgetSuperseded: Command;
  readonly #lastKey: Query<{ key: number }>;

  constructor(database: Database, propagationMs: number) {
    this.#database = database;
    this.#propagationMs = propagationMs;
    this.#list = database.query(
      `select group_concat(document, ',') text
       from (select document from subscriptions where account_id = ? order by key)`,
      jsonText,
    );
    this.#all = database.query(
      'select key, document, secret from subscriptions where account_id = ? order by key',
      storedRow,
    );
    this.#byId = database.query(
      'select key, document, secret from subscriptions where account_id = ? and subscription_id = ? order by key limit 1',
      storedRow,
    );
    this.#keyByName = database.query(
      'select key from subscriptions where account_id = ? and name = ? and key <> ? limit 1',
      z.object({ key: z.number() }),
    );
    this.#effective = database.query(EFFECTIVE_SQL, z.object({ document: z.string(), secret: z.string() }));
    this.#count = database.query(
      'select count(*) count from subscriptions where account_id = ?',
      z.object({ count: z.number() }),
    );
    this.#insert = database.command(
      'insert into subscriptions (account_id, subscription_id, name, document, secret) values (?, ?, ?, ?, ?)',
    );
    this.#update = database.command('update subscriptions set name = ?, document = ?, secret = ? where key = ?');
    this.#delete = database.command('delete from subscriptions where key = ?');
    this.#supersede = database.command(
      `insert into superseded_subscriptions (account_id, key, effective_until, document, secret)
       values (?, ?, ?, ?, ?)`,
    );
    this.#forgetSuperseded = database.command('delete from superseded_subscriptions where effective_until <= ?');
    this.#lastKey = database.query('select last_insert_rowid() key', z.object({ key: z.number() }));
  }

  /** The account's rows as the text of one JSON array; joined in SQLite because accounts of 100,000 rows exist. */
  listJson(accountId: string): string {
    return `[${this.#list.first(accountId)?.text ?? ''}]`;
  }

  /** The account's rows with their secrets, for assertions through the control port. */
  withSecrets(accountId: string): unknown[] {
    return this.#all.all(accountId).map(({ document, secret }) => {
      const value: unknown = JSON.parse(document);
      const fields = looseObject.safeParse(value);
      return fields.success ? { ...fields.data, secret: JSON.parse(secret) as unknown } : value;
    });
  }

  count(accountId: string): number {
    return this.#count.first(accountId)?.count ?? 0;
  }

  find(accountId: string, subscriptionId: string): StoredSubscription | undefined {
    return this.#byId.first(accountId, subscriptionId);
  }

  /** Whether another row than `exceptKey` has this name. */
  isNameTaken(accountId: string, name: string, exceptKey = 0): boolean {
    return this.#keyByName.first(accountId, name, exceptKey) !== undefined;
  }

  /** What deliveries go by at this moment. */
  effective(accountId: string): { document: string; secret: string }[] {
    const now = Date.now();
    return this.#effective.all(accountId, now, accountId, now, now);
  }

  /** Adds a row and returns it as the API shows it, without the secret. */
  create(
    accountId: string,
    fields: SubscriptionFields,
    secret: string,
  ): { subscriptionId: string } & SubscriptionFields {
    const subscription = { subscriptionId: createKsuid(), ...fields };
    this.#database.transaction(() => {
      const { subscriptionId, name } = subscription;
      this.#insert(accountId, subscriptionId, name, JSON.stringify(subscription), JSON.stringify(secret));
      const key = this.#lastKey.first()?.key ?? 0;
      this.#keepUntilPropagated(accountId, key, null);
    });
    return subscription;
  }

  /** Replaces the given fields and returns the row's new document; unknown fields of a seeded row stay. */
  change(accountId: string, row: StoredSubscription, changes: Partial<SubscriptionFields>, secret?: string): string {
    const merged = { ...looseObject.parse(JSON.parse(row.document)), ...changes };
    const document = JSON.stringify(merged);
    this.#database.transaction(() => {
      this.#keepUntilPropagated(accountId, row.key, row);
      const newSecret = secret === undefined ? row.secret : JSON.stringify(secret);
      this.#update(textOrNull(merged['name']), document, newSecret, row.key);
    });
    return document;
  }

  remove(accountId: string, row: StoredSubscription): void {
    this.#database.transaction(() => {
      this.#keepUntilPropagated(accountId, row.key, row);
      this.#delete(row.key);
    });
  }

  /** Appends rows as they are, effective at once; a missing id or secret is filled in, an explicit null is kept. */
  seed(accountId: string, items: Iterable<unknown>): void {
    this.#database.transaction(() => {
      for (const item of items) this.#seedOne(accountId, item);
    });
  }

  #seedOne(accountId: string, item: unknown): void {
    const object = looseObject.safeParse(item);
    if (!object.success) {
      this.#insert(accountId, null, null, JSON.stringify(item), 'null');
      return;
    }
    const { secret = createSigningSecret(), ...fields } = object.data;
    const document: Record<string, unknown> =
      'subscriptionId' in fields ? fields : { subscriptionId: createKsuid(), ...fields };
    this.#insert(
      accountId,
      textOrNull(document['subscriptionId']),
      textOrNull(document['name']),
      JSON.stringify(document),
      JSON.stringify(secret),
    );
  }

  #keepUntilPropagated(accountId: string, key: number, previous: StoredSubscription | null): void {
    if (this.#propagationMs <= 0) return;
    const now = Date.now();
    this.#forgetSuperseded(now);
    this.#supersede(accountId, key, now + this.#propagationMs, previous?.document ?? null, previous?.secret ?? null);
  }
}

/** Rows without a pending change, and of every other row the oldest version that is still in force. */
const EFFECTIVE_SQL = `
  select document, secret from subscriptions s
  where account_id = ?
    and not exists (select 1 from superseded_subscriptions p where p.key = s.key and p.effective_until > ?)
  union all
  select document, secret from superseded_subscriptions s
  where account_id = ? and effective_until > ? and document is not null
    and not exists (
      select 1 from superseded_subscriptions p where p.key = s.key and p.id < s.id and p.effective_until > ?
    )`;

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
