import type { Socket } from 'node:net';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from '../api/api-env.ts';
import type { FaultQueue } from './fault-queue.ts';

/**
 * Makes requests come on new connections while a fault waits that cuts one. Browsers repeat a request by themselves,
 * even a POST, when a connection that was used before dies without an answer; the page would then never see the fault,
 * and the server would see the request twice.
 */
export function keepConnectionsFresh(faults: FaultQueue): MiddlewareHandler<ApiEnv> {
  /** Connections without a request on them, with the account whose request was the last. */
  const idle = new Map<Socket, string>();
  const known = new WeakSet<Socket>();
  faults.onCutQueued((cutAccountId) => {
    for (const [socket, accountId] of idle) if (accountId === cutAccountId) socket.end();
  });

  return async (c, next) => {
    const { socket } = c.env.incoming;
    idle.delete(socket);
    if (!known.has(socket)) socket.once('close', () => idle.delete(socket));
    known.add(socket);
    await next();
    // A preflight tells no account, but the request that follows it would use its connection.
    const accountId = c.get('account')?.accountId;
    if (faults.isCutWaiting(accountId)) c.res.headers.set('Connection', 'close');
    if (accountId === undefined) return;
    c.env.outgoing.once('finish', () => {
      if (!socket.destroyed) idle.set(socket, accountId);
    });
  };
}
