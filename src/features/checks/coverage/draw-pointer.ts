import type { PictureColours } from './cell-marks.ts';
import type { Offset, PictureLayout, Place, Size } from './picture-layout.ts';

interface Pointer {
  readonly layout: PictureLayout;
  readonly view: Size;
  readonly scrolled: Offset;
  readonly colours: PictureColours;
  /** The cell or label that is looked at. */
  readonly place: Place | undefined;
}

/** Draws, over the picture, which cell is looked at, and leads the eye to its two labels. */
export function drawPointer(
  context: CanvasRenderingContext2D,
  { layout, view, scrolled, colours, place }: Pointer,
): void {
  context.clearRect(0, 0, view.width, view.height);
  if (place === undefined) return;
  const { left, top, cellWidth, cellHeight } = layout;
  const x = left + place.column * cellWidth - scrolled.x;
  const y = top + place.row * cellHeight - scrolled.y;
  context.fillStyle = colours.focus;
  context.globalAlpha = 0.12;
  if (place.row >= 0 && y + cellHeight > top) context.fillRect(0, y, view.width, cellHeight);
  if (place.column >= 0 && x + cellWidth > left) context.fillRect(x, layout.band, cellWidth, view.height);
  context.globalAlpha = 1;
  const box = frameOf(place, { x, y }, layout);
  if (box.x + box.width <= left && place.column >= 0) return;
  if (box.y + box.height <= top && place.row >= 0) return;
  // Two frames, so that one of them stands out from whatever is below.
  context.strokeStyle = colours.paper;
  context.lineWidth = 4;
  context.strokeRect(box.x, box.y, box.width, box.height);
  context.strokeStyle = colours.focus;
  context.lineWidth = 2;
  context.strokeRect(box.x, box.y, box.width, box.height);
}

/** A cell, at least as large as an eye finds, or a whole label. */
function frameOf(place: Place, { x, y }: Offset, layout: PictureLayout) {
  const { left, top, band, cellWidth, cellHeight } = layout;
  if (place.column < 0) return { x: 2, y, width: left - 4, height: cellHeight };
  if (place.row < 0) return { x, y: band + 1, width: cellWidth, height: top - band - 3 };
  const [width, height] = [Math.max(cellWidth, 6), Math.max(cellHeight, 6)];
  return { x: x - (width - cellWidth) / 2, y: y - (height - cellHeight) / 2, width, height };
}
