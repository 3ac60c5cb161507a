import { defaultRangeExtractor, type Range, type Virtualizer } from '@tanstack/react-virtual';
import type { Ref } from 'react';
import { revealHiddenCharacters } from '../../domain/hidden-characters.ts';
import type { PaletteItem } from './palette-items.ts';

export const listId = 'palette-results';
export const optionId = (index: number): string => `palette-result-${index}`;

/** The active result is always in the page, or `aria-activedescendant` would name nothing. */
export function withActive(active: number) {
  return (range: Range): number[] => {
    const near = defaultRangeExtractor(range);
    return active >= range.count || near.includes(active)
      ? near
      : [...near, active].toSorted((left, right) => left - right);
  };
}

interface PaletteListProps {
  readonly ref: Ref<HTMLDivElement>;
  readonly found: readonly PaletteItem[];
  readonly active: number;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  readonly onChoose: (item: PaletteItem) => void;
}

/** The results, of which only those near the view are in the page. */
export function PaletteList({ ref, found, active, virtualizer, onChoose }: PaletteListProps) {
  return (
    // The box keeps the focus: a press here must not take it.
    <div
      ref={ref}
      id={listId}
      role="listbox"
      tabIndex={-1}
      aria-label="Results"
      onMouseDown={(event) => event.preventDefault()}
    >
      <div role="presentation" style={{ height: virtualizer.getTotalSize() }} />
      {virtualizer.getVirtualItems().map(({ index, start }) => {
        const item = found[index];
        return item === undefined ? null : (
          // The box has the keys of a combobox; a result is only pressed.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={item.key}
            id={optionId(index)}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            aria-setsize={found.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
            onClick={() => onChoose(item)}
          >
            <bdi className="label">{revealHiddenCharacters(item.label)}</bdi>
            <span className="kind">{item.kind}</span>
            {item.detail === '' ? null : <bdi className="detail">{revealHiddenCharacters(item.detail)}</bdi>}
          </div>
        );
      })}
    </div>
  );
}
