import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { CoverageColumn } from '../../../domain/coverage/coverage.ts';
import { layOutPicture, offsetToSee, pictureSize, placeAfterKey, placeAt, visibleRanges } from './picture-layout.ts';

const columnsOf = (count: number): readonly CoverageColumn[] =>
  Array.from({ length: count }, (_, position) => ({
    name: `source.event${position}.v1`,
    source: 'source',
    position,
    enabled: 0,
    disabled: 0,
  }));

const view = { width: 1_100, height: 600 };
const counts = fc.integer({ min: 1, max: 3_000 });

describe('the cells', () => {
  test.each([
    [10, 28, { cellWidth: 29, cellHeight: 26 }],
    [500, 500, { cellWidth: 15, cellHeight: 17 }],
    [10_000, 5_000, { cellWidth: 15, cellHeight: 17 }],
    [1, 1, { cellWidth: 34, cellHeight: 26 }],
  ])('of %i × %i can be read', (rows, columns, size) => {
    expect(layOutPicture(rows, columnsOf(columns), view, false)).toMatchObject(size);
  });

  test('of an overview are all in view, down to a pixel each', () => {
    const layout = layOutPicture(500, columnsOf(500), view, true);
    expect(pictureSize(layout)).toEqual({ width: view.width, height: view.height });
    expect(layOutPicture(10_000, columnsOf(5_000), view, true)).toMatchObject({ cellWidth: 1, cellHeight: 1 });
  });

  property.prop([counts, counts, fc.boolean(), fc.nat(999), fc.nat(999)], { seed: 3_065, numRuns: 500 })(
    'are found where they are, and only those in view are drawn',
    (rowCount, columnCount, isOverview, atRow, atColumn) => {
      const layout = layOutPicture(rowCount, columnsOf(columnCount), view, isOverview);
      const place = { row: atRow % rowCount, column: atColumn % columnCount };
      const scrolled = offsetToSee(layout, { x: 0, y: 0 }, view, place);
      const point = {
        x: layout.left + (place.column + 0.5) * layout.cellWidth - scrolled.x,
        y: layout.top + (place.row + 0.5) * layout.cellHeight - scrolled.y,
      };
      expect(placeAt(layout, scrolled, point)).toEqual(place);
      expect(placeAt(layout, scrolled, { x: 3, y: point.y })).toEqual({ row: place.row, column: -1 });
      expect(placeAt(layout, scrolled, { x: point.x, y: 3 })).toEqual({ row: -1, column: place.column });
      const { rows, columns } = visibleRanges(layout, scrolled, view);
      expect(place.row >= rows.from && place.row < rows.to).toBe(true);
      expect(place.column >= columns.from && place.column < columns.to).toBe(true);
      expect((rows.to - rows.from) * layout.cellHeight).toBeLessThan(view.height + 2 * layout.cellHeight);
      expect((columns.to - columns.from) * layout.cellWidth).toBeLessThan(view.width + 2 * layout.cellWidth);
    },
  );

  test('end where the picture ends', () => {
    const layout = layOutPicture(2, columnsOf(3), view, false);
    const { width, height } = pictureSize(layout);
    expect(placeAt(layout, { x: 0, y: 0 }, { x: width + 1, y: height - 1 })).toBeUndefined();
    expect(placeAt(layout, { x: 0, y: 0 }, { x: width - 1, y: height + 1 })).toBeUndefined();
    expect(placeAt(layout, { x: 0, y: 0 }, { x: 1, y: 1 })).toBeUndefined();
  });
});

describe('a key', () => {
  const picture = { rowCount: 100, columnCount: 50 };

  test.each([
    ['ArrowRight', false, { row: 3, column: 4 }, { row: 3, column: 5 }],
    ['ArrowRight', false, { row: 3, column: 49 }, { row: 3, column: 49 }],
    ['ArrowLeft', false, { row: 3, column: 0 }, { row: 3, column: -1 }],
    ['ArrowUp', false, { row: 0, column: 4 }, { row: -1, column: 4 }],
    ['ArrowUp', false, { row: 0, column: -1 }, { row: 0, column: -1 }],
    ['ArrowLeft', false, { row: -1, column: 0 }, { row: -1, column: 0 }],
    ['PageDown', false, { row: 95, column: 4 }, { row: 99, column: 4 }],
    ['PageUp', false, { row: 5, column: 4 }, { row: 0, column: 4 }],
    ['Home', false, { row: 5, column: 4 }, { row: 5, column: 0 }],
    ['End', false, { row: 5, column: 4 }, { row: 5, column: 49 }],
    ['Home', true, { row: 5, column: 4 }, { row: 0, column: 0 }],
    ['End', true, { row: 5, column: 4 }, { row: 99, column: 49 }],
    ['a', false, { row: 5, column: 4 }, undefined],
    ['Tab', false, { row: 5, column: 4 }, undefined],
  ])('%s (far: %s) from %j leads to %j', (key, isFar, from, to) => {
    expect(placeAfterKey(key, isFar, from, picture)).toEqual(to);
  });
});
