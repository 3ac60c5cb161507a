/** One short word about something that succeeded, or goes on; shown by {@link NoticeBar}, newest only. */
export interface Notice {
  readonly id: number;
  readonly message: string;
  /** It is true until it is taken back: no clock ends it, and it comes again after a newer one. */
  readonly stays: boolean;
}

export interface NoticeStore {
  /** Returns what takes it back. */
  readonly show: (message: string, stay?: 'until-taken-back') => () => void;
  /** Ends the one that is shown. */
  readonly dismiss: () => void;
  readonly clear: () => void;
  readonly get: () => Notice | undefined;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Holds the newest notice; a newer one takes its place, so that a burst never piles up. Those that stay come again. */
export function createNoticeStore(): NoticeStore {
  const listeners = new Set<() => void>();
  let notices: readonly Notice[] = [];
  let count = 0;
  const set = (next: readonly Notice[]): void => {
    notices = next;
    for (const listener of listeners) listener();
  };
  return {
    show(message, stay) {
      count += 1;
      const id = count;
      set([...notices.filter(({ stays }) => stays), { id, message, stays: stay !== undefined }]);
      return () => set(notices.filter((notice) => notice.id !== id));
    },
    dismiss: () => set(notices.slice(0, -1)),
    clear: () => set([]),
    get: () => notices.at(-1),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
