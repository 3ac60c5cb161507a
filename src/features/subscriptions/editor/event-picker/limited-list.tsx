import { type ReactNode, useRef, useState } from 'react';

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
  const list = useRef<HTMLDivElement>(null);
  const rest = items.length - shown;
  const showMore = () => {
    if (rest <= limit) {
      // The button is about to go, and would take the focus with it.
      list.current?.focus();
    }
    setShown(shown + limit);
  };
  return (
    <>
      <div ref={list} tabIndex={-1} className="limited">
        {children(items.slice(0, shown))}
      </div>
      {rest > 0 ? (
        <button type="button" className="action" onClick={showMore}>
          Show {Math.min(limit, rest)} more of {items.length.toLocaleString('en')} {noun}
        </button>
      ) : null}
    </>
  );
}
