interface Held {
  /** Later events to wait for. */
  left: number;
  readonly release: () => void;
}

/** Events that wait until later ones have been sent, so that a receiver meets another order (contract section 7). */
export class HeldEvents {
  readonly #byAccount = new Map<string, Held[]>();

  /** Resolves when this many later events of the account have been sent; at once for none. */
  hold(accountId: string, left: number): Promise<void> {
    if (left === 0) return Promise.resolve();
    return new Promise((release) => {
      this.#byAccount.set(accountId, [...this.#of(accountId), { left, release }]);
    });
  }

  /** What waits now is one nearer to its turn when `sent` resolves. */
  async pass(accountId: string, sent: Promise<unknown>): Promise<void> {
    const waiting = this.#of(accountId);
    await sent;
    for (const held of waiting) {
      held.left -= 1;
      if (held.left === 0) held.release();
    }
    this.#byAccount.set(
      accountId,
      this.#of(accountId).filter(({ left }) => left > 0),
    );
  }

  releaseAll(): void {
    for (const list of this.#byAccount.values()) for (const { release } of list) release();
    this.#byAccount.clear();
  }

  #of(accountId: string): readonly Held[] {
    return this.#byAccount.get(accountId) ?? [];
  }
}
