import { memo, type Ref } from 'react';
import type { EventTreeRow } from '../../../../domain/event-tree.ts';
import { revealHiddenCharacters } from '../../../../domain/hidden-characters.ts';
import type { RowWords } from './picker-words.ts';

interface EventTypeRowProps extends RowWords {
  readonly row: EventTreeRow;
  readonly index: number;
  /** Makes the row's ids unique in the page. */
  readonly treeId: string;
  /** The one row that Tab reaches. */
  readonly isActive: boolean;
  /** Distance from the top in pixels where the tree is windowed. */
  readonly start: number | undefined;
  readonly measure: Ref<HTMLDivElement> | undefined;
}

/**
 * One row. It has no handlers and no styles of its own (the tree has both), so that thousands cost little, and is
 * memoised: a tick renders the rows whose words change.
 */
export const EventTypeRow = memo(function EventTypeRow(props: EventTypeRowProps) {
  const { row, index, treeId, isActive, start, measure, checked, isCovered, state, hint } = props;
  const id = `${treeId}-${index}`;
  const about = hint === '' ? revealHiddenCharacters(row.description) : hint;
  const described = [state === '' ? '' : `${id}-state`, about === '' ? '' : `${id}-about`].filter(
    (part) => part !== '',
  );
  return (
    <div
      role="treeitem"
      ref={measure}
      data-index={index}
      data-covered={isCovered}
      tabIndex={isActive ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.positionInSet}
      aria-setsize={row.setSize}
      aria-expanded={row.isExpanded}
      aria-checked={checked}
      aria-labelledby={`${id}-name`}
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
      style={start === undefined ? undefined : { position: 'absolute', transform: `translateY(${start}px)` }}
    >
      {row.isExpanded === undefined ? null : <span className="chevron" aria-hidden />}
      <span className="box" aria-hidden />
      <bdi className="name" id={`${id}-name`}>
        {revealHiddenCharacters(row.name)}
      </bdi>
      {state === '' ? null : (
        <span className="state" id={`${id}-state`}>
          {state}
        </span>
      )}
      {about === '' ? null : (
        <span className={aboutClass(row)} id={`${id}-about`}>
          {about}
        </span>
      )}
    </div>
  );
});

function aboutClass({ kind, isDescriptionRepeated }: EventTreeRow): string {
  return kind === 'source' ? 'about hint' : isDescriptionRepeated ? 'about repeated' : 'about';
}
