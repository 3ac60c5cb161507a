import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api/api-env.ts';
import { performFault } from './fault-actions.ts';
import type { FaultQueue } from './fault-queue.ts';

/** Lets queued faults happen to the requests of known accounts, before anything about them is checked. */
export function injectFaults(faults: FaultQueue): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const account = c.get('account');
    const action = account && faults.take(account.accountId, c.req.method, c.req.path);
    if (!action) return next();

    const response = await performFault(action, {
      signal: c.req.raw.signal,
      answer: async () => {
        await next();
        return c.res;
      },
      dropConnection: () => {
        c.set('isUnanswered', true);
        c.env.incoming.socket.destroy();
        return RESPONSE_ALREADY_SENT;
      },
    });
    if (!c.finalized) return response;
    // Assigning alone would merge the headers of the answer that the fault has replaced.
    c.res = undefined;
    c.res = response;
    return undefined;
  };
}
