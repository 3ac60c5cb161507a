import { AccessTokens } from './access-tokens.ts';
import { AccountStore } from './accounts.ts';
import { AuthorizationRecords } from './authorization-server/authorization-records.ts';
import { Misbehaviours } from './authorization-server/misbehaviour.ts';
import { EventTypeStore } from './catalogue/event-type-store.ts';
import type { Database } from './database.ts';
import { DeliveryService, type DeliveryTiming } from './deliveries/delivery-service.ts';
import { FaultQueue } from './faults/fault-queue.ts';
import { HeldAnswers } from './faults/held-answers.ts';
import { ReadLag } from './faults/read-lag.ts';
import { RequestLog } from './request-log.ts';
import { SubscriptionStore } from './subscription-store.ts';

/** What the API port and the control port share. */
export interface SandboxServices {
  readonly accounts: AccountStore;
  readonly subscriptions: SubscriptionStore;
  readonly eventTypes: EventTypeStore;
  readonly authorizationRecords: AuthorizationRecords;
  readonly tokens: AccessTokens;
  readonly misbehaviours: Misbehaviours;
  readonly faults: FaultQueue;
  readonly heldAnswers: HeldAnswers;
  readonly readLag: ReadLag;
  readonly requestLog: RequestLog;
  readonly deliveries: DeliveryService;
}

export interface ServiceOptions {
  readonly propagationMs: number;
  readonly deliveryTiming: DeliveryTiming;
}

export function createServices(database: Database, options: ServiceOptions): SandboxServices {
  const accounts = new AccountStore(database);
  const authorizationRecords = new AuthorizationRecords(database);
  const subscriptions = new SubscriptionStore(database, options.propagationMs);
  return {
    accounts,
    authorizationRecords,
    subscriptions,
    eventTypes: new EventTypeStore(database),
    tokens: new AccessTokens(database, accounts, authorizationRecords),
    misbehaviours: new Misbehaviours(),
    faults: new FaultQueue(),
    heldAnswers: new HeldAnswers(),
    readLag: new ReadLag(),
    requestLog: new RequestLog(),
    deliveries: new DeliveryService(subscriptions, options.deliveryTiming),
  };
}
