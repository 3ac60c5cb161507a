import { type Context, Hono } from 'hono';
import * as z from 'zod/mini';
import type { Account } from '../accounts.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import { createSigningSecret } from '../signing-secret.ts';
import type { StoredSubscription } from '../subscription-store.ts';
import type { ApiEnv } from './api-env.ts';
import { ApiError } from './api-error.ts';
import { requireJson, requireScope } from './request-checks.ts';
import { parseChangeBody, parseCreateBody } from './subscription-body.ts';

const storedEvents = z.object({ events: z.array(z.string()) });

const storedRows = z.array(z.looseObject({ subscriptionId: z.optional(z.unknown()) }));

type Services = Pick<SandboxServices, 'subscriptions' | 'eventTypes' | 'tokens' | 'readLag'>;

/** `/webhooks/subscriptions` (contract sections 2 and 3). */
export function createSubscriptionRoutes({ subscriptions, eventTypes, tokens, readLag }: Services): Hono<ApiEnv> {
  const read = requireScope(tokens, 'admin:read');
  const write = requireScope(tokens, 'admin:write');

  return new Hono<ApiEnv>()
    .get('/', read, (c) => {
      const { accountId } = accountOf(c);
      return jsonText(c, `{"subscriptions":${readLag.listJson(accountId) ?? subscriptions.listJson(accountId)}}`);
    })

    .post('/', write, requireJson, async (c) => {
      const { secret = createSigningSecret(), ...fields } = parseCreateBody(await c.req.text());
      const { accountId } = accountOf(c);
      requireKnownEvents(accountId, fields.events, []);
      requireFreeName(accountId, fields.name);
      return c.json({ ...subscriptions.create(accountId, fields, secret), secret });
    })

    .get('/:id', read, (c) => {
      const { accountId } = accountOf(c);
      const [id, oldList] = [c.req.param('id'), readLag.listJson(accountId)];
      if (oldList === undefined) return jsonText(c, requireSubscription(accountId, id).document);
      const old = storedRows.parse(JSON.parse(oldList)).find(({ subscriptionId }) => subscriptionId === id);
      if (old === undefined) throw noSubscription(id);
      return c.json(old);
    })

    .patch('/:id', write, requireJson, async (c) => {
      const { secret, ...changes } = parseChangeBody(await c.req.text());
      const { accountId } = accountOf(c);
      const id = c.req.param('id');
      if (changes.events) requireKnownEvents(accountId, changes.events, eventsOf(subscriptions.find(accountId, id)));
      const row = requireSubscription(accountId, id);
      if (changes.name !== undefined) requireFreeName(accountId, changes.name, row.key);
      return jsonText(c, subscriptions.change(accountId, row, changes, secret));
    })

    .delete('/:id', write, (c) => {
      const { accountId } = accountOf(c);
      subscriptions.remove(accountId, requireSubscription(accountId, c.req.param('id')));
      return c.body(null, 204);
    });

  function requireSubscription(accountId: string, id: string): StoredSubscription {
    const row = subscriptions.find(accountId, id);
    if (!row) throw noSubscription(id);
    return row;
  }

  function requireFreeName(accountId: string, name: string, exceptKey?: number): void {
    if (!subscriptions.isNameTaken(accountId, name, exceptKey)) return;
    throw new ApiError(409, `name must be unique: another subscription is called "${name}".`);
  }

  /** A retired type stays allowed where it is stored already; a pattern is allowed even if it matches nothing. */
  function requireKnownEvents(accountId: string, events: readonly string[], stored: readonly string[]): void {
    const isKnown = (entry: string) =>
      entry.includes('*') || stored.includes(entry) || eventTypes.has(accountId, entry);
    const unknown = events.find((entry) => !isKnown(entry));
    if (unknown !== undefined) throw new ApiError(400, `Unknown event type: ${unknown}`);
  }
}

function noSubscription(id: string): ApiError {
  return new ApiError(404, `There is no subscription with the id ${id}.`);
}

/** Routes run only after `requireScope`, which lets no request without an account pass. */
function accountOf(c: Context<ApiEnv>): Account {
  const account = c.get('account');
  if (!account) throw new Error('The request was authorized without an account.');
  return account;
}

function eventsOf(row: StoredSubscription | undefined): readonly string[] {
  const parsed = storedEvents.safeParse(row && JSON.parse(row.document));
  return parsed.success ? parsed.data.events : [];
}

function jsonText(c: Context<ApiEnv>, text: string): Response {
  return c.body(text, 200, { 'content-type': 'application/json' });
}
