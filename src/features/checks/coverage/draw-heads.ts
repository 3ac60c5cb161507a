import { revealHiddenCharacters } from '../../../domain/hidden-characters.ts';
import { type Drawing, startsSource } from './drawing.ts';
import { labelOf, type Range } from './picture-layout.ts';

/** The labels of rows and columns. They stay in sight while the cells scroll below them. */

const font = '12px system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif';
const boldFont = `600 ${font}`;
const smallFont = font.replace('12px', '10px');
const smallestFont = font.replace('12px', '8.5px');
const padding = 8;
/** Of a longer text nobody needs the rest in a label, and measuring it would cost. */
const mostCharacters = 80;

/** As much of a text as there is room for. */
function fitText(context: CanvasRenderingContext2D, whole: string, room: number): string {
  const text = revealHiddenCharacters(whole.slice(0, mostCharacters));
  const width = context.measureText(text).width;
  if (width <= room && whole.length <= mostCharacters) return text;
  const characters = Array.from(text);
  let count = Math.min(characters.length, Math.ceil((characters.length * room) / Math.max(1, width)));
  const shortened = (): string => `${characters.slice(0, count).join('')}…`;
  while (count > 0 && context.measureText(shortened()).width > room) count -= 1;
  return count <= 0 ? '' : shortened();
}

export function drawHeads(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range, columns: Range): void {
  const { layout, view, colours } = drawing;
  context.direction = 'ltr';
  context.textBaseline = 'middle';
  clipped(context, [layout.left, 0, view.width - layout.left, layout.top], () => {
    drawBands(context, drawing, columns);
    drawColumnHeads(context, drawing, columns);
  });
  clipped(context, [0, layout.top, layout.left, view.height - layout.top], () => drawRowHeads(context, drawing, rows));
  drawCorner(context, drawing);
  context.fillStyle = colours.quiet;
  context.fillRect(0, layout.top - 1, view.width, 1);
  context.fillRect(layout.left - 1, 0, 1, view.height);
}

function clipped(
  context: CanvasRenderingContext2D,
  [x, y, width, height]: readonly [number, number, number, number],
  draw: () => void,
): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  draw();
  context.restore();
}

/** The source of the columns below, said once; its name stays in view as long as a column of it is. */
function drawBands(context: CanvasRenderingContext2D, drawing: Drawing, columns: Range): void {
  const { layout, scrolled, selection, colours } = drawing;
  context.font = boldFont;
  context.textAlign = 'start';
  for (let column = columns.from; column < columns.to; ) {
    const { source } = selection.columns[column] ?? { source: '' };
    let next = column + 1;
    while (next < columns.to && !startsSource(selection.columns, next)) next += 1;
    const start = Math.max(layout.left, layout.left + column * layout.cellWidth - scrolled.x);
    const end = layout.left + next * layout.cellWidth - scrolled.x;
    context.fillStyle = colours.shade;
    context.fillRect(start, 0, end - start - 1, layout.band - 2);
    context.fillStyle = colours.ink;
    context.fillText(fitText(context, source, end - start - padding), start + 4, layout.band / 2 - 1);
    context.fillStyle = colours.quiet;
    if (startsSource(selection.columns, column)) context.fillRect(Math.round(start), 0, 1, layout.top);
    column = next;
  }
}

function drawColumnHeads(context: CanvasRenderingContext2D, drawing: Drawing, columns: Range): void {
  const { layout, scrolled, selection, colours } = drawing;
  for (let index = columns.from; index < columns.to; index += 1) {
    const column = selection.columns[index];
    if (column === undefined) continue;
    const middle = layout.left + (index + 0.5) * layout.cellWidth - scrolled.x;
    drawColumnTotal(context, column.enabled, middle, drawing);
    if (layout.isOverview) continue;
    context.save();
    context.translate(middle, layout.top - layout.totals - 4);
    context.rotate(-Math.PI / 2);
    context.font = column.enabled === 0 ? boldFont : font;
    context.textAlign = 'start';
    context.fillStyle = colours.ink;
    const room = layout.top - layout.totals - layout.band - padding;
    context.fillText(fitText(context, labelOf(column), room), 0, 0);
    context.restore();
  }
}

/** How many enabled subscriptions receive the type; none is a bold 0 in a box, or a bar where there is no room. */
function drawColumnTotal(context: CanvasRenderingContext2D, count: number, middle: number, drawing: Drawing): void {
  const { layout, colours } = drawing;
  const y = layout.top - layout.totals / 2 - 1;
  if (layout.cellWidth < 8) {
    if (count > 0) return;
    context.fillStyle = colours.warning;
    context.fillRect(Math.round(middle - layout.cellWidth / 2), y - 6, Math.max(1, layout.cellWidth), 12);
    return;
  }
  const text = shortCount(count);
  context.font = count === 0 ? boldFont : text.length > 2 ? smallestFont : smallFont;
  context.textAlign = 'center';
  context.fillStyle = count === 0 ? colours.warning : colours.quiet;
  context.fillText(text, middle, y);
  if (count > 0) return;
  context.strokeStyle = colours.warning;
  context.strokeRect(Math.round(middle - 6) + 0.5, Math.round(y - 8) + 0.5, 11, 14);
}

/** 1,234 as 1k: a column is 15 pixels wide. */
function shortCount(count: number): string {
  return count < 1_000 ? String(count) : `${Math.floor(count / 1_000)}k`;
}

function drawRowHeads(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range): void {
  const { layout, scrolled, selection, coverage, colours } = drawing;
  if (layout.cellHeight < 10) return drawRowBars(context, drawing, rows);
  for (let row = rows.from; row < rows.to; row += 1) {
    const subscription = selection.rows[row];
    if (subscription === undefined) continue;
    const top = layout.top + row * layout.cellHeight - scrolled.y;
    const middle = top + layout.cellHeight / 2;
    const total = coverage.typeCounts.get(subscription) ?? 0;
    drawRowTotal(context, total, middle, drawing);
    if (layout.isOverview) continue;
    const off = subscription.enabled ? '' : 'off';
    context.font = smallFont;
    context.textAlign = 'end';
    context.fillStyle = colours.quiet;
    context.fillText(off, layout.left - 44, middle);
    context.font = font;
    context.textAlign = 'start';
    context.fillStyle = subscription.enabled ? colours.ink : colours.quiet;
    context.fillText(fitText(context, subscription.name, layout.left - (off === '' ? 52 : 70)), padding, middle);
  }
}

function drawRowTotal(context: CanvasRenderingContext2D, total: number, middle: number, drawing: Drawing): void {
  const { layout, colours } = drawing;
  context.font = total === 0 ? boldFont : smallFont;
  context.textAlign = 'end';
  context.fillStyle = total === 0 ? colours.warning : colours.quiet;
  context.fillText(total.toLocaleString(), layout.left - padding, middle);
  if (total > 0) return;
  context.strokeStyle = colours.warning;
  context.strokeRect(layout.left - padding - 9.5, Math.round(middle - 8) + 0.5, 12, 14);
}

/** In an overview the totals are bars. */
function drawRowBars(context: CanvasRenderingContext2D, drawing: Drawing, rows: Range): void {
  const { layout, scrolled, selection, coverage, colours } = drawing;
  const most = Math.max(1, coverage.catalogue.names.length);
  for (let row = rows.from; row < rows.to; row += 1) {
    const subscription = selection.rows[row];
    if (subscription === undefined) continue;
    const total = coverage.typeCounts.get(subscription) ?? 0;
    const length = total === 0 ? layout.left - 4 : Math.ceil(((layout.left - 8) * total) / most);
    context.fillStyle = total === 0 ? colours.warning : subscription.enabled ? colours.quiet : colours.line;
    const y = layout.top + row * layout.cellHeight - scrolled.y;
    context.fillRect(layout.left - 2 - length, y, length, Math.max(1, layout.cellHeight - 0.5));
  }
}

function drawCorner(context: CanvasRenderingContext2D, { layout, colours }: Drawing): void {
  context.fillStyle = colours.paper;
  context.fillRect(0, 0, layout.left, layout.top);
  if (layout.isOverview) return;
  context.font = smallFont;
  context.textAlign = 'end';
  context.fillStyle = colours.quiet;
  const y = layout.top - layout.totals / 2 - 1;
  context.fillText(fitText(context, 'Enabled receivers →', layout.left - 52), layout.left - padding - 34, y);
  context.fillText('Types', layout.left - padding, y);
}
