import type { Coverage, CoverageColumn } from '../../../domain/coverage/coverage.ts';
import type { CoverageSelection } from '../../../domain/coverage/select-coverage.ts';
import type { MarkedState, PictureColours } from './cell-marks.ts';
import type { Offset, PictureLayout, Size } from './picture-layout.ts';

/** All that a drawing needs to know. */
export interface Drawing {
  readonly coverage: Coverage;
  readonly selection: CoverageSelection;
  readonly layout: PictureLayout;
  readonly view: Size;
  readonly scrolled: Offset;
  readonly colours: PictureColours;
  readonly sprites: MarkSprites;
}

/** The marks, drawn once for a size and a set of colours. */
export type MarkSprites = (state: MarkedState, isDisabled: boolean) => HTMLCanvasElement;

/** Whether a column is the first of its source. */
export function startsSource(columns: readonly CoverageColumn[], column: number): boolean {
  return columns[column - 1]?.source !== columns[column]?.source;
}
