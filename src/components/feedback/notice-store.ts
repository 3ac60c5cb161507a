/** One short word about something that succeeded; shown by {@link NoticeBar}, newest only. */
export interface Notice {
  readonly id: number;
  readonly message: string;
}

export interface NoticeStore {
  /** Returns what takes it back, unless a newer one has taken its place. */
  readonly show: (message: string) => () => void;
  readonly dismiss: () => void;
  readonly get: () => Notice | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds the newest notice; a newer one takes its place, so that a burst never piles up. */
export function createNoticeStore(): NoticeStore {
  const listeners = new Set<() => void>();
  let notice: Notice | undefined;
  let count = 0;
  const set = (next: Notice | undefined): void => {
    notice = next;
    for (const listener of listeners) listener();
  };
  return {
    show(message) {
      count += 1;
      const id = count;
      set({ id, message });
      return () => {
        if (notice?.id === id) set(undefined);
      };
    },
    dismiss: () => set(undefined),
    get: () => notice,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
