import type { CellState } from '../../../domain/coverage/coverage.ts';

/** The colours of the picture, as the page's style sheet has them now. */
export interface PictureColours {
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly paper: string;
  readonly shade: string;
  readonly mark: string;
  readonly middle: string;
  readonly pale: string;
  readonly warning: string;
  readonly muted: string;
  readonly focus: string;
}

export type MarkedState = Exclude<CellState, 'nothing'>;

/** Rows of disabled subscriptions are drawn in grey and without filling. */
export interface MarkStyle {
  readonly state: MarkedState;
  readonly isDisabled: boolean;
}

/** Lines that lean, clipped to the box: what a wildcard looks like. */
function hatch(context: CanvasRenderingContext2D, width: number, height: number): void {
  context.beginPath();
  for (let from = -height; from < width; from += 5) {
    context.moveTo(from, height);
    context.lineTo(from + height, 0);
  }
  context.stroke();
}

function cross(context: CanvasRenderingContext2D, width: number, height: number): void {
  const [across, down] = [width * 0.24, height * 0.24];
  context.beginPath();
  context.moveTo(across, down);
  context.lineTo(width - across, height - down);
  context.moveTo(width - across, down);
  context.lineTo(across, height - down);
  context.stroke();
}

function dots(context: CanvasRenderingContext2D, width: number, height: number): void {
  const radius = Math.min(width, height) / 6;
  context.beginPath();
  for (const x of [width * 0.3, width * 0.7]) {
    context.moveTo(x + radius, height / 2);
    context.arc(x, height / 2, radius, 0, Math.PI * 2);
  }
  context.fill();
}

/** Draws a cell's mark into a box whose corner is the origin. Shape and lightness tell the states apart, not the hue. */
export function drawMark(
  context: CanvasRenderingContext2D,
  { state, isDisabled }: MarkStyle,
  { width, height }: { readonly width: number; readonly height: number },
  colours: PictureColours,
): void {
  const tone = isDisabled ? colours.muted : state === 'same-url' ? colours.warning : colours.mark;
  const isFull = !isDisabled && (state === 'name' || state === 'several');
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  context.fillStyle = isFull ? tone : isDisabled ? colours.shade : state === 'same-url' ? colours.paper : colours.pale;
  context.fillRect(0, 0, width, height);
  context.strokeStyle = tone;
  context.lineWidth = 2;
  context.strokeRect(0, 0, width, height);
  context.lineWidth = 1.5;
  context.fillStyle = tone;
  if (state === 'wildcard') hatch(context, width, height);
  if (state === 'several') {
    context.strokeStyle = isDisabled ? tone : colours.paper;
    context.lineWidth = 2;
    cross(context, width, height);
  }
  if (state === 'same-url') dots(context, width, height);
  if (state === 'name' && isDisabled) {
    context.globalAlpha = 0.55;
    context.fillRect(width * 0.25, height * 0.25, width / 2, height / 2);
  }
  context.restore();
}

/** The colour of a cell that is too small for a mark. */
export function plainTone({ state, isDisabled }: MarkStyle, colours: PictureColours): string {
  if (isDisabled) return colours.muted;
  if (state === 'same-url') return colours.warning;
  if (state === 'several') return colours.ink;
  return state === 'wildcard' ? colours.middle : colours.mark;
}
