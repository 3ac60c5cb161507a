import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type Sandbox, type SandboxOptions, startSandbox } from '../start-sandbox.ts';

/** Time after which something that should have happened counts as not happening. */
const DEADLINE_MS = 4_500;
const POLL_MS = 10;

const accountKeys = z.object({
  accountId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  readOnlyClientId: z.string(),
  readOnlyClientSecret: z.string(),
  user: z.object({ login: z.string(), password: z.string() }),
});

export type TestAccount = z.infer<typeof accountKeys>;

/** A started sandbox in memory on free ports; changes are effective at once and retries short unless said otherwise. */
export function startTestSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  return startSandbox({
    port: 0,
    controlPort: 0,
    databaseFile: ':memory:',
    propagationMs: 0,
    deliveryTiming: { timeoutMs: 300, retryDelaysMs: [10, 20] },
    ...options,
  });
}

/** Calls the control port with JSON; returns the answer's JSON, or null when it has none. Fails on an error status. */
export async function control(sandbox: Sandbox, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(sandbox.controlUrl + path, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

export async function createAccount(sandbox: Sandbox, region = 'emea'): Promise<TestAccount> {
  return accountKeys.parse(await control(sandbox, 'POST', '/accounts', { region }));
}

/** Asks the token endpoint; `fields` are the form, `init` may add headers. */
export function requestToken(
  sandbox: Sandbox,
  fields: Record<string, string>,
  init: { headers?: Record<string, string>; prefix?: string } = {},
): Promise<Response> {
  return fetch(`${sandbox.url}${init.prefix ?? ''}/Auth/connect/token`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    ...(init.headers && { headers: init.headers }),
  });
}

/** A token of the account with both scopes, or with `admin:read` alone. */
export async function tokenOf(
  sandbox: Sandbox,
  account: TestAccount,
  access: 'full' | 'read' = 'full',
): Promise<string> {
  const response = await requestToken(sandbox, {
    grant_type: 'client_credentials',
    client_id: access === 'full' ? account.clientId : account.readOnlyClientId,
    client_secret: access === 'full' ? account.clientSecret : account.readOnlyClientSecret,
  });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

export interface ApiCall {
  readonly body?: unknown;
  /** Replaces the usual headers; undefined leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly signal?: AbortSignal;
}

/** Calls the API as a well-behaved client does, except for what the call says otherwise. A string body goes out verbatim. */
export async function callApi(
  sandbox: Sandbox,
  token: string,
  method: string,
  path: string,
  call: ApiCall = {},
): Promise<ApiAnswer> {
  const headers = new Headers();
  const usual = {
    accept: 'application/vnd.newvoicemedia.v1+json',
    authorization: `bearer ${token}`,
    'content-type': call.body === undefined ? undefined : 'application/json',
  };
  for (const [name, value] of Object.entries({ ...usual, ...call.headers })) {
    if (value !== undefined) headers.set(name, value);
  }
  const response = await fetch(sandbox.url + path, {
    method,
    headers,
    ...(call.signal && { signal: call.signal }),
    ...(call.body !== undefined && { body: typeof call.body === 'string' ? call.body : JSON.stringify(call.body) }),
  });
  const text = await response.text();
  return { status: response.status, body: parseOrText(text), headers: response.headers };
}

/** Reads again and again until `isEnough`, and fails at the deadline with what was read last. */
export async function eventually<Value>(
  read: () => Value | Promise<Value>,
  isEnough: (value: Value) => boolean,
): Promise<Value> {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const value = await read();
    if (isEnough(value)) return value;
    if (Date.now() > deadline) throw new Error(`Still not so after ${DEADLINE_MS} ms: ${JSON.stringify(value)}`);
    await sleep(POLL_MS);
  }
}

function parseOrText(text: string): unknown {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
