import { AccessTokens } from './access-tokens.ts';
import { AccountStore } from './accounts.ts';
import { AuthorizationRecords } from './authorization-server/authorization-records.ts';
import { EventTypeStore } from './catalogue/event-type-store.ts';
import type { Database } from './database.ts';
import { FaultQueue } from './faults/fault-queue.ts';
import { RequestLog } from './request-log.ts';
import { SubscriptionStore } from './subscription-store.ts';

/** What the API port and the control port share. */
export interface SandboxServices {
  readonly accounts: AccountStore;
  readonly subscriptions: SubscriptionStore;
  readonly eventTypes: EventTypeStore;
  readonly authorizationRecords: AuthorizationRecords;
  readonly tokens: AccessTokens;
  readonly faults: FaultQueue;
  readonly requestLog: RequestLog;
}

export function createServices(database: Database, options: { propagationMs: number }): SandboxServices {
  const accounts = new AccountStore(database);
  const authorizationRecords = new AuthorizationRecords(database);
  return {
    accounts,
    authorizationRecords,
    subscriptions: new SubscriptionStore(database, options.propagationMs),
    eventTypes: new EventTypeStore(database),
    tokens: new AccessTokens(database, accounts, authorizationRecords),
    faults: new FaultQueue(),
    requestLog: new RequestLog(),
  };
}
