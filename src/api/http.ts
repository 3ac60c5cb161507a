import type * as z from 'zod/mini';
import { createRequestBudget } from '../lib/request-budget.ts';
import { parseRetryAfter, readRetryAfter } from '../lib/retry-after.ts';
import type { LockSeam } from '../lib/tab-lock.ts';
import { type BackOff, createBackOff } from './back-off.ts';
import { ApiError, type ApiErrorKind, ContractError, WebPageError } from './errors.ts';
import { type ErrorBody, readErrorBody } from './error-body.ts';
import { type Answer, createExchange } from './exchange.ts';
import type { HttpPolicy } from './http-policy.ts';

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
  /** Aborted, with the reason, once somebody else or nobody is behind the session. */
  person(): AbortSignal;
  /** The API has refused a write because this token has no scope for it, whatever was granted. */
  noteReadOnly(token: string): void;
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

/** Only what the contract (section 4), or OAuth, says of a missing scope: any other 403 may be about one request. */
const lacksScope = ({ status }: Answer, { message, oauthError }: ErrorBody): boolean =>
  oauthError === 'insufficient_scope' || (status === 401 && oauthError === undefined && message === 'Unauthorized');

function parseAnswer(text: string, path: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    if (text.trimStart().startsWith('<')) throw new WebPageError(path, 'a web page instead of JSON');
    throw new ContractError(path, 'text that is not complete JSON');
  }
}

/** A pause longer than any wait that a page could show as one. */
function readMaintenance({ status, retryAfter }: Answer, longestSeconds: number): number | undefined {
  const seconds = status === 503 ? parseRetryAfter(retryAfter, Date.now()) : undefined;
  return seconds === undefined || seconds <= longestSeconds ? undefined : Date.now() + seconds * 1_000;
}

interface HttpClientParts {
  /** Told to the person by the shell; its own unless it is given. */
  readonly backOff?: BackOff;
  /** Of all tabs of this origin. */
  readonly locks?: LockSeam | undefined;
}

/** Creates the one client through which every API call goes. */
export function createHttpClient(
  credentials: HttpCredentials,
  policy: HttpPolicy,
  { backOff = createBackOff(policy.rateLimit), locks }: HttpClientParts = {},
): HttpClient {
  const { timeouts, rateLimit } = policy;
  const budget = createRequestBudget({ ...rateLimit, locks });
  const exchange = createExchange(policy.largestAnswerBytes);

  const limitsOf = ({ method, size }: HttpRequest) =>
    method === 'GET'
      ? { silenceMs: size === 'list' ? timeouts.listMs : timeouts.readMs, totalMs: timeouts.longestMs }
      : { silenceMs: timeouts.writeMs, totalMs: timeouts.writeMs };

  /** Nothing goes out while the API has asked to wait, so that no second copy of a request waits there. */
  function refuseWhileBackingOff(): void {
    const retryAt = backOff.get();
    if (retryAt === undefined) return;
    const retryAfterSeconds = Math.max(1, Math.ceil((retryAt - Date.now()) / 1_000));
    throw new ApiError({ status: 429, serverMessage: undefined, fieldErrors: [], retryAfterSeconds, retryAt });
  }

  function toApiError(answer: Answer, body: ErrorBody, kind: ApiErrorKind | undefined): ApiError {
    const { status, retryAfter, requestId } = answer;
    const maintenanceUntil = readMaintenance(answer, rateLimit.longestWaitSeconds);
    const retryAfterSeconds = readRetryAfter(retryAfter, Date.now(), rateLimit.longestWaitSeconds);
    return new ApiError({
      status,
      serverMessage: body.message,
      fieldErrors: body.fieldErrors,
      retryAfterSeconds,
      retryAt: status === 429 ? backOff.refuse(retryAfterSeconds) : maintenanceUntil,
      requestId,
      kind: maintenanceUntil === undefined ? kind : 'maintenance',
    });
  }

  async function sendWithToken(
    request: HttpRequest,
    signal: AbortSignal,
    token: string,
    mayRenew: boolean,
  ): Promise<unknown> {
    const { method, path, body } = request;
    signal.throwIfAborted();
    const sending = { method, body, token, signal, url: `${credentials.apiBase()}${path}`, limits: limitsOf(request) };
    refuseWhileBackingOff();
    const answer = await budget.run(() => {
      // The refusal may have come while this one waited for its turn.
      refuseWhileBackingOff();
      return exchange(sending);
    }, signal);
    request.onStatus?.(answer.status);
    if (answer.status !== 429) backOff.accept();
    if (answer.ok) return parseAnswer(answer.text, `${method} ${path}`);
    const errorBody = readErrorBody(answer.text);
    // Only OAuth's body means an expired token; `{"message":"Unauthorized"}` is a missing scope (contract section 4).
    const isTokenRefused = answer.status === 401 && renewable.has(errorBody.oauthError);
    if (isTokenRefused && mayRenew) {
      return sendWithToken(request, signal, await credentials.renewAccessToken(token), false);
    }
    if (method !== 'GET' && lacksScope(answer, errorBody)) credentials.noteReadOnly(token);
    throw toApiError(answer, errorBody, isTokenRefused ? 'token-refused' : undefined);
  }

  return {
    async send(request) {
      // Who asks now: neither in the queue nor after a renewal may it go out in the name of the next one (acceptance T25).
      const person = credentials.person();
      const signal = request.signal === undefined ? person : AbortSignal.any([person, request.signal]);
      const token = credentials.accessToken() ?? (await credentials.renewAccessToken(''));
      return sendWithToken(request, signal, token, true);
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
