interface OldState {
  readonly listJson: string;
  readonly until: number;
}

/** What reads still see after a write: the account as it was before, until the lag is over. In memory, as all faults. */
export class ReadLag {
  readonly #byAccount = new Map<string, OldState[]>();

  /** Reads see this state for so long, or an even older one if its time is not over. */
  remember(accountId: string, listJson: string, ms: number): void {
    this.#byAccount.set(accountId, [...this.#lasting(accountId), { listJson, until: Date.now() + ms }]);
  }

  clear(accountId: string): void {
    this.#byAccount.delete(accountId);
  }

  /** The old list, as JSON text; undefined while reads see what is. */
  listJson(accountId: string): string | undefined {
    return this.#lasting(accountId)[0]?.listJson;
  }

  #lasting(accountId: string): readonly OldState[] {
    return (this.#byAccount.get(accountId) ?? []).filter(({ until }) => until > Date.now());
  }
}
