import { type ReactNode, useState } from 'react';

interface LimitedListProps<Item> {
  readonly items: readonly Item[];
  readonly limit: number;
  /** `entries`, `names`: what there is more of. */
  readonly noun: string;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** The first items, and a button for as many again: thousands of names at once would only slow every tick down. */
export function LimitedList<Item>({ items, limit, noun, children }: LimitedListProps<Item>) {
  const [shown, setShown] = useState(limit);
  const rest = items.length - shown;
  return (
    <>
      {children(items.slice(0, shown))}
      {rest > 0 ? (
        <button type="button" className="action" onClick={() => setShown(shown + limit)}>
          Show {Math.min(limit, rest)} more of {items.length.toLocaleString('en')} {noun}
        </button>
      ) : null}
    </>
  );
}
