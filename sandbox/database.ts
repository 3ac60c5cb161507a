import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import * as z from 'zod/mini';
import { SCHEMA_SQL, SCHEMA_VERSION } from './database-schema.ts';

type Parameter = string | number | null;

/** A prepared select whose rows are checked against a schema: a renamed column fails here, with its name. */
export interface Query<Row> {
  first(...parameters: Parameter[]): Row | undefined;
  all(...parameters: Parameter[]): Row[];
}

/** A prepared write; returns how many rows it changed. */
export type Command = (...parameters: Parameter[]) => number;

/**
 * The sandbox's embedded database: one SQLite file in WAL mode, so that a killed process loses nothing that was
 * answered. Everything is synchronous, hence each request's reads and writes are one step for all others.
 */
export class Database {
  readonly #connection: InstanceType<typeof DatabaseSync>;

  /** Opens or creates `file`; `:memory:` keeps nothing. Throws a plain sentence for a file of another schema version. */
  constructor(file: string) {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    this.#connection = new DatabaseSync(file);
    this.#connection.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = normal');
    this.#createTables(file);
  }

  query<Row>(sql: string, schema: z.ZodMiniType<Row>): Query<Row> {
    const statement = this.#connection.prepare(sql);
    const [row, rows] = [z.optional(schema), z.array(schema)];
    return {
      first: (...parameters) => row.parse(statement.get(...parameters)),
      all: (...parameters) => rows.parse(statement.all(...parameters)),
    };
  }

  command(sql: string): Command {
    const statement = this.#connection.prepare(sql);
    return (...parameters) => statement.run(...parameters).changes;
  }

  /** Runs `work` wholly or not at all; a transaction inside a transaction joins it. */
  transaction<Result>(work: () => Result): Result {
    if (this.#connection.isTransaction) return work();
    this.#connection.exec('begin immediate');
    try {
      const result = work();
      this.#connection.exec('commit');
      return result;
    } catch (error) {
      this.#connection.exec('rollback');
      throw error;
    }
  }

  close(): void {
    this.#connection.close();
  }

  #createTables(file: string): void {
    const found = this.query('pragma user_version', z.object({ user_version: z.number() })).first()?.user_version;
    if (found === SCHEMA_VERSION) return;
    if (found !== 0) {
      this.close();
      throw new Error(`${file} was written by another version of the sandbox; delete it or set SANDBOX_DB.`);
    }
    this.transaction(() => this.#connection.exec(`${SCHEMA_SQL}; pragma user_version = ${SCHEMA_VERSION}`));
  }
}
