import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { csvFile, csvRecord } from './csv.ts';

/** A reader of RFC 4180, written from its grammar: one character at a time. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (isQuoted && character === '"' && text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else if (character === '"') {
      isQuoted = !isQuoted;
    } else if (!isQuoted && character === ',') {
      record.push(cell);
      cell = '';
    } else if (!isQuoted && character === '\r' && text.charAt(at + 1) === '\n') {
      records.push([...record, cell]);
      record = [];
      cell = '';
      at += 1;
    } else {
      cell += character;
    }
  }
  return records;
}

const text = fc.string({
  unit: fc.constantFrom('a', 'b', '"', "'", ',', ';', '=', '+', '-', '@', '\t', '\r', '\n', ' ', 'é', '\u{1F600}'),
  maxLength: 8,
});
const guarded = (cell: string) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell);

property.prop([fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { maxLength: 5 })], {
  seed: 3_061,
  numRuns: 2_000,
})('a reader gets back what was written, formulas made harmless', (records) => {
  const [mark, ...lines] = csvFile(records.map(csvRecord));
  expect(mark).toBe('\uFEFF');
  expect(parseCsv(lines.join(''))).toEqual(records.map((record) => record.map(guarded)));
});

describe('a cell', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['a=1', 'a=1'],
    [-1, '-1'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['', ''],
  ])('%j is written as %j', (cell, written) => {
    expect(csvRecord([cell])).toBe(`${written}\r\n`);
  });
});
