import { matchesPattern } from '../event-matcher.ts';
import { createDraw } from './draw.ts';
import type { FaultAction } from './fault-actions.ts';

/** A fault waiting for its requests. */
export interface Fault {
  /** Method, or `*`; path at the region's origin without query, where `*` stands for any run of characters. */
  readonly match: { readonly method: string; readonly path: string };
  readonly action: FaultAction;
  /** How many requests it happens to. */
  readonly times: number;
  /** How many matching requests pass untouched first. */
  readonly after: number;
  /** Of the requests that are left, the share that it happens to, drawn by the seed: the same ones in every run. */
  readonly share: number;
  readonly seed: number;
}

interface QueuedFault {
  readonly fault: Fault;
  timesLeft: number;
  passesLeft: number;
  readonly draw: (method: string, path: string) => number;
  /** When requests passed within the last second, epoch ms; for a rate. */
  passedAt: readonly number[];
}

/** Faults per account, first queued first served; in memory, because a fault belongs to one test. */
export class FaultQueue {
  readonly #byAccount = new Map<string, QueuedFault[]>();
  #tellCutQueued: (accountId: string) => void = () => {};

  add(accountId: string, fault: Fault): void {
    const queue = this.#byAccount.get(accountId) ?? [];
    this.#byAccount.set(accountId, queue);
    queue.push({ fault, timesLeft: fault.times, passesLeft: fault.after, draw: createDraw(fault.seed), passedAt: [] });
    if (isCut(fault)) this.#tellCutQueued(accountId);
  }

  clear(accountId: string): void {
    this.#byAccount.delete(accountId);
  }

  /** Sets the one listener that hears when a fault is queued that will cut a connection. */
  onCutQueued(listener: (accountId: string) => void): void {
    this.#tellCutQueued = listener;
  }

  /** Whether a fault that cuts a connection still waits: of this account, or of any. */
  isCutWaiting(accountId: string | undefined): boolean {
    const queues = accountId === undefined ? [...this.#byAccount.values()] : [this.#byAccount.get(accountId) ?? []];
    return queues.flat().some(({ fault, timesLeft }) => timesLeft > 0 && isCut(fault));
  }

  /** Takes the fault that this request meets, if any, and counts it down. */
  take(accountId: string, method: string, path: string): FaultAction | undefined {
    for (const queued of this.#byAccount.get(accountId) ?? []) {
      const { match, action } = queued.fault;
      if (queued.timesLeft === 0 || !matchesPattern(match.method, method) || !matchesPattern(match.path, path))
        continue;
      if (queued.passesLeft > 0) {
        queued.passesLeft -= 1;
        continue;
      }
      if (queued.fault.share < 1 && queued.draw(method, path) >= queued.fault.share) continue;
      if (isWithinRate(queued)) continue;
      queued.timesLeft -= 1;
      return action;
    }
    return undefined;
  }
}

/** Whether a fault that is a rate lets the request pass; it remembers that it did. */
function isWithinRate(queued: QueuedFault): boolean {
  const { action } = queued.fault;
  if (action.type !== 'rate') return false;
  const now = Date.now();
  const recent = queued.passedAt.filter((at) => now - at < 1_000);
  const isWithin = recent.length < action.perSecond;
  queued.passedAt = isWithin ? [...recent, now] : recent;
  return isWithin;
}

function isCut({ action }: Fault): boolean {
  return action.type === 'reset' || action.type === 'commit+reset';
}
