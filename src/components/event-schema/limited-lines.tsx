import { type ReactNode, useRef, useState } from 'react';

/** How many there are at first, and how many each press adds: thousands of lines at once would only slow the page. */
const step = 100;

interface LimitedLinesProps {
  readonly total: number;
  /** `fields`: what there is more of. */
  readonly noun: string;
  /** Shows the first `count` of them. */
  readonly children: (count: number) => ReactNode;
}

/** The first lines of many, and a button for more. */
export function LimitedLines({ total, noun, children }: LimitedLinesProps) {
  const [count, setCount] = useState(step);
  const lines = useRef<HTMLDivElement>(null);
  const rest = total - count;
  const showMore = () => {
    if (rest <= step) {
      // The button is about to go, and would take the focus with it.
      lines.current?.focus();
    }
    setCount(count + step);
  };
  return (
    <>
      <div ref={lines} tabIndex={-1} className="lines">
        {children(count)}
      </div>
      {rest > 0 ? (
        <button type="button" className="more" onClick={showMore}>
          Show {Math.min(step, rest)} more of {total.toLocaleString('en')} {noun}
        </button>
      ) : null}
    </>
  );
}
