import { type Context, Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { DEFAULT_EVENT_TYPES } from '../catalogue/default-event-types.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import { createAccountBody, eventBody, faultBody, tokensBody, commonIdpBody, idpBody } from './control-bodies.ts';
import { readBody } from './read-body.ts';
import { seedAccount } from './seed-account.ts';

/** The control port: makes tenants, fills them, breaks things for them and tells what happened (design section 8). */
export function createControlApi(services: SandboxServices): Hono {
  const {
    accounts,
    subscriptions,
    eventTypes,
    faults,
    heldAnswers,
    readLag,
    requestLog,
    deliveries,
    tokens,
    misbehaviours,
  } = services;
  const app = new Hono();

  app.post('/accounts', async (c) => {
    const { region } = await readBody(c, createAccountBody);
    const keys = accounts.create(region);
    eventTypes.replace(keys.accountId, DEFAULT_EVENT_TYPES);
    return c.json(keys, 201);
  });

  app.get('/accounts/:id', (c) => {
    const id = accountIdOf(c);
    const catalogue: unknown = JSON.parse(eventTypes.listJson(id));
    return c.json({ subscriptions: subscriptions.withSecrets(id), eventTypes: catalogue });
  });

  app.post('/accounts/:id/seed', async (c) => {
    return c.json(await seedAccount(c, accountIdOf(c), services));
  });

  app.post('/accounts/:id/faults', async (c) => {
    const id = accountIdOf(c);
    const fault = await readBody(c, faultBody);
    faults.add(id, fault);
    return c.json(fault, 201);
  });

  app.delete('/accounts/:id/faults', (c) => {
    const id = accountIdOf(c);
    faults.clear(id);
    readLag.clear(id);
    heldAnswers.clear(id);
    return c.body(null, 204);
  });

  app.get('/accounts/:id/requests', (c) => c.json(requestLog.list(accountIdOf(c))));

  app.delete('/accounts/:id/requests', (c) => {
    requestLog.clear(accountIdOf(c));
    return c.body(null, 204);
  });

  app.post('/accounts/:id/events', async (c) => {
    const id = accountIdOf(c);
    const { type, data, ...disorder } = await readBody(c, eventBody);
    return c.json(deliveries.raise(id, type, data, disorder), 202);
  });

  app.get('/accounts/:id/deliveries', (c) => c.json(deliveries.list(accountIdOf(c))));

  app.post('/accounts/:id/tokens', async (c) => {
    const id = accountIdOf(c);
    const body = await readBody(c, tokensBody);
    if ('ttl' in body) accounts.setTokenTtl(id, body.ttl);
    else if (body.action === 'revoke') tokens.revokeAll(id);
    else tokens.expireAll(id);
    return c.body(null, 204);
  });

  app.post('/accounts/:id/idp', async (c) => {
    const id = accountIdOf(c);
    const { what, times } = await readBody(c, idpBody);
    misbehaviours.add(id, what, times);
    return c.body(null, 204);
  });

  app.delete('/accounts/:id/idp', (c) => {
    misbehaviours.clear(accountIdOf(c));
    return c.body(null, 204);
  });

  app.post('/idp', async (c) => {
    await misbehaviours.addCommon((await readBody(c, commonIdpBody)).what);
    return c.body(null, 204);
  });

  app.delete('/idp', (c) => {
    misbehaviours.clearCommon();
    return c.body(null, 204);
  });

  app.notFound((c) => c.json({ message: `There is nothing at ${c.req.method} ${c.req.path}.` }, 404));
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.json({ message: error.message }, error.status);
    console.error(error);
    return c.json({ message: error.message }, 500);
  });
  return app;

  function accountIdOf(c: Context): string {
    const id = c.req.param('id') ?? '';
    if (!accounts.find(id)) throw new HTTPException(404, { message: `There is no account with the id ${id}.` });
    return id;
  }
}
