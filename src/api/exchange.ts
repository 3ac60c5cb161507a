import { ConnectionError, type ConnectionErrorKind } from './errors.ts';
import type { HttpPolicy } from './http-policy.ts';
import { AnswerTooLargeError, readBody } from './read-body.ts';

/** One exchange with the API: what goes out, and the whole answer or why there is none. */
export interface Sending {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly token: string;
  /** The person, or the page that asked, gave up. */
  readonly signal: AbortSignal;
  /** The longest silence, and the longest in all. */
  readonly limits: { readonly silenceMs: number; readonly totalMs: number };
}

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly retryAfter: string | null;
  readonly requestId: string | undefined;
  readonly text: string;
}

/** The version of the API that this console speaks; asked for anything else it answers 406. */
export const acceptedType = 'application/vnd.newvoicemedia.v1+json';

/**
 * The limits cover the body too: a stalled answer must not wait for ever. But one that keeps coming over a slow line is
 * healthy, however long it takes (acceptance N13), so that silence ends it, and a limit far beyond any account's size.
 */
function createDeadline({ silenceMs, totalMs }: Sending['limits']) {
  const controller = new AbortController();
  const giveUp = (): void => controller.abort();
  let silence = setTimeout(giveUp, silenceMs);
  const total = setTimeout(giveUp, totalMs);
  return {
    signal: controller.signal,
    hear(): void {
      clearTimeout(silence);
      silence = setTimeout(giveUp, silenceMs);
    },
    end(): void {
      clearTimeout(silence);
      clearTimeout(total);
    },
  };
}

function fetchAnswer({ url, method, body, token }: Sending, signal: AbortSignal): Promise<Response> {
  return fetch(url, {
    method,
    headers: {
      Accept: acceptedType,
      Authorization: `bearer ${token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // The API allows private caching for 5 s; a console that has just written must never read that (contract section 1).
    cache: 'no-store',
    credentials: 'omit',
    // Followed as little as with `error`, but it can be told: the token goes nowhere else (acceptance N20).
    redirect: 'manual',
    referrerPolicy: 'no-referrer',
    signal,
  });
}

const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400);

/** Whether CORS may be why nothing came. Where there is no page, as in a test of this file, there is no origin. */
function isOtherOrigin(url: string): boolean {
  return 'location' in globalThis && new URL(url, location.href).origin !== location.origin;
}

function hostOf(url: string): string {
  return new URL(url, 'location' in globalThis ? location.href : undefined).host;
}

/** Asks the network for answers of one API. */
export function createExchange(largestAnswerBytes: HttpPolicy['largestAnswerBytes']) {
  /** An answer that could be read proves that the page's origin is allowed. */
  let hasRead = false;

  return async function exchange(sending: Sending): Promise<Answer> {
    // Asked before sending: a connection that breaks on the way may have carried the request.
    const wasOffline = !navigator.onLine;
    const deadline = createDeadline(sending.limits);
    const { signal: caller } = sending;
    const signal = AbortSignal.any([deadline.signal, caller]);
    const fail = (kind: ConnectionErrorKind, error?: unknown): unknown => {
      if (caller.aborted) return error;
      return new ConnectionError(deadline.signal.aborted ? 'timed-out' : kind, error, hostOf(sending.url));
    };
    let response: Response | undefined;
    try {
      response = await fetchAnswer(sending, signal);
      if (isRedirect(response)) throw fail('redirected');
      hasRead = true;
      const { status, ok, headers } = response;
      const text = await readBody(response, largestAnswerBytes, () => deadline.hear());
      const requestId = headers.get('X-Request-Id') ?? headers.get('X-Correlation-Id') ?? undefined;
      return { status, ok, retryAfter: headers.get('Retry-After'), requestId, text };
    } catch (error) {
      if (error instanceof ConnectionError) throw error;
      if (error instanceof AnswerTooLargeError) throw fail('answer-too-large', error);
      if (response !== undefined) throw fail('cut-short', error);
      if (wasOffline || hasRead || signal.aborted) throw fail(wasOffline ? 'offline' : 'unreachable', error);
      // A browser tells a script neither. With this site's own policy (COEP) it could not even look whether the host is there.
      throw fail(isOtherOrigin(sending.url) ? 'unreachable-or-refused' : 'unreachable', error);
    } finally {
      deadline.end();
    }
  };
}

/** What an address answers to whoever asks without a token. */
export interface ProbeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/**
 * Asks what an address answers: without credentials, from no cache, once, and given up in time. Undefined where no
 * answer came: whether the line, a missing permission (CORS) or the policy kept it away, a page cannot know.
 */
export async function probe(address: string, timeoutMs: number, init: RequestInit): Promise<ProbeAnswer | undefined> {
  try {
    const response = await fetch(address, {
      ...init,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch {
    return undefined;
  }
}
