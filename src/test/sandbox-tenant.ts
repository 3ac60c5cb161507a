import * as z from 'zod/mini';
import type { Sandbox } from '../../sandbox/start-sandbox.ts';
import { control, createAccount, type TestAccount, tokenOf } from '../../sandbox/testing/test-sandbox.ts';
import { createHttpClient, type HttpClient } from '../api/http.ts';
import { samePerson } from './same-person.ts';
import { testPolicy } from './test-policy.ts';
import type { Subscription } from '../domain/subscription.ts';

const requestLog = z.array(
  z.object({ method: z.string(), path: z.string(), status: z.nullable(z.number()), body: z.unknown() }),
);
const accountState = z.object({
  subscriptions: z.array(
    z.object({
      subscriptionId: z.string(),
      name: z.string(),
      url: z.string(),
      events: z.array(z.string()),
      enabled: z.boolean(),
      secret: z.string(),
    }),
  ),
});

type StoredSubscription = Subscription & { readonly secret: string };

interface FaultOptions {
  readonly times?: number;
  readonly after?: number;
  /** The share of requests it happens to, drawn by the seed. */
  readonly share?: number;
  readonly seed?: number;
}

/** An account of the sandbox that belongs to one test: filled, broken and asked through the control port. */
export interface SandboxTenant {
  readonly account: TestAccount;
  seed(content: {
    subscriptions?: number | readonly unknown[];
    eventTypes?: number | readonly unknown[];
  }): Promise<void>;
  /** Breaks the next request (or the next few) of this method and path. */
  fault(method: string, path: string, action: object, options?: FaultOptions): Promise<void>;
  clearFaults(): Promise<void>;
  /** What the account holds, secrets included. */
  subscriptions(): Promise<readonly StoredSubscription[]>;
  /** The API requests since the account was made, as "METHOD status path". */
  requests(): Promise<readonly string[]>;
  requestBodies(method: string): Promise<readonly unknown[]>;
  revokeTokens(): Promise<void>;
}

export const collection = '/webhooks/subscriptions';

export async function createTenant(sandbox: Sandbox): Promise<SandboxTenant> {
  const account = await createAccount(sandbox);
  const at = (path: string): string => `/accounts/${account.accountId}${path}`;
  const log = async () => requestLog.parse(await control(sandbox, 'GET', at('/requests')));
  return {
    account,
    seed: async (content) => void (await control(sandbox, 'POST', at('/seed'), content)),
    fault: async (method, path, action, options = {}) =>
      void (await control(sandbox, 'POST', at('/faults'), { match: { method, path }, action, ...options })),
    clearFaults: async () => void (await control(sandbox, 'DELETE', at('/faults'))),
    subscriptions: async () => accountState.parse(await control(sandbox, 'GET', at(''))).subscriptions,
    requests: async () => (await log()).map(({ method, status, path }) => `${method} ${status} ${path}`),
    requestBodies: async (method) => (await log()).filter((entry) => entry.method === method).map(({ body }) => body),
    revokeTokens: async () => void (await control(sandbox, 'POST', at('/tokens'), { action: 'revoke' })),
  };
}

/** The console's own HTTP client, signed in to this account; no renewal is expected. */
export async function httpOf(sandbox: Sandbox, { account }: SandboxTenant): Promise<HttpClient> {
  const token = await tokenOf(sandbox, account);
  return createHttpClient(
    {
      apiBase: () => sandbox.url,
      accessToken: () => token,
      renewAccessToken: () => Promise.reject(new Error('The token should have been good')),
      person: samePerson,
      noteReadOnly: () => undefined,
    },
    testPolicy(),
  );
}
