import type { SessionState } from './session-state.ts';

/** The session's state for React's useSyncExternalStore: one immutable object at a time. */
export class ObservableState {
  readonly #listeners = new Set<() => void>();
  #current: SessionState = { status: 'restoring' };

  get current(): SessionState {
    return this.#current;
  }

  set(next: SessionState): void {
    this.#current = next;
    for (const listener of this.#listeners) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
