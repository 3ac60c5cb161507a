/** One API request as the server saw it. */
export interface LoggedRequest {
  readonly method: string;
  /** Path at the region's origin, without region prefix and with the query string if there was one. */
  readonly path: string;
  /** Null while it is being answered, and for ever when the connection was cut without an answer. */
  status: number | null;
  /** Parsed JSON, the text when it is not JSON, null when there is no body. */
  readonly body: unknown;
  /** ISO 8601, UTC. */
  readonly time: string;
}

const KEPT_PER_ACCOUNT = 10_000;

/** What each account's clients asked of the API, in order of arrival; in memory, the newest 10,000 per account. */
export class RequestLog {
  readonly #byAccount = new Map<string, LoggedRequest[]>();

  /** Adds an entry whose `status` the caller fills in once it is known. */
  add(accountId: string, method: string, path: string, bodyText: string): LoggedRequest {
    const entry = { method, path, status: null, body: parseBody(bodyText), time: new Date().toISOString() };
    const entries = this.#byAccount.get(accountId) ?? [];
    this.#byAccount.set(accountId, entries);
    entries.push(entry);
    if (entries.length > KEPT_PER_ACCOUNT) entries.shift();
    return entry;
  }

  list(accountId: string): readonly LoggedRequest[] {
    return this.#byAccount.get(accountId) ?? [];
  }

  clear(accountId: string): void {
    this.#byAccount.delete(accountId);
  }
}

function parseBody(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
