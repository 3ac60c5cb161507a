import * as z from 'zod/mini';
import { sessionRecordSchema, type SessionRecord } from './session-record.ts';

const PREFIX = 'vcc-console.';
const RECORD = `${PREFIX}session`;
const HINT = `${PREFIX}hint`;
const TRANSACTION = `${PREFIX}openid.`;
/** Where the router keeps how far each visited page was scrolled; the rest of the key is its version. */
const SCROLL_POSITIONS = 'tsr-scroll';

/** A code is asked for and redeemed within this time, or not at all (acceptance 1.2). */
const TRANSACTION_LIFETIME_MS = 10 * 60_000;

const hintSchema = z.object({ regionId: z.string(), method: z.literal('openid') });

const transactionSchema = z.object({
  regionId: z.string(),
  codeVerifier: z.string(),
  nonce: z.string(),
  returnTo: z.string(),
  createdAt: z.number(),
});

/** What a tab must remember while its user is away at the OpenID provider (RFC 7636 verifier, nonce). */
export type OpenIdTransaction = Readonly<z.infer<typeof transactionSchema>>;

export type StorageArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** This tab's storage, or undefined where the browser forbids it (reading the property itself can throw). */
export function tabStorage(): StorageArea | undefined {
  try {
    return globalThis.sessionStorage;
  } catch {
    return undefined;
  }
}

/**
 * The only place that touches browser storage for the session. What is read back is parsed; what does not
 * parse is removed. A browser that forbids storage costs the reload, not the session.
 */
export class SessionStorage {
  readonly #area: StorageArea | undefined;

  constructor(area: StorageArea | undefined) {
    this.#area = area;
  }

  readRecord(): SessionRecord | undefined {
    return this.#read(RECORD, sessionRecordSchema);
  }

  writeRecord(record: SessionRecord): void {
    this.#write(RECORD, record);
  }

  removeRecord(): void {
    this.#remove(RECORD);
  }

  /** Remembers that this tab had an OpenID session, so that a reload may try once to renew it silently. */
  writeHint(regionId: string): void {
    this.#write(HINT, { regionId, method: 'openid' });
  }

  /** A sign-out takes it away: what it is missing from is not to be shown again. */
  hasHint(): boolean {
    return this.#read(HINT, hintSchema) !== undefined;
  }

  /** Returns the hint and forgets it: a silent attempt is made once, never in a loop. */
  takeHint(): { readonly regionId: string } | undefined {
    const hint = this.#read(HINT, hintSchema);
    this.#remove(HINT);
    return hint;
  }

  /** False when the browser forbids storage: the answer could not be recognised on return. */
  writeTransaction(state: string, transaction: OpenIdTransaction): boolean {
    this.#dropStaleTransactions();
    return this.#write(TRANSACTION + state, transaction);
  }

  /** Single use: the record is gone before anyone can try to redeem the code a second time. */
  takeTransaction(state: string): OpenIdTransaction | undefined {
    const transaction = this.#read(TRANSACTION + state, transactionSchema);
    this.#remove(TRANSACTION + state);
    return transaction !== undefined && isFresh(transaction) ? transaction : undefined;
  }

  /** Leaves nothing of this console behind. */
  wipe(): void {
    for (const key of [...this.#keys(PREFIX), ...this.#keys(SCROLL_POSITIONS)]) this.#remove(key);
  }

  #dropStaleTransactions(): void {
    for (const key of this.#keys(TRANSACTION)) {
      const transaction = this.#read(key, transactionSchema);
      if (transaction !== undefined && !isFresh(transaction)) this.#remove(key);
    }
  }

  #keys(prefix: string): string[] {
    try {
      return Array.from({ length: this.#area?.length ?? 0 }, (_, index) => this.#area?.key(index) ?? '').filter((key) =>
        key.startsWith(prefix),
      );
    } catch {
      return [];
    }
  }

  #read<Schema extends z.ZodMiniType>(key: string, schema: Schema): z.infer<Schema> | undefined {
    try {
      const text = this.#area?.getItem(key);
      if (text === null || text === undefined) return undefined;
      return schema.parse(JSON.parse(text));
    } catch {
      this.#remove(key);
      return undefined;
    }
  }

  #write(key: string, value: object): boolean {
    try {
      this.#area?.setItem(key, JSON.stringify(value));
      return this.#area !== undefined;
    } catch {
      return false;
    }
  }

  #remove(key: string): void {
    try {
      this.#area?.removeItem(key);
    } catch {
      // Storage is forbidden: then nothing was written either.
    }
  }
}

/** A record from the future is a changed clock: it is not trusted either. */
function isFresh({ createdAt }: OpenIdTransaction): boolean {
  const age = Date.now() - createdAt;
  return age >= 0 && age < TRANSACTION_LIFETIME_MS;
}
