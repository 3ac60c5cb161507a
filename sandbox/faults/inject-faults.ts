import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api/api-env.ts';
import type { SandboxServices } from '../sandbox-services.ts';
import { type FaultedRequest, performFault } from './fault-actions.ts';
import type { FaultTarget, MetFault } from './fault-queue.ts';

type Services = Pick<SandboxServices, 'faults' | 'heldAnswers' | 'readLag' | 'requestLog' | 'subscriptions'>;

/**
 * Lets queued faults happen to requests before anything about them is checked: to those of known accounts, and to those
 * of an origin that a fault names.
 */
export function injectFaults(services: Services): MiddlewareHandler<ApiEnv> {
  const { faults, heldAnswers, requestLog } = services;
  return async (c, next) => {
    const target = targetOf(c);
    c.env.outgoing.once('finish', () => heldAnswers.tellAnswered(target));
    const met = faults.take(target);
    if (!met) return next();

    // Nobody else logs what tells no account.
    const entry =
      target.accountId === undefined ? requestLog.add(met.accountId, target.method, target.path, '') : undefined;
    const response = await performFault(met.action, faultedRequest(services, c, met, next));
    if (entry) entry.status = response.status;
    if (!c.finalized) return response;
    // Assigning alone would merge the headers of the answer that the fault has replaced.
    c.res = undefined;
    c.res = response;
    return undefined;
  };
}

function targetOf(c: Context<ApiEnv>): FaultTarget {
  const { method, path } = c.req;
  return { accountId: c.get('account')?.accountId, method, path, origin: c.req.header('origin') };
}

function faultedRequest(
  { heldAnswers, readLag, subscriptions }: Services,
  c: Context<ApiEnv>,
  { accountId, match }: MetFault,
  next: () => Promise<void>,
): FaultedRequest {
  const { signal } = c.req.raw;
  return {
    signal,
    answer: async () => {
      await next();
      return c.res;
    },
    dropConnection: () => {
      c.set('isUnanswered', true);
      c.env.incoming.socket.destroy();
      return RESPONSE_ALREADY_SENT;
    },
    hideFromOrigins: (what) => c.set('hidden', what),
    overtaken: () => heldAnswers.hold(accountId, match, signal),
    rememberState: (ms) => readLag.remember(accountId, subscriptions.listJson(accountId), ms),
  };
}

/** Takes off what CORS would let a page of another origin read, where a fault says so. */
export const hideFromOrigins: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  const hidden = c.get('hidden');
  if (hidden !== undefined) c.res.headers.delete('Access-Control-Expose-Headers');
  if (hidden === 'answer') c.res.headers.delete('Access-Control-Allow-Origin');
};
