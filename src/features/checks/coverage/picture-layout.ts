import type { CoverageColumn } from '../../../domain/coverage/coverage.ts';

/** Where things are in the picture, in CSS pixels: pure, so that it can be tested and is the same for eye and pointer. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface PictureLayout {
  readonly rowCount: number;
  readonly columnCount: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Width of the names of the subscriptions, with their totals. */
  readonly left: number;
  /** Height of the heads of the columns: the band of the sources, the names and the totals. */
  readonly top: number;
  readonly band: number;
  readonly totals: number;
  /** Cells too small to be told apart by shape are told apart by lightness, and have no labels. */
  readonly isOverview: boolean;
}

const band = 22;
const totals = 18;
/** Of a usual character of a label, as wide fonts have it. */
const characterWidth = 7.3;
const smallest = { width: 15, height: 17 };
const largest = { width: 34, height: 26 };

const fewRows = 12;
const someRows = 60;

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value));

/** The longest part of a name below the band of its source. */
function longestLabel(columns: readonly CoverageColumn[]): number {
  return columns.reduce((longest, column) => Math.max(longest, labelOf(column).length), 0);
}

/** What is written at a column: its source is said once, above all columns of it. */
export function labelOf({ name, source }: CoverageColumn): string {
  return name.startsWith(`${source}.`) ? name.slice(source.length + 1) : name;
}

/** Cells as large as there is room, and never too small to read; in an overview as small as it takes to see all. */
export function layOutPicture(
  rowCount: number,
  columns: readonly CoverageColumn[],
  view: Size,
  isOverview: boolean,
): PictureLayout {
  const columnCount = columns.length;
  const left = isOverview ? 56 : Math.round(between(150, view.width * 0.3, 280));
  const labels = isOverview ? 0 : Math.round(between(60, longestLabel(columns) * characterWidth + 14, 180));
  const top = band + labels + totals;
  const fittingWidth = (view.width - left) / Math.max(1, columnCount);
  const common = { rowCount, columnCount, left, top, band, totals, isOverview };
  if (isOverview) {
    return {
      ...common,
      cellWidth: between(1, fittingWidth, smallest.width),
      cellHeight: between(1, (view.height - top) / Math.max(1, rowCount), smallest.height),
    };
  }
  return {
    ...common,
    cellWidth: Math.floor(between(smallest.width, fittingWidth, largest.width)),
    // The frame grows with its rows: their height cannot depend on it.
    cellHeight: rowCount <= fewRows ? largest.height : smallest.height + (rowCount <= someRows ? 4 : 0),
  };
}

/** The size of everything, of which the view shows a part. */
export function pictureSize({ left, top, cellWidth, cellHeight, rowCount, columnCount }: PictureLayout): Size {
  return { width: Math.ceil(left + columnCount * cellWidth), height: Math.ceil(top + rowCount * cellHeight) };
}

/** A cell, or with -1 for one of both the label of a row or a column. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

export const samePlace = (one: Place | undefined, other: Place | undefined): boolean =>
  one?.row === other?.row && one?.column === other?.column;

export interface Offset {
  readonly x: number;
  readonly y: number;
}

/** What is at a point of the view; undefined where there is nothing. */
export function placeAt(layout: PictureLayout, scrolled: Offset, point: Offset): Place | undefined {
  const { left, top, cellWidth, cellHeight, rowCount, columnCount } = layout;
  const row = point.y < top ? -1 : Math.floor((point.y - top + scrolled.y) / cellHeight);
  const column = point.x < left ? -1 : Math.floor((point.x - left + scrolled.x) / cellWidth);
  return row >= rowCount || column >= columnCount || (row === -1 && column === -1) ? undefined : { row, column };
}

/** From the first to the one after the last. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

function visible(scrolled: number, room: number, size: number, count: number): Range {
  return {
    from: Math.max(0, Math.floor(scrolled / size)),
    to: Math.min(count, Math.ceil((scrolled + Math.max(0, room)) / size)),
  };
}

/** The rows and columns of which something is in view. */
export function visibleRanges(layout: PictureLayout, scrolled: Offset, view: Size) {
  const { left, top, cellWidth, cellHeight, rowCount, columnCount } = layout;
  return {
    rows: visible(scrolled.y, view.height - top, cellHeight, rowCount),
    columns: visible(scrolled.x, view.width - left, cellWidth, columnCount),
  };
}

function scrollToSee(start: number, size: number, scrolled: number, room: number): number {
  if (start < scrolled) return start;
  return start + size > scrolled + room ? start + size - room : scrolled;
}

/** How far to scroll so that a place is in view, no further than needed. */
export function offsetToSee(layout: PictureLayout, scrolled: Offset, view: Size, { row, column }: Place): Offset {
  const { left, top, cellWidth, cellHeight } = layout;
  return {
    x: column < 0 ? scrolled.x : scrollToSee(column * cellWidth, cellWidth, scrolled.x, view.width - left),
    y: row < 0 ? scrolled.y : scrollToSee(row * cellHeight, cellHeight, scrolled.y, view.height - top),
  };
}

const pageOfRows = 10;

/** Where a key leads; undefined for a key that is not the picture's. The labels are one step beyond the first cells. */
export function placeAfterKey(
  key: string,
  isFar: boolean,
  { row, column }: Place,
  { rowCount, columnCount }: Pick<PictureLayout, 'rowCount' | 'columnCount'>,
): Place | undefined {
  const moves: Partial<Record<string, Place>> = {
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    PageDown: { row: row + pageOfRows, column },
    PageUp: { row: Math.max(Math.min(row, 0), row - pageOfRows), column },
    Home: { row: isFar ? 0 : row, column: 0 },
    End: { row: isFar ? rowCount - 1 : row, column: columnCount - 1 },
  };
  const to = moves[key];
  if (to === undefined) return undefined;
  const next = { row: between(-1, to.row, rowCount - 1), column: between(-1, to.column, columnCount - 1) };
  return next.row === -1 && next.column === -1 ? { row, column } : next;
}
