import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { answerBomb, mislabel, stall, trickle, truncate } from './answer-faults.ts';

const status = z.object({
  type: z.literal('status'),
  status: z.int().check(z.gte(200), z.lte(599)),
  body: z.optional(z.json()),
  headers: z.optional(z.record(z.string(), z.string())),
  /** False: a page of another origin can read no header of it, as where CORS exposes none. */
  isExposed: z._default(z.boolean(), true),
});
const commitAndStatus = z.extend(status, { type: z.literal('commit+status') });
const delay = z.object({ type: z.literal('delay'), ms: z.number().check(z.gte(0)) });
const delayAndCommit = z.object({ type: z.literal('delay+commit'), ms: z.number().check(z.gte(0)) });
const commitAndDelay = z.object({ type: z.literal('commit+delay'), ms: z.number().check(z.gte(0)) });
const reset = z.object({ type: z.literal('reset') });
const commitAndReset = z.object({
  type: z.literal('commit+reset'),
  /** Lets it meet a used connection too, so that a browser sends the request again by itself. */
  mayRepeat: z._default(z.boolean(), false),
});
const body = z.object({ type: z.literal('body'), body: z.json() });

const milliseconds = z.number().check(z.gte(0));
const byteCount = z.int().check(z.gte(1));

/** The answer is made as usual, and something happens to it on its way. */
const stalling = z.object({ type: z.literal('stall'), bytes: z._default(z.int().check(z.gte(0)), 0) });
const trickling = z.object({ type: z.literal('trickle'), bytes: byteCount, everyMs: milliseconds });
const truncating = z.object({ type: z.literal('truncate') });
const contentType = z.object({ type: z.literal('ctype'), value: z.string() });
const contentEncoding = z.object({ type: z.literal('encoding'), value: z.string() });
const bomb = z.object({ type: z.literal('bomb'), megabytes: z.int().check(z.gte(1), z.lte(1_000)) });
/** No origin may read it. */
const withoutCors = z.object({ type: z.literal('nocors') });
/** Is done at once, and answered after the next request that the fault's match meets. */
const reorder = z.object({ type: z.literal('reorder') });
/** A write that is done, but reads see the state before it for so long. */
const lag = z.object({ type: z.literal('lag'), ms: milliseconds });

/** Lets so many requests a second pass and refuses the others, as VCC does. */
const rate = z.object({ type: z.literal('rate'), perSecond: z.number().check(z.gt(0)) });

/** What a fault does. To add one: a schema here, one small function below and its line in `performFault`. */
export const faultAction = z.discriminatedUnion('type', [
  status,
  commitAndStatus,
  delay,
  delayAndCommit,
  commitAndDelay,
  reset,
  commitAndReset,
  body,
  rate,
  stalling,
  trickling,
  truncating,
  contentType,
  contentEncoding,
  bomb,
  withoutCors,
  reorder,
  lag,
]);

export type FaultAction = z.infer<typeof faultAction>;

/** The request a fault happens to. */
export interface FaultedRequest {
  /** Handles the request as if there were no fault. */
  answer(): Promise<Response>;
  /** Closes the connection without a byte; the response it returns is never sent. */
  dropConnection(): Response;
  /** Keeps the answer, or only its headers, from pages of other origins. */
  hideFromOrigins(what: 'answer' | 'headers'): void;
  /** Resolves when a later request that the fault also matches has its answer. */
  overtaken(): Promise<void>;
  /** Reads see the account as it is now for so long. */
  rememberState(ms: number): void;
  /** Aborted when the client has gone or the sandbox closes. */
  readonly signal: AbortSignal;
}

/** Lets a fault happen to a request and returns what is to be sent. */
export function performFault(action: FaultAction, request: FaultedRequest): Promise<Response> {
  switch (action.type) {
    case 'status':
      if (!action.isExposed) request.hideFromOrigins('headers');
      return answerStatus(action);
    case 'commit+status':
      return answerOtherwise(action, request);
    case 'body':
      return answerBody(action);
    case 'rate':
      return answerStatus({ status: 429, headers: { 'Retry-After': '1' }, isExposed: true });
    case 'delay':
      return beginLate(action, request);
    case 'delay+commit':
      return doLate(action, request);
    case 'commit+delay':
      return answerLate(action, request);
    case 'reset':
      return Promise.resolve(request.dropConnection());
    case 'commit+reset':
      return loseAnswer(request);
    case 'reorder':
      return answerAfterNext(request);
    case 'lag':
      request.rememberState(action.ms);
      return request.answer();
    case 'nocors':
      request.hideFromOrigins('answer');
      return request.answer();
    case 'bomb':
      return Promise.resolve(answerBomb(action.megabytes));
    case 'stall':
    case 'trickle':
    case 'truncate':
    case 'ctype':
    case 'encoding':
      return spoilAnswer(action, request);
    default:
      return action satisfies never;
  }
}

type SpoilingAction = Extract<FaultAction, { type: 'stall' | 'trickle' | 'truncate' | 'ctype' | 'encoding' }>;

/** Answers as usual, and spoils the answer on its way. */
async function spoilAnswer(action: SpoilingAction, request: FaultedRequest): Promise<Response> {
  const answer = await request.answer();
  switch (action.type) {
    case 'stall':
      return stall(answer, action.bytes, request.signal);
    case 'trickle':
      return trickle(answer, action.bytes, action.everyMs, request.signal);
    case 'truncate':
      return truncate(answer);
    case 'ctype':
      return mislabel(answer, 'content-type', action.value);
    case 'encoding':
      return mislabel(answer, 'content-encoding', action.value);
    default:
      return action satisfies never;
  }
}

/** Answers at once, but the answer arrives after the next one. */
async function answerAfterNext(request: FaultedRequest): Promise<Response> {
  const response = await request.answer();
  await request.overtaken();
  return response;
}

/** Answers this instead; nothing is done. */
async function answerStatus(action: Omit<z.infer<typeof status>, 'type'>): Promise<Response> {
  const text = textOf(action.body ?? { message: `Injected fault: status ${action.status}` });
  const isBodyless = action.status === 204 || action.status === 304;
  return new Response(isBodyless ? null : text, {
    status: action.status,
    headers: { 'content-type': 'application/json', ...action.headers },
  });
}

/** Answers 200 with this body; nothing is done. */
async function answerBody(action: z.infer<typeof body>): Promise<Response> {
  return new Response(textOf(action.body), { status: 200, headers: { 'content-type': 'application/json' } });
}

/** Begins late. A client that has given up by then gets nothing done, so that reading back tells the truth. */
async function beginLate(action: z.infer<typeof delay>, request: FaultedRequest): Promise<Response> {
  await sleep(action.ms, undefined, { signal: request.signal, ref: false });
  return request.answer();
}

/** Is done late, also for a client that has given up by then: a server behind a queue knows nothing of that. */
async function doLate(action: z.infer<typeof delayAndCommit>, request: FaultedRequest): Promise<Response> {
  await sleep(action.ms, undefined, { ref: false });
  return request.answer();
}

/** Does it at once and answers late: what a time-out looks like when the write did happen. */
async function answerLate(action: z.infer<typeof commitAndDelay>, request: FaultedRequest): Promise<Response> {
  const response = await request.answer();
  await sleep(action.ms, undefined, { signal: request.signal, ref: false });
  return response;
}

/** Does it, and tells of it in another way than usual: an error, or another success. */
async function answerOtherwise(action: z.infer<typeof commitAndStatus>, request: FaultedRequest): Promise<Response> {
  await request.answer();
  return answerStatus(action);
}

/** Does it, then cuts the connection. */
async function loseAnswer(request: FaultedRequest): Promise<Response> {
  await request.answer();
  return request.dropConnection();
}

/** A string goes out verbatim, so that a test can send what is not JSON. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
