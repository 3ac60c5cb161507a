import type { BulkAction, MissingRow } from '../../../domain/bulk/plan-bulk.ts';
import type { Subscription } from '../../../domain/subscription.ts';
import type { BulkRunner } from './bulk-runner.ts';
import { createSelectionStore, nothingChosen, type SelectionStore } from './selection-store.ts';

/** What somebody asks to be done; nothing is sent before the plan of it is approved. */
export interface BulkRequest {
  /** What is done to each, e.g. “Disable”. */
  readonly title: string;
  readonly action: BulkAction;
  /** The rows as they were known when it was asked: later filters do not change what the question is about (C17). */
  readonly rows: readonly Subscription[];
  /** Asked for, and not among the rows that can be read. */
  readonly missing?: readonly MissingRow[];
  /** Called with the rows of the plan when it is approved, before anything is sent; what it says instead refuses it. */
  readonly onApply?: (rows: readonly Subscription[]) => string | undefined;
}

export interface BulkState {
  /** Waits for approval. */
  readonly request: BulkRequest | undefined;
  /** Under way, or ended and not yet looked at. */
  readonly runner: BulkRunner | undefined;
  /** Whether the dialog is open; otherwise a job has a line at the edge of the page. */
  readonly isShown: boolean;
}

/** The one change in bulk of this tab: made in create-app, so that leaving a page leaves it alone. */
export interface BulkStore {
  readonly get: () => BulkState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly set: (change: Partial<BulkState>) => void;
  readonly selection: SelectionStore;
  /** The person behind the session changed: nothing more is sent. */
  readonly clear: () => void;
}

const nothing: BulkState = { request: undefined, runner: undefined, isShown: false };

export function createBulkStore(): BulkStore {
  const listeners = new Set<() => void>();
  const selection = createSelectionStore();
  let state = nothing;
  const put = (next: BulkState): void => {
    state = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (change) => put({ ...state, ...change }),
    selection,
    clear() {
      state.runner?.abandon();
      selection.set(nothingChosen);
      put(nothing);
    },
  };
}
