import { setTimeout as sleep } from 'node:timers/promises';
import { createKsuid } from '../ksuid.ts';
import { signingKey } from '../signing-secret.ts';
import type { SubscriptionStore } from '../subscription-store.ts';
import { type CloudEvent, createCloudEvent } from './cloud-event.ts';
import { type DeliveryTarget, findTargets, whyNotSendable } from './delivery-targets.ts';
import { HeldEvents } from './held-events.ts';
import { SIGNATURE_HEADER, signNotification } from './notification-signature.ts';

/** How long a receiver may take, and how long to wait before each further attempt (contract section 7), in ms. */
export interface DeliveryTiming {
  readonly timeoutMs: number;
  readonly retryDelaysMs: readonly number[];
}

/** One POST to a receiver. */
export interface DeliveryAttempt {
  readonly time: string;
  readonly signature: string;
  /** Null when there was no answer; then `error` says why. */
  readonly status: number | null;
  readonly error: string | null;
}

/** One event on its way to one subscription. */
export interface Delivery {
  readonly deliveryId: string;
  readonly subscriptionId: string | null;
  readonly url: string;
  readonly event: CloudEvent;
  state: 'pending' | 'delivered' | 'failed' | 'notSent';
  /** Why it was not sent, null otherwise. */
  readonly reason: string | null;
  readonly attempts: DeliveryAttempt[];
}

/** What a network does to the order of things, on demand (contract section 7). */
export interface Disorder {
  /** How often the event is sent again although it was received. */
  readonly duplicates: number;
  /** How many later events of the account are sent before it. */
  readonly overtakenBy: number;
}

const KEPT_PER_ACCOUNT = 10_000;
const IN_ORDER: Disorder = { duplicates: 0, overtakenBy: 0 };

/** Notifies subscriptions of events, signed and with retries; remembers the newest 10,000 deliveries per account. */
export class DeliveryService {
  readonly #subscriptions: SubscriptionStore;
  readonly #timing: DeliveryTiming;
  readonly #byAccount = new Map<string, Delivery[]>();
  readonly #closing = new AbortController();
  readonly #running = new Set<Promise<void>>();
  readonly #held = new HeldEvents();

  constructor(subscriptions: SubscriptionStore, timing: DeliveryTiming) {
    this.#subscriptions = subscriptions;
    this.#timing = timing;
  }

  /** Lets an event happen now; returns it with its deliveries, which go on by themselves. */
  raise(
    accountId: string,
    type: string,
    data?: Readonly<Record<string, unknown>>,
    { duplicates, overtakenBy }: Disorder = IN_ORDER,
  ): { event: CloudEvent; deliveries: readonly Delivery[] } {
    const event = createCloudEvent(type, data);
    const start = this.#held.hold(accountId, overtakenBy);
    const targets = findTargets(this.#subscriptions, accountId, type);
    const copies = targets.flatMap((target) => Array.from({ length: duplicates + 1 }, () => target));
    const begun = copies.map((target) => this.#begin(accountId, event, target, start));
    const sent = Promise.all(begun.map(({ end }) => end));
    if (overtakenBy === 0) this.#track(this.#held.pass(accountId, sent));
    return { event, deliveries: begun.map(({ delivery }) => delivery) };
  }

  #track(run: Promise<void>): void {
    const tracked = run.finally(() => this.#running.delete(tracked));
    this.#running.add(tracked);
  }

  list(accountId: string): readonly Delivery[] {
    return this.#byAccount.get(accountId) ?? [];
  }

  /** Gives up everything that is on its way. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#held.releaseAll();
    await Promise.all(this.#running);
  }

  #begin(accountId: string, event: CloudEvent, target: DeliveryTarget, start: Promise<void>) {
    const { subscriptionId, url, secret } = target;
    const isUnsignable = signingKey(secret).length === 0;
    const reason = whyNotSendable(url) ?? (isUnsignable ? 'The subscription has no usable secret.' : null);
    const state = reason === null ? 'pending' : 'notSent';
    const delivery: Delivery = { deliveryId: createKsuid(), subscriptionId, url, event, state, reason, attempts: [] };
    this.#remember(accountId, delivery);
    if (reason !== null) return { delivery, end: Promise.resolve() };
    const end = start.then(() => this.#run(delivery, secret));
    this.#track(end);
    return { delivery, end };
  }

  #remember(accountId: string, delivery: Delivery): void {
    const deliveries = this.#byAccount.get(accountId) ?? [];
    this.#byAccount.set(accountId, deliveries);
    deliveries.push(delivery);
    if (deliveries.length > KEPT_PER_ACCOUNT) deliveries.shift();
  }

  async #run(delivery: Delivery, secret: string): Promise<void> {
    const { signal } = this.#closing;
    for (const delayMs of [0, ...this.#timing.retryDelaysMs]) {
      if (delayMs > 0) await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      const attempt = await this.#attempt(delivery, secret);
      delivery.attempts.push(attempt);
      if (isAccepted(attempt.status)) {
        delivery.state = 'delivered';
        return;
      }
    }
    delivery.state = 'failed';
  }

  /** Each attempt is signed anew, because a signature lives for five minutes only. */
  async #attempt({ event, url }: Delivery, secret: string): Promise<DeliveryAttempt> {
    const time = new Date().toISOString();
    const body = JSON.stringify(event);
    const signature = await signNotification(body, secret);
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json', [SIGNATURE_HEADER]: signature },
        body,
        // A redirect could lead to another machine.
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(this.#timing.timeoutMs), this.#closing.signal]),
      });
      await response.body?.cancel();
      return { time, signature, status: response.status, error: null };
    } catch (error) {
      return { time, signature, status: null, error: describe(error) };
    }
  }
}

/** Contract section 7: 200 to 205 is receipt, anything else is tried again. */
function isAccepted(status: number | null): boolean {
  return status !== null && status >= 200 && status <= 205;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // `fetch` says only "fetch failed" and keeps the reason in the cause.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
