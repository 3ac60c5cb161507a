import { type FocusEvent, type KeyboardEvent, type MouseEvent, type Ref, useId, useImperativeHandle } from 'react';
import type { EventCatalogue } from '../../../../domain/event-catalogue.ts';
import type { EventSelection } from '../../../../domain/event-selection.ts';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import { EventTreeFrame } from './event-tree-frame.ts';
import { EventTypeRow } from './event-type-row.tsx';
import { readRowWords } from './picker-words.ts';
import { readTreeKey } from './tree-keys.ts';
import { useTreeCursor } from './use-tree-cursor.ts';
import { useTypeAhead } from './use-type-ahead.ts';

export interface EventTypeTreeHandle {
  readonly focus: () => void;
  readonly scrollToTop: () => void;
}

interface EventTypeTreeProps {
  readonly rows: readonly EventTreeRow[];
  readonly catalogue: EventCatalogue;
  readonly selection: EventSelection;
  readonly readOnly: boolean;
  readonly onToggle: (row: EventTreeRow) => void;
  /** Folds or unfolds: each of these rows stands the other way round afterwards. */
  readonly onTurn: (rows: readonly EventTreeRow[]) => void;
  /** The focus came to this row. */
  readonly onVisit: (row: EventTreeRow | undefined) => void;
  readonly ref: Ref<EventTypeTreeHandle>;
}

/**
 * The catalogue as a tree with checkboxes (APG tree view). One row takes the tab stop; focus moves in the handler
 * itself, after the row has been brought into the page.
 */
export function EventTypeTree(props: EventTypeTreeProps) {
  const { rows, catalogue, selection, readOnly, onToggle, onTurn, onVisit, ref } = props;
  const treeId = useId();
  const { scroller, active, placed, height, measure, moveTo, follow } = useTreeCursor(rows, catalogue.names.length);
  const findByTyping = useTypeAhead(rows, active);
  useImperativeHandle(ref, () => ({
    focus: () => moveTo(active),
    scrollToTop: () => {
      if (scroller.current !== null) scroller.current.scrollTop = 0;
    },
  }));

  const toggle = (row: EventTreeRow) => {
    if (!readOnly) {
      onToggle(row);
    }
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const action = readTreeKey(event.key, rows, active);
    const row = rows[active];
    if (action?.type === 'move') {
      moveTo(action.index);
    } else if (action?.type === 'expand') {
      onTurn(action.rows);
    } else if (action?.type === 'fold') {
      onTurn([action.row]);
    } else if (action?.type === 'toggle' && row !== undefined) {
      toggle(row);
    } else if (event.key.length === 1) {
      moveTo(findByTyping(event.key, event.timeStamp) ?? active);
    } else {
      return;
    }
    // Enter would submit the form, Space and the arrows would scroll.
    event.preventDefault();
  };
  const handleClick = ({ target }: MouseEvent) => {
    const row = rowOf(target, rows);
    if (row !== undefined && target instanceof Element && target.matches('.chevron')) {
      onTurn([row]);
    } else if (row !== undefined) {
      toggle(row);
    }
  };

  const handleFocus = ({ target }: FocusEvent) => {
    const row = rowOf(target, rows);
    follow(row);
    onVisit(row);
  };

  return (
    <EventTreeFrame
      ref={scroller}
      role="tree"
      aria-label="Event types"
      aria-disabled={readOnly}
      onKeyDown={handleKeyDown}
      onClick={handleClick}
      onFocus={handleFocus}
    >
      <div role="none" style={{ height }}>
        {placed.map(({ index, start }) => {
          const row = rows[index];
          return row === undefined ? null : (
            <EventTypeRow
              key={row.key}
              row={row}
              index={index}
              treeId={treeId}
              isActive={index === active}
              start={start}
              measure={measure}
              {...readRowWords(row, selection, catalogue)}
            />
          );
        })}
      </div>
    </EventTreeFrame>
  );
}

function rowOf(target: EventTarget, rows: readonly EventTreeRow[]): EventTreeRow | undefined {
  const row = target instanceof Element ? target.closest('[data-index]') : null;
  return rows[Number(row?.getAttribute('data-index') ?? Number.NaN)];
}
