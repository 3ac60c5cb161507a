/** Knows what was asked of single rows, and in which order, so that a plan made before does not undo a later wish. */
export interface LaterWishes {
  readonly note: (subscriptionId: string) => void;
  /** Where a plan stands that is made now. */
  readonly mark: () => number;
  readonly isAfter: (subscriptionId: string, mark: number) => boolean;
  readonly clear: () => void;
}

export function createLaterWishes(): LaterWishes {
  const notedAt = new Map<string, number>();
  let noted = 0;
  return {
    note(subscriptionId) {
      noted += 1;
      notedAt.set(subscriptionId, noted);
    },
    mark: () => noted,
    isAfter: (subscriptionId, mark) => (notedAt.get(subscriptionId) ?? 0) > mark,
    clear: () => notedAt.clear(),
  };
}
