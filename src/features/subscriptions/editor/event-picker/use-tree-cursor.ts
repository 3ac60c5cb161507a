import { type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import { type RowWindow, useRowWindow } from './use-row-window.ts';

interface TreeCursor extends Omit<RowWindow, 'reveal'> {
  readonly scroller: RefObject<HTMLDivElement | null>;
  /** The row that has the tab stop: the first one until another was visited. */
  readonly active: number;
  /** Moves the focus. The row is brought into the page first, within the same key press. */
  readonly moveTo: (index: number) => void;
  /** The focus came to a row by itself: by a click, or by Tab. */
  readonly follow: (row: EventTreeRow | undefined) => void;
}

/** The one tab stop of the tree. It is kept by row, not by position, so that it survives searches and folding. */
export function useTreeCursor(rows: readonly EventTreeRow[], catalogueSize: number): TreeCursor {
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState('');
  const active = Math.max(
    0,
    rows.findIndex(({ key }) => key === activeKey),
  );
  const { reveal, ...rowWindow } = useRowWindow(rows, active, catalogueSize, scroller);
  return {
    ...rowWindow,
    scroller,
    active,
    moveTo: (index) => {
      flushSync(() => setActiveKey(rows[index]?.key ?? ''));
      reveal(index);
      scroller.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus();
    },
    follow: (row) => {
      if (row !== undefined) {
        setActiveKey(row.key);
      }
    },
  };
}
