/**
 * What a call can fail with. The HTTP client throws these and shows nothing; the place that asked decides where the
 * person sees it (design section 4).
 */

/** Why the API refused, as far as a status and a body tell (contract section 4). */
export type ApiErrorKind =
  | 'invalid'
  | 'not-permitted'
  | 'not-found'
  | 'conflict'
  | 'outdated'
  | 'token-refused'
  | 'too-large'
  | 'version-refused'
  | 'rate-limited'
  | 'maintenance'
  | 'unavailable'
  | 'unexpected-status';

/** One field that the API's error body names. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

interface ApiErrorDetails {
  readonly status: number;
  /** The API's own sentence, if its body has one in any of the known shapes. */
  readonly serverMessage: string | undefined;
  readonly fieldErrors: readonly FieldError[];
  /** From `Retry-After`, between 1 and 60. */
  readonly retryAfterSeconds: number | undefined;
  /** When it is worth asking again, epoch ms: after a 429, and when a 503 says so. */
  readonly retryAt?: number | undefined;
  /** What VCC's support could find the answer by. */
  readonly requestId?: string | undefined;
  /** Where more than the status tells. */
  readonly kind?: ApiErrorKind | undefined;
}

const kindOfStatus: Readonly<Record<number, ApiErrorKind>> = {
  400: 'invalid',
  401: 'not-permitted',
  403: 'not-permitted',
  404: 'not-found',
  406: 'version-refused',
  409: 'conflict',
  412: 'outdated',
  413: 'too-large',
  415: 'version-refused',
  422: 'invalid',
  428: 'outdated',
  429: 'rate-limited',
};

/** The API answered with an error status. */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly serverMessage: string | undefined;
  readonly fieldErrors: readonly FieldError[];
  readonly retryAfterSeconds: number | undefined;
  readonly retryAt: number | undefined;
  readonly requestId: string | undefined;

  constructor(details: ApiErrorDetails) {
    super(`The API answered ${details.status}${details.serverMessage ? `: ${details.serverMessage}` : ''}`);
    const byStatus = kindOfStatus[details.status] ?? (details.status >= 500 ? 'unavailable' : 'unexpected-status');
    this.kind = details.kind ?? byStatus;
    this.status = details.status;
    this.serverMessage = details.serverMessage;
    this.fieldErrors = details.fieldErrors;
    this.retryAfterSeconds = details.retryAfterSeconds;
    this.retryAt = details.retryAt;
    this.requestId = details.requestId;
  }
}

/**
 * Why no complete answer came. `unreachable-or-refused`: the API is on another origin and nothing of it could ever be
 * read, which CORS may be the cause of; `redirected`: to somewhere else, which was not followed.
 */
export type ConnectionErrorKind =
  | 'offline'
  | 'unreachable'
  | 'unreachable-or-refused'
  | 'timed-out'
  | 'cut-short'
  | 'answer-too-large'
  | 'redirected';

/** No complete answer came: nothing says whether a write was done. */
export class ConnectionError extends Error {
  override name = 'ConnectionError';
  readonly kind: ConnectionErrorKind;
  /** Who was asked, as in an address: `api.example.com`. */
  readonly host: string;

  constructor(kind: ConnectionErrorKind, cause?: unknown, host = '') {
    super(`No answer from the API: ${kind}`, { cause });
    this.kind = kind;
    this.host = host;
  }
}

/** The API answered, but not with what the contract says. `path` is where, `problem` what was unexpected. */
export class ContractError extends Error {
  override name = 'ContractError';
  readonly path: string;
  readonly problem: string;

  constructor(path: string, problem: string) {
    super(`Unexpected answer at ${path}: ${problem}`);
    this.path = path;
    this.problem = problem;
  }
}

/** A web page where JSON was due: something on the way has answered in the API's place. */
export class WebPageError extends ContractError {}

/** Whether the API itself said that a write is done, by a 2xx of which the rest cannot be read. */
export function isDoneUnreadably(error: unknown): boolean {
  return error instanceof ContractError && !(error instanceof WebPageError);
}

/**
 * A write's answer was lost, and what the API holds now could not be read either, or cannot be read at all (a secret).
 * Nobody knows whether it was done; it must never be told as "not done".
 */
export class OutcomeUnknownError extends Error {
  override name = 'OutcomeUnknownError';
  readonly what: 'write' | 'secret';

  constructor(what: 'write' | 'secret', cause?: unknown) {
    super(`It is not known whether the ${what} was stored`, { cause });
    this.what = what;
  }
}

/** Whether a failed write may have been done all the same, so that it must be settled by reading back. */
export function isOutcomeUnknown(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.kind !== 'offline';
  if (error instanceof ApiError) return error.status >= 500 || error.status === 408;
  return error instanceof ContractError;
}

const passingKinds: ReadonlySet<ConnectionErrorKind> = new Set(['unreachable', 'unreachable-or-refused', 'cut-short']);
const passingStatuses: ReadonlySet<number> = new Set([500, 502, 503, 504]);

/** Whether a read may be tried again without asking: the network, or a gateway in passing (acceptance N6, A14). */
export function isPassing(error: unknown): boolean {
  if (error instanceof ConnectionError) return passingKinds.has(error.kind);
  return error instanceof ApiError && error.kind !== 'maintenance' && passingStatuses.has(error.status);
}
