import * as z from 'zod/mini';
import type { Command, Database, Query } from '../database.ts';

/** An entry of the catalogue as the API lists it (contract section 6); `jsonSchema` describes `data` only. */
export interface EventType {
  readonly name: string;
  readonly description: string;
  readonly jsonSchema: object;
}

const namedItem = z.object({ name: z.string() });

/** The event types that each account can subscribe to. */
export class EventTypeStore {
  readonly #database: Database;
  readonly #list: Query<{ text: string | null }>;
  readonly #named: Query<{ found: number }>;
  readonly #names: Query<{ name: string }>;
  readonly #count: Query<{ count: number }>;
  readonly #clear: Command;
  readonly #insert: Command;

  constructor(database: Database) {
    this.#database = database;
    this.#list = database.query(
      `select group_concat(document, ',') text
       from (select document from event_types where account_id = ? order by position)`,
      z.object({ text: z.nullable(z.string()) }),
    );
    this.#named = database.query(
      'select 1 found from event_types where account_id = ? and name = ? limit 1',
      z.object({ found: z.number() }),
    );
    this.#names = database.query(
      'select name from event_types where account_id = ? and name is not null order by position',
      z.object({ name: z.string() }),
    );
    this.#count = database.query(
      'select count(*) count from event_types where account_id = ?',
      z.object({ count: z.number() }),
    );
    this.#clear = database.command('delete from event_types where account_id = ?');
    this.#insert = database.command(
      'insert into event_types (account_id, position, name, document) values (?, ?, ?, ?)',
    );
  }

  /** The account's catalogue as the text of one JSON array. */
  listJson(accountId: string): string {
    return `[${this.#list.first(accountId)?.text ?? ''}]`;
  }

  names(accountId: string): string[] {
    return this.#names.all(accountId).map(({ name }) => name);
  }

  count(accountId: string): number {
    return this.#count.first(accountId)?.count ?? 0;
  }

  has(accountId: string, name: string): boolean {
    return this.#named.first(accountId, name) !== undefined;
  }

  /** Puts these in place of the account's catalogue, exactly as they are; a seed may hold anything. */
  replace(accountId: string, items: readonly unknown[]): void {
    this.#database.transaction(() => {
      this.#clear(accountId);
      for (const [position, item] of items.entries()) {
        const named = namedItem.safeParse(item);
        this.#insert(accountId, position, named.success ? named.data.name : null, JSON.stringify(item));
      }
    });
  }
}
