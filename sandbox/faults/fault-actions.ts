import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';

const status = z.object({
  type: z.literal('status'),
  status: z.int().check(z.gte(200), z.lte(599)),
  body: z.optional(z.json()),
  headers: z.optional(z.record(z.string(), z.string())),
});
const delay = z.object({ type: z.literal('delay'), ms: z.number().check(z.gte(0)) });
const commitAndDelay = z.object({ type: z.literal('commit+delay'), ms: z.number().check(z.gte(0)) });
const reset = z.object({ type: z.literal('reset') });
const commitAndReset = z.object({ type: z.literal('commit+reset') });
const body = z.object({ type: z.literal('body'), body: z.json() });

/** Lets so many requests a second pass and refuses the others, as VCC does. */
const rate = z.object({ type: z.literal('rate'), perSecond: z.number().check(z.gt(0)) });

/** What a fault does. To add one: a schema here, one small function below and its line in `performFault`. */
export const faultAction = z.discriminatedUnion('type', [
  status,
  delay,
  commitAndDelay,
  reset,
  commitAndReset,
  body,
  rate,
]);

export type FaultAction = z.infer<typeof faultAction>;

/** The request a fault happens to. */
export interface FaultedRequest {
  /** Handles the request as if there were no fault. */
  answer(): Promise<Response>;
  /** Closes the connection without a byte; the response it returns is never sent. */
  dropConnection(): Response;
  /** Aborted when the client has gone or the sandbox closes. */
  readonly signal: AbortSignal;
}

/** Lets a fault happen to a request and returns what is to be sent. */
export function performFault(action: FaultAction, request: FaultedRequest): Promise<Response> {
  switch (action.type) {
    case 'status':
      return answerStatus(action);
    case 'body':
      return answerBody(action);
    case 'rate':
      return answerStatus({ type: 'status', status: 429, headers: { 'Retry-After': '1' } });
    case 'delay':
      return beginLate(action, request);
    case 'commit+delay':
      return answerLate(action, request);
    case 'reset':
      return Promise.resolve(request.dropConnection());
    case 'commit+reset':
      return loseAnswer(request);
    default:
      return action satisfies never;
  }
}

/** Answers this instead; nothing is done. */
async function answerStatus(action: z.infer<typeof status>): Promise<Response> {
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

/** Does it at once and answers late: what a time-out looks like when the write did happen. */
async function answerLate(action: z.infer<typeof commitAndDelay>, request: FaultedRequest): Promise<Response> {
  const response = await request.answer();
  await sleep(action.ms, undefined, { signal: request.signal, ref: false });
  return response;
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
