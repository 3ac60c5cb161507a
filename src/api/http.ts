import type * as z from 'zod/mini';
import { readRetryAfter } from '../lib/retry-after.ts';
import { ApiError, ConnectionError, ContractError } from './errors.ts';
import { readErrorBody } from './error-body.ts';

/** Time-outs in milliseconds, each from the connection to the end of the body. */
export interface HttpTimeouts {
  readonly readMs: number;
  readonly listMs: number;
  readonly writeMs: number;
}

/** What the client needs to know of the session; main wires it (design section 3). */
export interface HttpCredentials {
  /** What paths are appended to: the region's API base. */
  apiBase(): string;
  accessToken(): string | undefined;
  /**
   * Asked once per request when the API says that the token is invalid or expired. Resolves with a new token,
   * perhaps only after the person has signed in again; rejects when they sign out.
   */
  renewAccessToken(rejected: string): Promise<string>;
}

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** Which time-out applies; a whole-account answer is given longer than a single one. */
  readonly size?: 'single' | 'list';
  /** Told the status of each answer, for a record of what was sent. */
  readonly onStatus?: (status: number) => void;
}

/** Sends requests to the API. It throws {@link ApiError}, {@link ConnectionError} or {@link ContractError}. */
export interface HttpClient {
  /** The parsed JSON of a 2xx answer, not yet checked; undefined when the body is empty. */
  send(request: HttpRequest): Promise<unknown>;
}

/** What OAuth calls a token that a new one can take the place of; a missing scope is not among them. */
const renewable: ReadonlySet<string | undefined> = new Set(['invalid_token', 'invalid_request']);

const acceptedType = 'application/vnd.newvoicemedia.v1+json';

interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly retryAfter: string | null;
  readonly text: string;
}

function toConnectionError(
  error: unknown,
  timeout: AbortSignal,
  caller: AbortSignal | undefined,
  wasOffline: boolean,
): unknown {
  if (caller?.aborted === true) return error;
  if (timeout.aborted) return new ConnectionError('timed-out', error);
  return new ConnectionError(wasOffline ? 'offline' : 'unreachable', error);
}

/** One exchange. The time-out covers the body too: a stalled answer must not wait for ever. */
async function exchange(url: string, request: HttpRequest, token: string, timeoutMs: number): Promise<Answer> {
  // Asked before sending: a connection that breaks on the way may have carried the request.
  const wasOffline = !navigator.onLine;
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: {
        Accept: acceptedType,
        Authorization: `bearer ${token}`,
        ...(request.body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // The API allows private caching for 5 s; a console that has just written must never read that (contract section 1).
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const text = await response.text();
    return { status: response.status, ok: response.ok, retryAfter: response.headers.get('Retry-After'), text };
  } catch (error) {
    throw toConnectionError(error, timeout, request.signal, wasOffline);
  }
}

function parseAnswer(text: string, path: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ContractError(
      path,
      text.trimStart().startsWith('<') ? 'a web page instead of JSON' : 'text that is not complete JSON',
    );
  }
}

/** Creates the one client through which every API call goes. */
export function createHttpClient(credentials: HttpCredentials, timeouts: HttpTimeouts): HttpClient {
  const timeoutOf = ({ method, size }: HttpRequest): number =>
    method === 'GET' ? (size === 'list' ? timeouts.listMs : timeouts.readMs) : timeouts.writeMs;

  async function sendWithToken(request: HttpRequest, token: string, mayRenew: boolean): Promise<unknown> {
    const url = `${credentials.apiBase()}${request.path}`;
    const answer = await exchange(url, request, token, timeoutOf(request));
    request.onStatus?.(answer.status);
    if (answer.ok) return parseAnswer(answer.text, `${request.method} ${request.path}`);
    const body = readErrorBody(answer.text);
    // Only OAuth's body means an expired token; `{"message":"Unauthorized"}` is a missing scope (contract section 4).
    if (answer.status === 401 && renewable.has(body.oauthError) && mayRenew) {
      return sendWithToken(request, await credentials.renewAccessToken(token), false);
    }
    throw new ApiError({
      status: answer.status,
      serverMessage: body.message,
      fieldErrors: body.fieldErrors,
      retryAfterSeconds: readRetryAfter(answer.retryAfter, Date.now()),
    });
  }

  return {
    async send(request) {
      const token = credentials.accessToken() ?? (await credentials.renewAccessToken(''));
      return sendWithToken(request, token, true);
    },
  };
}

/** Checks an answer against its schema; throws {@link ContractError} naming the path and what was unexpected. */
export function checkAnswer<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  call: string,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const at = issue?.path.map(String).join('.') ?? '';
  throw new ContractError(
    call,
    `${at === '' ? 'the answer' : `“${at}”`} is not what the API's contract says (${issue?.message ?? 'no detail'})`,
  );
}
