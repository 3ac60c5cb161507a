import { type FaultMatch, type FaultTarget, doesMeet } from './fault-queue.ts';

interface HeldAnswer {
  readonly match: FaultMatch;
  readonly release: () => void;
}

/** Answers that wait until another request of their kind has its own: what arrives in another order than it was asked. */
export class HeldAnswers {
  readonly #byAccount = new Map<string, HeldAnswer[]>();

  /** Resolves when a request that the fault also matches is answered, the faults are cleared or the client goes. */
  hold(accountId: string, match: FaultMatch, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#byAccount.set(accountId, [...(this.#byAccount.get(accountId) ?? []), { match, release: resolve }]);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  /** Lets go of those that waited for such a request. */
  tellAnswered(target: FaultTarget): void {
    const { accountId } = target;
    if (accountId === undefined) return;
    const held = this.#byAccount.get(accountId) ?? [];
    const released = held.filter(({ match }) => doesMeet(match, target));
    this.#byAccount.set(
      accountId,
      held.filter((answer) => !released.includes(answer)),
    );
    for (const { release } of released) release();
  }

  clear(accountId: string): void {
    for (const { release } of this.#byAccount.get(accountId) ?? []) release();
    this.#byAccount.delete(accountId);
  }
}
