import { type Context, Hono } from 'hono';
import type { AccountStore } from '../accounts.ts';
import type { SubscriptionStore } from '../subscription-store.ts';
import { effectiveSubscriptions } from './delivery-targets.ts';
import { findSignatureFault, SIGNATURE_HEADER } from './notification-signature.ts';
import { receiverPage } from './receiver-page.ts';

/** One notification that reached the sandbox's own receiver. */
export interface Arrival {
  readonly time: string;
  readonly path: string;
  readonly contentType: string | null;
  readonly signature: string | null;
  readonly isVerified: boolean;
  /** What is wrong with the signature, null when it is verified. */
  readonly fault: string | null;
  /** The subscription whose secret fits. */
  readonly subscriptionId: string | null;
  /** Its text; what is no UTF-8 in it is replaced. */
  readonly body: string;
}

const KEPT_PER_ACCOUNT = 1_000;

/**
 * `/receiver/{accountId}/…`: the receiver that a subscription in the sandbox can name. It takes every POST and checks
 * its signature with the secrets of the subscriptions that point at that very path. A browser is shown a page of what
 * arrived, a program JSON.
 */
export function createReceiver(accounts: AccountStore, subscriptions: SubscriptionStore): Hono {
  const arrivals = new Map<string, Arrival[]>();
  const app = new Hono();

  app.use('/:accountId/*', async (c, next) => {
    const id = c.req.param('accountId');
    if (!accounts.find(id)) return c.json({ message: `There is no account with the id ${id}.` }, 404);
    return next();
  });

  app.get('/:accountId', (c) => {
    const accountId = c.req.param('accountId');
    const list = arrivals.get(accountId) ?? [];
    const isForPeople = c.req.header('accept')?.includes('text/html') === true;
    return isForPeople ? c.html(receiverPage(accountId, list)) : c.json({ arrivals: list });
  });

  app.delete('/:accountId', (c) => {
    arrivals.delete(c.req.param('accountId'));
    return c.body(null, 204);
  });

  app.post('/:accountId/*', async (c) => {
    const accountId = c.req.param('accountId');
    const list = arrivals.get(accountId) ?? [];
    arrivals.set(accountId, list);
    list.push(await inspect(c, accountId));
    if (list.length > KEPT_PER_ACCOUNT) list.shift();
    return c.body(null, 200);
  });
  return app;

  async function inspect(c: Context, accountId: string): Promise<Arrival> {
    // The bytes as they arrived: decoding takes a byte order mark away, and the hash would not fit.
    const bytes = new Uint8Array(await c.req.arrayBuffer());
    const signature = c.req.header(SIGNATURE_HEADER) ?? null;
    const { subscriptionId, fault } = await verify(accountId, c.req.path, bytes, signature);
    return {
      time: new Date().toISOString(),
      path: c.req.path,
      contentType: c.req.header('content-type') ?? null,
      signature,
      isVerified: fault === null,
      fault,
      subscriptionId,
      body: Buffer.from(bytes).toString('utf8'),
    };
  }

  async function verify(accountId: string, path: string, body: Uint8Array, signature: string | null) {
    if (signature === null) return { subscriptionId: null, fault: `The ${SIGNATURE_HEADER} header is missing.` };
    let fault = 'No subscription points here.';
    for (const { url, secret, subscriptionId } of effectiveSubscriptions(subscriptions, accountId)) {
      if (!URL.canParse(url) || new URL(url).pathname !== path) continue;
      const found = await findSignatureFault(signature, body, secret);
      if (found === null) return { subscriptionId, fault: null };
      fault = found;
    }
    return { subscriptionId: null, fault };
  }
}
