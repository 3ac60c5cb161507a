import { type KeyboardEvent, type MouseEvent, type PointerEvent, type RefObject, useMemo, useState } from 'react';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import {
  offsetToSee,
  type PictureLayout,
  type Place,
  placeAfterKey,
  placeAt,
  samePlace,
  type Size,
} from './picture-layout.ts';
import { useOpenPlace } from './use-open-place.ts';

interface Picture {
  readonly selection: CoverageSelection;
  readonly layout: PictureLayout;
  readonly view: Size;
}

const first: Place = { row: 0, column: 0 };

/** Which cell or label is looked at: the one under the pointer, or else where the keys have led. */
export function usePicturePlace(scroller: RefObject<HTMLElement | null>, { selection, layout, view }: Picture) {
  const [cursor, setCursor] = useState<Place>();
  const [pointed, setPointed] = useState<Place>();
  const place = useMemo(() => within(pointed ?? cursor, selection), [pointed, cursor, selection]);
  const open = useOpenPlace(selection);

  const moveTo = (next: Place): void => {
    const element = scroller.current;
    setPointed(undefined);
    setCursor(next);
    if (element === null) return;
    const { x, y } = offsetToSee(layout, { x: element.scrollLeft, y: element.scrollTop }, view, next);
    element.scrollTo(x, y);
    element.parentElement?.scrollIntoView({ block: 'nearest' });
  };
  const handleKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const current = within(cursor, selection) ?? first;
    const next = placeAfterKey(event.key, event.ctrlKey, current, layout);
    if (event.key === 'Enter') open(current, event.shiftKey ? 'event type' : 'subscription');
    else if (next === undefined) return;
    else moveTo(next);
    // The arrows would scroll as well.
    event.preventDefault();
  };
  const placeOf = (event: MouseEvent): Place | undefined => {
    const element = scroller.current;
    if (element === null) return undefined;
    const box = element.getBoundingClientRect();
    const point = { x: event.clientX - box.left - element.clientLeft, y: event.clientY - box.top - element.clientTop };
    if (point.x >= view.width || point.y >= view.height) return undefined;
    return placeAt(layout, { x: element.scrollLeft, y: element.scrollTop }, point);
  };
  const handlePointerMove = (event: PointerEvent): void => {
    const next = placeOf(event);
    if (event.pointerType !== 'touch' && !samePlace(next, pointed)) setPointed(next);
  };
  const handleClick = (event: MouseEvent): void => {
    const clicked = placeOf(event);
    if (clicked === undefined) return;
    // A finger does not point before it presses: its first press is the pointing.
    const isPointing = isTouch(event) && !samePlace(clicked, cursor);
    setCursor(clicked);
    if (!isPointing) open(clicked, event.shiftKey ? 'event type' : 'subscription');
  };
  return {
    place,
    handlers: {
      'data-pointing': pointed === undefined ? undefined : true,
      onKeyDown: handleKeyDown,
      onFocus: () => setCursor((known) => known ?? first),
      onPointerMove: handlePointerMove,
      onPointerLeave: () => setPointed(undefined),
      onClick: handleClick,
    },
  };
}

function isTouch({ nativeEvent }: MouseEvent): boolean {
  return nativeEvent instanceof window.PointerEvent && nativeEvent.pointerType === 'touch';
}

/** A place stays where it was when a filter leaves fewer rows or columns, as far as there are some. */
function within(place: Place | undefined, { rows, columns }: CoverageSelection): Place | undefined {
  if (place === undefined) return undefined;
  return { row: Math.min(place.row, rows.length - 1), column: Math.min(place.column, columns.length - 1) };
}
