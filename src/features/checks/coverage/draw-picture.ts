import { cellStates, stateAt } from '../../../domain/coverage/coverage.ts';
import { drawMark, type PictureColours, plainTone } from './cell-marks.ts';
import { drawHeads } from './draw-heads.ts';
import { type Drawing, type MarkSprites, startsSource } from './drawing.ts';
import { type PictureLayout, type Range, visibleRanges } from './picture-layout.ts';

/** How much of a cell stays free around its mark. */
const gap = 1.5;

export function createSprites(layout: PictureLayout, ratio: number, colours: PictureColours): MarkSprites {
  const size = { width: Math.max(1, layout.cellWidth - 2 * gap), height: Math.max(1, layout.cellHeight - 2 * gap) };
  const made = new Map<string, HTMLCanvasElement>();
  return (state, isDisabled) => {
    const key = `${state} ${isDisabled}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(size.width * ratio);
    canvas.height = Math.round(size.height * ratio);
    const context = canvas.getContext('2d');
    context?.scale(ratio, ratio);
    if (context !== null) drawMark(context, { state, isDisabled }, size, colours);
    made.set(key, canvas);
    return canvas;
  };
}

/** Draws what is in view: its cost depends on the size of the screen and not on that of the account. */
export function drawPicture(context: CanvasRenderingContext2D, drawing: Drawing): void {
  const { layout, view, scrolled, colours } = drawing;
  const { rows, columns } = visibleRanges(layout, scrolled, view);
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, view.width, view.height);
  context.save();
  context.beginPath();
  context.rect(layout.left, layout.top, view.width - layout.left, view.height - layout.top);
  context.clip();
  if (layout.isOverview) drawTones(context, drawing, rows, columns);
  else {
    drawGrid(context, drawing, rows, columns);
    drawMarks(context, drawing, rows, columns);
  }
  context.restore();
  drawHeads(context, drawing, rows, columns);
}

function drawGrid(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range, columns: Range): void {
  const { layout, scrolled, selection, colours, view } = drawing;
  const right = Math.min(view.width, layout.left + layout.columnCount * layout.cellWidth - scrolled.x);
  const bottom = Math.min(view.height, layout.top + layout.rowCount * layout.cellHeight - scrolled.y);
  context.fillStyle = colours.shade;
  for (let row = rows.from; row < rows.to; row += 1) {
    if (selection.rows[row]?.enabled !== false) continue;
    const y = layout.top + row * layout.cellHeight - scrolled.y;
    context.fillRect(layout.left, y, right - layout.left, layout.cellHeight);
  }
  context.fillStyle = colours.line;
  for (let row = rows.from; row < rows.to; row += 1) {
    const y = Math.round(layout.top + (row + 1) * layout.cellHeight - scrolled.y) - 1;
    context.fillRect(layout.left, y, right - layout.left, 1);
  }
  for (let column = columns.from; column < columns.to; column += 1) {
    const x = Math.round(layout.left + column * layout.cellWidth - scrolled.x);
    const isFirst = startsSource(selection.columns, column);
    context.fillStyle = isFirst && column > 0 ? colours.quiet : colours.line;
    context.fillRect(x, layout.top, 1, bottom - layout.top);
  }
}

function drawMarks(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range, columns: Range): void {
  const { coverage, selection, layout, scrolled, sprites } = drawing;
  const [width, height] = [layout.cellWidth - 2 * gap, layout.cellHeight - 2 * gap];
  for (let row = rows.from; row < rows.to; row += 1) {
    const subscription = selection.rows[row];
    if (subscription === undefined) continue;
    const cells = coverage.readRow(subscription);
    const y = layout.top + row * layout.cellHeight - scrolled.y + gap;
    for (let column = columns.from; column < columns.to; column += 1) {
      const state = stateAt(cells, selection.columns[column]?.position ?? 0);
      if (state === 'nothing') continue;
      const x = layout.left + column * layout.cellWidth - scrolled.x + gap;
      context.drawImage(sprites(state, !subscription.enabled), x, y, width, height);
    }
  }
}

/** One rectangle for each run of cells that are alike, tone by tone: a quarter of a million cells in a moment. */
function drawTones(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range, columns: Range): void {
  const { selection, layout, scrolled, colours } = drawing;
  const xOf = (column: number): number => Math.round(layout.left + column * layout.cellWidth - scrolled.x);
  for (let row = rows.from; row < rows.to; row += 1) {
    const subscription = selection.rows[row];
    if (subscription === undefined) continue;
    const y = Math.round(layout.top + row * layout.cellHeight - scrolled.y);
    const height = Math.max(1, Math.round(layout.top + (row + 1) * layout.cellHeight - scrolled.y) - y);
    const states = readStates(drawing, row, columns);
    for (let from = 0; from < states.length; ) {
      const state = cellStates[states[from] ?? 0] ?? 'nothing';
      let to = from + 1;
      while (to < states.length && states[to] === states[from]) to += 1;
      if (state !== 'nothing') {
        const x = xOf(columns.from + from);
        context.fillStyle = plainTone({ state, isDisabled: !subscription.enabled }, colours);
        context.fillRect(x, y, Math.max(1, xOf(columns.from + to) - x), height);
      }
      from = to;
    }
  }
}

function readStates({ coverage, selection }: Drawing, row: number, columns: Range): Uint8Array {
  const states = new Uint8Array(columns.to - columns.from);
  const subscription = selection.rows[row];
  if (subscription === undefined) return states;
  const cells = coverage.readRow(subscription);
  for (let column = columns.from; column < columns.to; column += 1) {
    states[column - columns.from] = cellStates.indexOf(stateAt(cells, selection.columns[column]?.position ?? 0));
  }
  return states;
}
