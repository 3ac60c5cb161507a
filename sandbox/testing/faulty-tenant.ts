import type { Sandbox } from '../start-sandbox.ts';
import { type ApiCall, callApi, control, createAccount, tokenOf } from './test-sandbox.ts';

export const LIST = '/webhooks/subscriptions';
export const VALID = { name: 'CRM', url: 'https://crm.example.com/', events: ['*'] };

/** A new account with what a test of faults does with it. */
export async function createFaultyTenant(sandbox: Sandbox) {
  const account = await createAccount(sandbox);
  const token = await tokenOf(sandbox, account);
  const at = (path: string) => `/accounts/${account.accountId}${path}`;
  return {
    account,
    token,
    call: (method: string, path = LIST, options?: ApiCall) => callApi(sandbox, token, method, path, options),
    fault: (fault: object) => control(sandbox, 'POST', at('/faults'), fault),
    clear: () => control(sandbox, 'DELETE', at('/faults')),
    names: async () => JSON.stringify(await control(sandbox, 'GET', at(''))).match(/"name":"CRM"/g) ?? [],
    requests: () => control(sandbox, 'GET', at('/requests')),
  };
}
