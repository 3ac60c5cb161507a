import * as z from 'zod/mini';
import { sessionRecordSchema, type SessionRecord } from './session-record.ts';

const PREFIX = 'vcc-console.';
const RECORD = `${PREFIX}session`;
const HINT = `${PREFIX}hint`;
const TRANSACTION = `${PREFIX}openid.`;
/** In what all tabs share: when somebody signed out last, and nothing else. */
export const SIGNED_OUT = `${PREFIX}signed-out`;
/** Where the router keeps how far each visited page was scrolled; the rest of the key is its version. */
const SCROLL_POSITIONS = 'tsr-scroll';

/** A code is asked for and redeemed within this time, or not at all (acceptance 1.2). */
const TRANSACTION_LIFETIME_MS = 10 * 60_000;

const hintSchema = z.object({ regionId: z.string(), method: z.literal('openid'), signedInAt: z.number() });

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

/** What all tabs of this origin share and what outlives them, or undefined where the browser forbids it. */
export function sharedStorage(): StorageArea | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

/**
 * The only place that touches browser storage for the session. What is read back is parsed; what does not
 * parse is removed. A browser that forbids storage costs the reload, not the session. A tab that did not run when
 * another one signed out has not heard of it and still has its record: the time of the last sign-out, which all tabs
 * can read, tells that it is over (acceptance G8).
 */
export class SessionStorage {
  readonly #area: StorageArea | undefined;
  readonly #shared: StorageArea | undefined;

  constructor(area: StorageArea | undefined, shared: StorageArea | undefined) {
    this.#area = area;
    this.#shared = shared;
  }

  /** Undefined, with every other trace wiped, when somebody has signed out since. */
  readRecord(): SessionRecord | undefined {
    const record = this.#read(RECORD, sessionRecordSchema, this.#area);
    if (record === undefined || !this.isSignedOut(record)) return record;
    this.wipe();
    return undefined;
  }

  writeRecord(record: SessionRecord): void {
    this.#write(RECORD, record, this.#area);
  }

  removeRecord(): void {
    this.#remove(RECORD, this.#area);
  }

  /** Remembers that this tab had an OpenID session, so that a reload may try once to renew it silently. */
  writeHint(regionId: string, signedInAt: number): void {
    this.#write(HINT, { regionId, method: 'openid', signedInAt }, this.#area);
  }

  /** A sign-out takes it away: what it is missing from is not to be shown again. */
  hasHint(): boolean {
    return this.#readHint() !== undefined;
  }

  /** Returns the hint and forgets it: a silent attempt is made once, never in a loop. */
  takeHint(): { readonly regionId: string } | undefined {
    const hint = this.#readHint();
    this.#remove(HINT, this.#area);
    return hint;
  }

  /** False when the browser forbids storage: the answer could not be recognised on return. */
  writeTransaction(state: string, transaction: OpenIdTransaction): boolean {
    this.#dropStaleTransactions();
    return this.#write(TRANSACTION + state, transaction, this.#area);
  }

  /** Single use: the record is gone before anyone can try to redeem the code a second time. */
  takeTransaction(state: string): OpenIdTransaction | undefined {
    const transaction = this.#read(TRANSACTION + state, transactionSchema, this.#area);
    this.#remove(TRANSACTION + state, this.#area);
    return transaction !== undefined && isFresh(transaction) ? transaction : undefined;
  }

  /**
   * Whatever was signed in until now is over in every tab, whoever it was. Not before an earlier sign-out, nor before
   * the session's own beginning: a clock that was set back must not bring anything to life again.
   */
  noteSignOut(signedInAt = 0): void {
    this.#write(SIGNED_OUT, Math.max(Date.now(), this.#signedOutAt + 1, signedInAt), this.#shared);
  }

  /** Whether somebody has signed out since this session began; a refresh does not make it younger. */
  isSignedOut({ signedInAt }: { readonly signedInAt: number }): boolean {
    return signedInAt <= this.#signedOutAt;
  }

  /** The time of a sign-in that takes place now: after the last sign-out, even where the clock was set back since. */
  signInTime(): number {
    return Math.max(Date.now(), this.#signedOutAt + 1);
  }

  /** Leaves nothing of this console behind in this tab. */
  wipe(): void {
    for (const key of [...this.#keys(PREFIX), ...this.#keys(SCROLL_POSITIONS)]) this.#remove(key, this.#area);
  }

  get #signedOutAt(): number {
    return this.#read(SIGNED_OUT, z.number(), this.#shared) ?? -Infinity;
  }

  #readHint() {
    const hint = this.#read(HINT, hintSchema, this.#area);
    return hint === undefined || this.isSignedOut(hint) ? undefined : hint;
  }

  #dropStaleTransactions(): void {
    for (const key of this.#keys(TRANSACTION)) {
      const transaction = this.#read(key, transactionSchema, this.#area);
      if (transaction !== undefined && !isFresh(transaction)) this.#remove(key, this.#area);
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

  #read<Schema extends z.ZodMiniType>(
    key: string,
    schema: Schema,
    area: StorageArea | undefined,
  ): z.infer<Schema> | undefined {
    try {
      const text = area?.getItem(key);
      if (text === null || text === undefined) return undefined;
      return schema.parse(JSON.parse(text));
    } catch {
      this.#remove(key, area);
      return undefined;
    }
  }

  #write(key: string, value: object | number, area: StorageArea | undefined): boolean {
    try {
      area?.setItem(key, JSON.stringify(value));
      return area !== undefined;
    } catch {
      return false;
    }
  }

  #remove(key: string, area: StorageArea | undefined): void {
    try {
      area?.removeItem(key);
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
